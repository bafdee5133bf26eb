// The question wall of an event (现场问题墙): what the host has put up, votes, and what was answered on the spot.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Events } from './events.ts'
import type { Questions } from './questions.ts'

export const WALL_STATES = ['shown', 'answered', 'written', 'hidden'] as const

export function defineWall(c: Columns, { staff }: Accounts, { events }: Events, { questions }: Questions) {
  /** What the whole room looks at. */
  const walls = c.table('walls', {
    eventId: c
      .text('event_id')
      .primaryKey()
      .references(() => events.id),
    answeringId: c.text('answering_id').references(() => questions.id),
    pinnedId: c.text('pinned_id').references(() => questions.id),
  })
  /** A question that was put up at least once. Its words are the question's public copy. */
  const wallItems = c.table(
    'wall_items',
    {
      questionId: c
        .text('question_id')
        .primaryKey()
        .references(() => questions.id),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      state: c.text('state', { enum: WALL_STATES }).notNull(),
      votes: c.integer('votes').notNull().default(0),
      /** votes by which the list is ordered; stands still while a question is being answered */
      orderVotes: c.integer('order_votes').notNull().default(0),
      shownAt: c.instant('shown_at').notNull(),
      changedAt: c.instant('changed_at').notNull(),
    },
    (t) => [c.index('wall_items_by_event').on(t.eventId, t.state)],
  )
  /** One per device and question. */
  const wallVotes = c.table(
    'wall_votes',
    {
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      /** keyed hash of a random mark in a cookie */
      deviceHash: c.text('device_hash').notNull(),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.questionId, t.deviceHash] })],
  )
  /** What was said in the room. The published answer grows from it, through the same reviews as every other. */
  const spokenAnswers = c.table(
    'spoken_answers',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      /** unit and post of who answered, as announced in the room */
      speaker: c.text('speaker').notNull(),
      summary: c.text('summary').notNull(),
      recordedBy: c
        .text('recorded_by')
        .notNull()
        .references(() => staff.id),
      recordedAt: c.instant('recorded_at').notNull(),
      idempotencyKey: c.text('idempotency_key').notNull().unique(),
    },
    (t) => [c.index('spoken_answers_by_question').on(t.questionId, t.recordedAt)],
  )
  return { walls, wallItems, wallVotes, spokenAnswers }
}
export type Wall = ReturnType<typeof defineWall>
