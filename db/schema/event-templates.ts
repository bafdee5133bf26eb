// Templates of events (范本): an activity plan to begin the next one with, of a department or common to all.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { PlanParts } from './plans.ts'

/** What a template hands on: what the event says without day, sessions and files, and its plan. */
export type EventTemplateContent = {
  event: Record<string, unknown>
  plan: PlanParts
}

export function defineEventTemplates(c: Columns, { departments }: Departments, { staff }: Accounts) {
  const eventTemplates = c.table(
    'event_templates',
    {
      id: c.text('id').primaryKey(),
      /** null: common, offered to every department */
      departmentId: c.text('department_id').references(() => departments.id),
      name: c.text('name').notNull(),
      content: c.json<EventTemplateContent>('content').notNull(),
      changedBy: c
        .text('changed_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
      /** since when it is no longer offered */
      archivedAt: c.instant('archived_at'),
    },
    (t) => [c.index('event_templates_by_department').on(t.departmentId, t.id)],
  )
  return { eventTemplates }
}
