// Concerns from elsewhere (社会关切、政务舆情): where a question was found that nobody asked here. The words themselves are
// the question's original text. One row each, never changed.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Questions } from './questions.ts'

export const CONCERN_MEDIA = ['media', 'online', 'hotline', 'petition', 'meeting', 'superior'] as const

export function defineConcerns(c: Columns, { staff }: Accounts, { questions }: Questions) {
  const concernSources = c.table(
    'concern_sources',
    {
      questionId: c
        .text('question_id')
        .primaryKey()
        .references(() => questions.id),
      medium: c.text('medium', { enum: CONCERN_MEDIA }).notNull(),
      /** which paper, platform, line, office or meeting */
      outlet: c.text('outlet').notNull(),
      title: c.text('title').notNull(),
      url: c.text('url').notNull(),
      /** of the work order or letter; internal */
      reference: c.text('reference').notNull(),
      /** Beijing day */
      foundOn: c.text('found_on').notNull(),
      /** how many people said it, as counted by whoever entered it; internal */
      voices: c.integer('voices').notNull(),
      /** the public answer names outlet and title */
      named: c.boolean('named').notNull(),
      enteredBy: c
        .text('entered_by')
        .notNull()
        .references(() => staff.id),
      enteredAt: c.instant('entered_at').notNull(),
    },
    (t) => [c.index('concern_sources_in_order').on(t.enteredAt, t.questionId)],
  )
  return { concernSources }
}
