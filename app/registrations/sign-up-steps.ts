// The pages of signing up, in their order, and on which of them a fault is mended.

export const SIGN_UP_STEPS = ['slot', 'party', 'question', 'check', 'done'] as const
export type SignUpStep = (typeof SIGN_UP_STEPS)[number]

/** Asked on a page of their own, which may be skipped. */
export const QUESTION_FIELDS = ['question', 'mayPublish'] as const

const isOfQuestion = (field: string) => (QUESTION_FIELDS as readonly string[]).includes(field)

type Faults = Readonly<Record<string, string>>

/** Faults by the page that asks for the field: one page is mended after the other. */
export function faultsByPage(errors: Faults): Record<'party' | 'question', Record<string, string>> {
  const entries = Object.entries(errors)
  return {
    party: Object.fromEntries(entries.filter(([field]) => !isOfQuestion(field))),
    question: Object.fromEntries(entries.filter(([field]) => isOfQuestion(field))),
  }
}
