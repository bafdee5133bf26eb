// Scores of departments (考评): the versions of the rules by which they are computed, and what departments object to. Scores
// themselves are computed when asked, never kept. Rows are added and answered, never deleted.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'

export const SCORE_LINES = ['onTime', 'answered', 'satisfaction', 'events', 'orders'] as const
export const OBJECTION_VERDICTS = ['upheld', 'rejected'] as const

export function defineScores(c: Columns, { departments }: Departments, { staff }: Accounts) {
  /** Version 1 is app/reports/score.ts; the newest that holds from a month on or before it counts. */
  const scoreRules = c.table(
    'score_rules',
    {
      id: c.text('id').primaryKey(),
      version: c.integer('version').notNull(),
      /** `YYYY-MM`: the first month that is computed by it */
      fromMonth: c.text('from_month').notNull(),
      /** points of a whole line */
      onTime: c.integer('on_time').notNull(),
      answered: c.integer('answered').notNull(),
      satisfaction: c.integer('satisfaction').notNull(),
      events: c.integer('events').notNull(),
      /** points taken off for each order of the month */
      orange: c.integer('orange').notNull(),
      red: c.integer('red').notNull(),
      basis: c.text('basis').notNull(),
      changedBy: c
        .text('changed_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('score_rules_in_order').on(t.version)],
  )
  /** One for each line of a department's month. */
  const scoreObjections = c.table(
    'score_objections',
    {
      id: c.text('id').primaryKey(),
      month: c.text('month').notNull(),
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      line: c.text('line', { enum: SCORE_LINES }).notNull(),
      /** the rules and the points, in tenths, that the department saw */
      rulesVersion: c.integer('rules_version').notNull(),
      points: c.integer('points').notNull(),
      reason: c.text('reason').notNull(),
      raisedBy: c
        .text('raised_by')
        .notNull()
        .references(() => staff.id),
      raisedAt: c.instant('raised_at').notNull(),
      verdict: c.text('verdict', { enum: OBJECTION_VERDICTS }),
      answer: c.text('answer'),
      answeredBy: c.text('answered_by').references(() => staff.id),
      answeredAt: c.instant('answered_at'),
    },
    (t) => [c.uniqueIndex('score_objections_by_line').on(t.month, t.departmentId, t.line)],
  )
  return { scoreRules, scoreObjections }
}
