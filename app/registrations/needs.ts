// Help that visitors ask for: ticked in a form, stored in the words in which staff read it. Pure.
import { NEEDS, type Need } from './registration-forms.ts'

/** How staff read what help is wanted, in their language. */
const NEED_WORDS: Record<Need, string> = {
  wheelchair: '轮椅席',
  signLanguage: '手语翻译',
  hearing: '听力不便，请安排前排',
}
const BETWEEN = '；'

/** What is stored of it; empty when no help is wanted. */
export function needsText(needs: readonly Need[], other: string | undefined): string {
  return [...needs.map((need) => NEED_WORDS[need]), other ?? ''].filter(Boolean).join(BETWEEN)
}

/** The ticks and the free words back from what is stored. */
export function needsOf(text: string | null): { needs: Need[]; other: string } {
  const parts = (text ?? '').split(BETWEEN).filter(Boolean)
  const needs = NEEDS.filter((need) => parts.includes(NEED_WORDS[need]))
  return { needs, other: parts.filter((part) => !needs.some((need) => NEED_WORDS[need] === part)).join(BETWEEN) }
}
