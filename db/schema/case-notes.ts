// Internal notes on a case (内部备注): what staff say to each other about it. Never part of anything that leaves the console.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { Questions } from './questions.ts'

export const NOTE_AUDIENCES = ['case', 'department'] as const

export function defineCaseNotes(
  c: Columns,
  { departments }: Departments,
  { staff }: Accounts,
  { questions }: Questions,
) {
  const caseNotes = c.table(
    'case_notes',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      /** `case`: everybody who may see the case, co-units too; `department`: the people of the author's department */
      audience: c.text('audience', { enum: NOTE_AUDIENCES }).notNull(),
      /** for which department the author wrote; null: the overseer, over all */
      departmentId: c.text('department_id').references(() => departments.id),
      authorId: c
        .text('author_id')
        .notNull()
        .references(() => staff.id),
      text: c.personal('text').notNull(),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.index('case_notes_by_question').on(t.questionId, t.createdAt, t.id)],
  )
  return { caseNotes }
}
