// Messages owed to people: written in the transaction of the change that causes them, delivered later.
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns/index.ts'

export const OUTBOX_STATES = ['queued', 'sending', 'sent', 'retry', 'failed', 'kept'] as const

export function defineOutbox(c: Columns) {
  const outboxMessages = c.table(
    'outbox_messages',
    {
      id: c.text('id').primaryKey(),
      /** app/outbox/message-kinds.ts */
      kind: c.text('kind').notNull(),
      channel: c.text('channel', { enum: ['email', 'sms'] }).notNull(),
      recipient: c.personalValue<{ address: string; name?: string }>('recipient').notNull(),
      recipientHash: c.text('recipient_hash').notNull(),
      language: c.text('language', { enum: ['zh-CN', 'en'] }).notNull(),
      /** what it is about; the body is made from it at delivery */
      subjectKind: c.text('subject_kind', { enum: ['registration', 'question', 'event', 'staff', 'none'] }).notNull(),
      subjectId: c.text('subject_id'),
      departmentId: c.text('department_id'),
      /** values that must not follow later changes, such as "old → new"; encrypted because they may name people */
      values: c.personalValue<Record<string, string | number | boolean | null>>('values').notNull(),
      /** messages with the same key are delivered in order */
      orderKey: c.text('order_key').notNull(),
      state: c.text('state', { enum: OUTBOX_STATES }).notNull(),
      attempts: c.integer('attempts').notNull().default(0),
      nextAttemptAt: c.instant('next_attempt_at').notNull(),
      claimedAt: c.instant('claimed_at'),
      claimedBy: c.text('claimed_by'),
      /** the same event told twice is one message */
      dedupeKey: c.text('dedupe_key').notNull().unique(),
      /** Message-ID header, stable over retries */
      messageId: c.text('message_id').notNull(),
      /** SMTP code and class, without addresses */
      lastError: c.text('last_error'),
      createdAt: c.instant('created_at').notNull(),
      sentAt: c.instant('sent_at'),
      /** the mailing it belongs to */
      mailingId: c.text('mailing_id'),
      /** what the gateway for text messages reported afterwards */
      report: c.text('report', { enum: ['delivered', 'undelivered'] }),
      reportedAt: c.instant('reported_at'),
      /** when retention or the person's wish emptied the personal columns */
      erasedAt: c.instant('erased_at'),
    },
    (t) => [
      c.index('outbox_by_state').on(t.state, t.nextAttemptAt),
      c.index('outbox_by_order').on(t.orderKey, t.id),
      c.index('outbox_by_subject').on(t.subjectKind, t.subjectId),
      c.index('outbox_by_mailing').on(t.mailingId, t.id).where(sql.raw('mailing_id is not null')),
      c.index('outbox_by_recipient').on(t.recipientHash, t.createdAt),
    ],
  )
  return { outboxMessages }
}
export type Outbox = ReturnType<typeof defineOutbox>
