import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { outboxMessages } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { mayReadMessage, mayResendMessage } from './outbox-policy.ts'

/** States from which a message can be sent again; in the others it is on its way already. */
const RESENDABLE = ['sent', 'failed', 'kept', 'retry'] as const

/**
 * Puts a message on its way again, now, with the body as the tables make it today. Its Message-ID stays: a mail program
 * that has the first copy shows one mail. Who may not see the message gets NotFound, who may only look Forbidden.
 */
export async function resendMessage(work: Work, id: string): Promise<{ outcome: 'resent' | 'underway' }> {
  const [message] = await work.tx.select().from(outboxMessages).where(eq(outboxMessages.id, id))
  if (!message || !mayReadMessage(work.actor, message)) throw new NotFound()
  if (!mayResendMessage(work.actor, message)) throw new Forbidden('send this message again')
  const queued = await work.tx
    .update(outboxMessages)
    .set({ state: 'queued', attempts: 0, nextAttemptAt: work.now, lastError: null, claimedAt: null, claimedBy: null })
    .where(and(eq(outboxMessages.id, id), inArray(outboxMessages.state, [...RESENDABLE])))
    .returning({ id: outboxMessages.id })
  if (queued.length === 0) return { outcome: 'underway' }
  const subject = { kind: 'message', id, departmentId: message.departmentId }
  await recordAudit(work, 'message.resent', subject, { kind: message.kind, from: message.state })
  work.changed({ kind: 'outbox' })
  return { outcome: 'resent' }
}
