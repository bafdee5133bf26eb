// What visitors say of an event afterwards, once per registration.
import type { Columns } from '../columns/index.ts'
import type { Events } from './events.ts'
import type { Registrations } from './registrations.ts'

export function defineFeedback(c: Columns, { events }: Events, { registrations }: Registrations) {
  const feedback = c.table(
    'feedback',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      registrationId: c
        .text('registration_id')
        .notNull()
        .unique()
        .references(() => registrations.id),
      /** 5 very satisfied … 1 very dissatisfied (政务服务“好差评”) */
      satisfaction: c.integer('satisfaction').notNull(),
      text: c.personal('text'),
      createdAt: c.instant('created_at').notNull(),
      /** when retention or the person's wish emptied the personal columns */
      erasedAt: c.instant('erased_at'),
    },
    (t) => [c.index('feedback_by_event').on(t.eventId, t.id)],
  )
  return { feedback }
}
