// Text modules (文本模块): phrases that an answer is put together from, of a department or common to all.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'

export function defineTextModules(c: Columns, { departments }: Departments, { staff }: Accounts) {
  const textModules = c.table(
    'text_modules',
    {
      id: c.text('id').primaryKey(),
      /** null: common, offered to every department */
      departmentId: c.text('department_id').references(() => departments.id),
      title: c.text('title').notNull(),
      /** Markdown, as it is put into an answer */
      text: c.text('text').notNull(),
      language: c.text('language', { enum: ['zh-CN', 'en'] }).notNull(),
      changedBy: c
        .text('changed_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
      /** since when it is no longer offered */
      archivedAt: c.instant('archived_at'),
    },
    (t) => [c.index('text_modules_by_department').on(t.departmentId, t.id)],
  )
  return { textModules }
}
