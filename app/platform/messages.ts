// Message catalogues: one file `<domain>-messages.ts` per domain, complete in both languages.
// A key that is missing in one language does not compile.
import i18next, { type i18n } from 'i18next'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from './language.ts'

export type Catalogue = Record<string, string>
export type Messages<Key extends string = string> = { readonly namespace: string; readonly keys: readonly Key[] }
export type MessageValues = Record<string, string | number>
/** Text of a key. `{{name}}` is filled from values; `count` chooses `key_one`/`key_other` in English. */
export type Translate<Key extends string> = (key: Key, values?: MessageValues) => string

const instance: i18n = i18next.createInstance()
void instance.init({
  lng: DEFAULT_LANGUAGE,
  fallbackLng: false,
  initAsync: false,
  resources: {},
  interpolation: { escapeValue: false },
  returnNull: false,
  pluralSeparator: '_',
})

const all = new Map<string, Record<Language, Catalogue>>()

/** The key a caller writes: plural forms `seats_one`, `seats_other` are asked for as `seats`. */
type Base<Key extends string> = Key extends `${infer Stem}_one` ? Stem : Key extends `${infer Stem}_other` ? Stem : Key

/** Part of a catalogue that several files make up: complete in both languages, as a catalogue is. */
export function messageTexts<const Zh extends Catalogue>(texts: {
  'zh-CN': Zh
  en: Record<keyof Zh, string> & Record<`${string}_one`, string>
}): { 'zh-CN': Zh; en: Record<keyof Zh, string> & Record<`${string}_one`, string> } {
  return texts
}

/**
 * Defines a catalogue. Chinese sets the keys; English must have each of them. For a plural write `key_other` in
 * Chinese, and `key_one` beside `key_other` in English.
 */
export function defineMessages<const Zh extends Catalogue>(
  namespace: string,
  texts: { 'zh-CN': Zh; en: Record<keyof Zh, string> & Record<`${string}_one`, string> },
): Messages<Base<keyof Zh & string>> {
  all.set(namespace, texts as Record<Language, Catalogue>)
  for (const language of LANGUAGES) {
    instance.addResourceBundle(language, namespace, (texts as Record<Language, Catalogue>)[language], true, true)
  }
  return { namespace, keys: Object.keys(texts['zh-CN']) as Base<keyof Zh & string>[] }
}

export function translator<Key extends string>(language: Language, messages: Messages<Key>): Translate<Key> {
  // Most texts have nothing to be filled in and no plural; i18next takes its time over those too.
  const texts = all.get(messages.namespace)?.[language]
  const fixed = instance.getFixedT(language, messages.namespace) as unknown as (key: string, values?: object) => string
  return (key, values) => {
    const text = values === undefined ? texts?.[key] : undefined
    return text !== undefined && !text.includes('{{') && !text.includes('$t(') ? text : fixed(key, values)
  }
}

/** Every catalogue defined so far, for tests that look through all words. */
export function definedCatalogues(): ReadonlyMap<string, Record<Language, Catalogue>> {
  return all
}
