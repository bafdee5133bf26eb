// Texts kept in two languages: the Chinese is always there, the English may be missing.
import type { Language } from './language.ts'

/** `foreign` is true when an English reader gets the Chinese text, which the page then says beside it. */
export type LocalText = { text: string; foreign: boolean }

/** What a reader of `language` is shown: the English where it is wanted and filled, else the Chinese. */
export function localText(language: Language, zh: string, en: string | null | undefined): LocalText {
  if (language === 'en') return en?.trim() ? { text: en, foreign: false } : { text: zh, foreign: zh.trim() !== '' }
  return { text: zh, foreign: false }
}

/** As localText, without the note: for names in lists, meta tags and feeds. */
export function localName(language: Language, zh: string, en: string | null | undefined): string {
  return localText(language, zh, en).text
}

/** Sentences of one paragraph, without those that are empty: Chinese sets no space between them. */
export function sentences(language: Language, ...texts: string[]): string {
  return texts.filter((text) => text !== '').join(language === 'en' ? ' ' : '')
}

/** Names one after the other: `甲、乙`, `A, B`. */
export function listed(language: Language, names: readonly string[]): string {
  return names.join(language === 'en' ? ', ' : '、')
}
