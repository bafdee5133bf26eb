// Wishes to be sent the links of one's registrations, until the background answers them a second later.
import type { Columns } from '../columns/index.ts'

export function defineLinkRequests(c: Columns) {
  const linkRequests = c.table(
    'link_requests',
    {
      id: c.text('id').primaryKey(),
      /** phone number or e-mail address as asked; the row goes with the answer, whether anything was found or not */
      contact: c.personal('contact').notNull(),
      requestedAt: c.instant('requested_at').notNull(),
    },
    (t) => [c.index('link_requests_in_order').on(t.requestedAt, t.id)],
  )
  return { linkRequests }
}
