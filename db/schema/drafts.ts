// Who is writing just now, and what they have not handed in yet.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Questions } from './questions.ts'

/** What is written in a form that keeps itself: an event, its plan, the answer to a question. */
export const DRAFT_KINDS = ['event', 'plan', 'answer'] as const

export function defineDrafts(c: Columns, { staff }: Accounts, { questions }: Questions) {
  const staffOf = () =>
    c
      .text('staff_id')
      .notNull()
      .references(() => staff.id)
  /** Who has an editing page open. A row is renewed while the page is open, and forgotten minutes after. */
  const deskPresences = c.table(
    'desk_presences',
    {
      kind: c.text('kind', { enum: DRAFT_KINDS }).notNull(),
      /** the event, or the question */
      subjectId: c.text('subject_id').notNull(),
      staffId: staffOf(),
      seenAt: c.instant('seen_at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.kind, t.subjectId, t.staffId] }),
      c.index('desk_presences_by_time').on(t.seenAt),
    ],
  )
  /** A form as it stood in the browser, complete or not. Deleted when the form is saved. */
  const workingDrafts = c.table(
    'working_drafts',
    {
      id: c.text('id').primaryKey(),
      kind: c.text('kind', { enum: DRAFT_KINDS }).notNull(),
      subjectId: c.text('subject_id').notNull(),
      staffId: staffOf(),
      /** fields by name; a field of several rows is a list */
      values: c.personalValue('values').notNull(),
      /** version of the event, the plan or the answer that the writer had before them */
      basedOn: c.integer('based_on').notNull(),
      createdAt: c.instant('created_at').notNull(),
      savedAt: c.instant('saved_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('working_drafts_one_each').on(t.kind, t.subjectId, t.staffId),
      c.index('working_drafts_by_time').on(t.savedAt),
    ],
  )
  /** Who writes the answer to a question: the first who began, or who took over. Deleted when it is handed in for review. */
  const answerHolds = c.table('answer_holds', {
    questionId: c
      .text('question_id')
      .primaryKey()
      .references(() => questions.id),
    departmentId: c.text('department_id').notNull(),
    staffId: staffOf(),
    heldSince: c.instant('held_since').notNull(),
    /** from whom it was taken over */
    takenFrom: c.text('taken_from').references(() => staff.id),
  })
  return { deskPresences, workingDrafts, answerHolds }
}
