// What was said at interviews, question hours and press conferences, and what was handed out there.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Events } from './events.ts'
import type { Questions } from './questions.ts'

export const EXCHANGE_KINDS = ['statement', 'question'] as const

export function defineOccasions(c: Columns, { staff }: Accounts, { events, files }: Events, { questions }: Questions) {
  const eventOf = () =>
    c
      .text('event_id')
      .notNull()
      .references(() => events.id)
  /** 文字实录: one statement, or one question with its answer. Public once somebody else has checked it as it reads now. */
  const exchanges = c.table(
    'exchanges',
    {
      id: c.text('id').primaryKey(),
      eventId: eventOf(),
      position: c.integer('position').notNull(),
      kind: c.text('kind', { enum: EXCHANGE_KINDS }).notNull(),
      /** who asked, as the public reads it: 网友, 主持人, the name of a medium */
      asker: c.text('asker').notNull().default(''),
      /** name of a journalist who agreed that it is public; of others none is kept */
      journalist: c.text('journalist'),
      question: c.text('question').notNull().default(''),
      speaker: c.text('speaker').notNull(),
      answer: c.text('answer').notNull(),
      /** the question of the library in which this answer is, or will be */
      questionId: c.text('question_id').references(() => questions.id),
      /** raised by every edit; a release names it */
      revision: c.integer('revision').notNull().default(1),
      editedBy: c
        .text('edited_by')
        .notNull()
        .references(() => staff.id),
      editedAt: c.instant('edited_at').notNull(),
      releasedBy: c.text('released_by').references(() => staff.id),
      releasedAt: c.instant('released_at'),
      idempotencyKey: c.text('idempotency_key').notNull().unique(),
    },
    (t) => [
      c.index('exchanges_in_order').on(t.eventId, t.position, t.id),
      c.index('exchanges_by_question').on(t.questionId),
    ],
  )
  /** Papers and graphics of a press conference or an interview; public once somebody else has released them. */
  const eventFiles = c.table(
    'event_files',
    {
      id: c.text('id').primaryKey(),
      eventId: eventOf(),
      hash: c
        .text('hash')
        .notNull()
        .references(() => files.hash),
      name: c.text('name').notNull(),
      addedBy: c
        .text('added_by')
        .notNull()
        .references(() => staff.id),
      addedAt: c.instant('added_at').notNull(),
      releasedBy: c.text('released_by').references(() => staff.id),
      releasedAt: c.instant('released_at'),
    },
    (t) => [c.uniqueIndex('event_files_once').on(t.eventId, t.hash), c.index('event_files_by_hash').on(t.hash)],
  )
  return { exchanges, eventFiles }
}
export type Occasions = ReturnType<typeof defineOccasions>
