// Rumours (谣言线索): what was handed over to the body that looks into it, and what came of it. The duty to answer stays.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Questions } from './questions.ts'

export const RUMOUR_AUTHORITIES = ['police', 'cyberspace', 'platform', 'other'] as const
export const RUMOUR_OUTCOMES = ['examining', 'refuted', 'notRumour', 'dealtWith'] as const

export function defineRumours(c: Columns, { staff }: Accounts, { questions }: Questions) {
  const rumourHandOvers = c.table(
    'rumour_hand_overs',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      /** our own number within the year */
      year: c.integer('year').notNull(),
      number: c.integer('number').notNull(),
      authority: c.text('authority', { enum: RUMOUR_AUTHORITIES }).notNull(),
      /** which body exactly; internal, and on the slip */
      body: c.text('body').notNull(),
      /** why it is taken for a rumour; internal, and on the slip */
      reason: c.text('reason').notNull(),
      /** rule it is handed over under */
      basis: c.text('basis').notNull(),
      /** the number the other body gave it */
      reference: c.text('reference').notNull(),
      /** Beijing day */
      handedOn: c.text('handed_on').notNull(),
      handedBy: c
        .text('handed_by')
        .notNull()
        .references(() => staff.id),
      recordedAt: c.instant('recorded_at').notNull(),
      /** null until the other body said something */
      outcome: c.text('outcome', { enum: RUMOUR_OUTCOMES }),
      /** internal */
      outcomeNote: c.text('outcome_note').notNull().default(''),
      /** where the refutation can be read; public */
      outcomeUrl: c.text('outcome_url').notNull().default(''),
      /** Beijing day on which it was told */
      toldOn: c.text('told_on'),
      outcomeBy: c.text('outcome_by').references(() => staff.id),
    },
    (t) => [
      c.uniqueIndex('rumour_hand_overs_numbers').on(t.year, t.number),
      c.uniqueIndex('rumour_hand_overs_once').on(t.questionId, t.authority, t.body),
    ],
  )
  return { rumourHandOvers }
}
