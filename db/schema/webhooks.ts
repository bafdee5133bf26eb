// Where other programs are told of what happened, and what they were told. Nothing in a delivery names a person.
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'

export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'retry', 'failed'] as const
export const PAUSE_REASONS = ['staff', 'dead', 'gone'] as const

export function defineWebhooks(c: Columns, { departments }: Departments, { staff }: Accounts) {
  const webhookEndpoints = c.table(
    'webhook_endpoints',
    {
      id: c.text('id').primaryKey(),
      /** null: of every department */
      departmentId: c.text('department_id').references(() => departments.id),
      /** encrypted: receivers put keys into their addresses */
      url: c.personal('url').notNull(),
      /** app/webhooks/webhook-kinds.ts */
      kinds: c.json<string[]>('kinds').notNull(),
      secret: c.personal('secret').notNull(),
      /** the one before, which signs as well until then */
      formerSecret: c.personal('former_secret'),
      formerUntil: c.instant('former_until'),
      /** counts the deliveries of this endpoint, without gaps */
      lastSequence: c.integer('last_sequence').notNull().default(0),
      /** since when nothing was taken; null after a success */
      failingSince: c.instant('failing_since'),
      pausedAt: c.instant('paused_at'),
      pausedBecause: c.text('paused_because', { enum: PAUSE_REASONS }),
      removedAt: c.instant('removed_at'),
      createdBy: c
        .text('created_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.index('webhook_endpoints_in_use').on(t.id).where(sql.raw('removed_at is null'))],
  )
  const webhookDeliveries = c.table(
    'webhook_deliveries',
    {
      id: c.text('id').primaryKey(),
      endpointId: c
        .text('endpoint_id')
        .notNull()
        .references(() => webhookEndpoints.id),
      /** the audit entry it tells of, or the registration that was checked in; the header webhook-id, the same on every repeat */
      eventId: c.text('event_id').notNull(),
      kind: c.text('kind').notNull(),
      sequence: c.integer('sequence').notNull(),
      occurredAt: c.instant('occurred_at').notNull(),
      /** JSON as it is signed, letter by letter */
      body: c.text('body').notNull(),
      state: c.text('state', { enum: DELIVERY_STATES }).notNull(),
      attempts: c.integer('attempts').notNull().default(0),
      nextAttemptAt: c.instant('next_attempt_at').notNull(),
      claimedAt: c.instant('claimed_at'),
      /** of the last answer */
      status: c.integer('status'),
      lastError: c.text('last_error'),
      sentAt: c.instant('sent_at'),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('webhook_deliveries_once').on(t.endpointId, t.eventId),
      c.index('webhook_deliveries_in_order').on(t.endpointId, t.state, t.sequence),
      c.index('webhook_deliveries_by_age').on(t.createdAt),
    ],
  )
  /** How far the sealed audit trail has been read for webhooks, for each of its days. */
  const webhookCursors = c.table('webhook_cursors', {
    day: c.text('day').primaryKey(),
    number: c.integer('number').notNull(),
  })
  /** How far the scans at the door have been read for webhooks; one row. */
  const webhookScanCursors = c.table('webhook_scan_cursors', {
    id: c.text('id').primaryKey(),
    /** the id of the last scan that was read */
    readTo: c.text('read_to').notNull(),
    /** counts the readings, so that of two processes one writes */
    turn: c.integer('turn').notNull(),
  })
  return { webhookEndpoints, webhookDeliveries, webhookCursors, webhookScanCursors }
}
export type Webhooks = ReturnType<typeof defineWebhooks>
