// The organiser's desk: filters kept under a name, and acts on many registrations at once.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Events } from './events.ts'
import type { Registrations } from './registrations.ts'

export const BULK_KINDS = ['approve', 'refuse', 'move', 'cancel', 'mail'] as const
export const BULK_STATES = ['asked', 'waiting', 'running', 'done', 'withdrawn', 'stopped'] as const

export function defineDesk(
  c: Columns,
  { staff }: Accounts,
  { events, slots }: Events,
  { registrations }: Registrations,
) {
  /** A filter of the sign-up list and its columns, under a name of the person's own. */
  const savedViews = c.table(
    'saved_views',
    {
      id: c.text('id').primaryKey(),
      staffId: c
        .text('staff_id')
        .notNull()
        .references(() => staff.id),
      name: c.text('name').notNull(),
      /** query of the address: statuses and columns, never what was searched for */
      query: c.text('query').notNull(),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('saved_views_one_name').on(t.staffId, t.name)],
  )
  /**
   * asked → waiting (it can be withdrawn until `runAt`) → running (it can be stopped) → done. One to `mail` stays asked: its
   * people are those of a letter.
   */
  const bulkActs = c.table(
    'bulk_acts',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      staffId: c
        .text('staff_id')
        .notNull()
        .references(() => staff.id),
      kind: c.text('kind', { enum: BULK_KINDS }).notNull(),
      state: c.text('state', { enum: BULK_STATES }).notNull(),
      toSlotId: c.text('to_slot_id').references(() => slots.id),
      /** the people concerned read it; emptied when the act is done, the messages carry it */
      reason: c.text('reason'),
      /** where the list stood when it was chosen from */
      back: c.text('back').notNull(),
      createdAt: c.instant('created_at').notNull(),
      runAt: c.instant('run_at'),
      claimedAt: c.instant('claimed_at'),
      doneAt: c.instant('done_at'),
    },
    (t) => [c.index('bulk_acts_by_state').on(t.state, t.runAt), c.index('bulk_acts_by_event').on(t.eventId, t.id)],
  )
  const bulkActItems = c.table(
    'bulk_act_items',
    {
      id: c.text('id').primaryKey(),
      actId: c
        .text('act_id')
        .notNull()
        .references(() => bulkActs.id),
      /** order in the list it was chosen from */
      place: c.integer('place').notNull(),
      registrationId: c
        .text('registration_id')
        .notNull()
        .references(() => registrations.id),
      /** what became of it, in the use case's own word; null until its turn */
      outcome: c.text('outcome'),
    },
    (t) => [c.uniqueIndex('bulk_act_items_in_order').on(t.actId, t.place)],
  )
  /** A list of people whom staff registered at once, each for himself: all of it in one transaction. */
  const registrationLists = c.table('registration_lists', {
    id: c.text('id').primaryKey(),
    slotId: c
      .text('slot_id')
      .notNull()
      .references(() => slots.id),
    staffId: c
      .text('staff_id')
      .notNull()
      .references(() => staff.id),
    parties: c.integer('parties').notNull(),
    people: c.integer('people').notNull(),
    /** hash of the key the browser made for this submission, and of what was submitted */
    idempotencyKey: c.text('idempotency_key').notNull().unique(),
    idempotencyBody: c.text('idempotency_body').notNull(),
    createdAt: c.instant('created_at').notNull(),
  })
  return { savedViews, bulkActs, bulkActItems, registrationLists }
}
