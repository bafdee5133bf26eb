// The state of one form of the case page after it was sent.
import type { CasePageData } from '../case-page.server.ts'

export type SentForm = {
  intent: string
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | readonly string[]>>
}

/** The case as it arrives in the browser: dates as text. */
export type CaseView = Omit<CasePageData, 'receivedAt' | 'dueAt' | 'doneAt' | 'strip'> & {
  receivedAt: string
  dueAt: string
  doneAt: string | null
  strip: { addedWorkdays: number; pauses: { from: string; to: string | null }[] }
}

/** What was typed into this form, if it is the one that was sent. */
export function sentAs(form: SentForm | undefined, ...intents: string[]): SentForm | undefined {
  return form && intents.includes(form.intent) ? form : undefined
}
