// Programs of others that are told what happens here.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'

export function defineWebhooks(c: Columns, { staff }: Accounts) {
  const webhooks = c.table('webhooks', {
    id: c.text('id').primaryKey(),
    name: c.text('name').notNull(),
    url: c.text('url').notNull(),
    /** key of the signature; shown once */
    secret: c.personal('secret').notNull(),
    /** `registration`, `event`, `question` */
    topics: c.json<string[]>('topics').notNull(),
    state: c.text('state', { enum: ['active', 'paused'] }).notNull(),
    createdBy: c
      .text('created_by')
      .notNull()
      .references(() => staff.id),
    createdAt: c.instant('created_at').notNull(),
  })
  return { webhooks }
}
