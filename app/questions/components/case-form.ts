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
  strip: { addedWorkdays: number; pauses: { from: string; to: string | null }[]; departmentId?: string }
  /** where its forms are sent: the case, with the list beside it */
  address: string
}

/** The address of the case with one thing more in its query. */
export const addressWith = ({ address }: Pick<CaseView, 'address'>, name: string, value: string) =>
  `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`

/** What was typed into this form, if it is the one that was sent. */
export function sentAs(form: SentForm | undefined, ...intents: string[]): SentForm | undefined {
  return form && intents.includes(form.intent) ? form : undefined
}
