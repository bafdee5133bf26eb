// Which optional messages an event sends. All of them, unless the organiser switched them off.
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { events, mutedMessages } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { OPTIONAL_MESSAGES, type OptionalMessage } from './optional-messages.ts'
import { requireOrganiserOf } from './registration-policy.ts'

export async function mutedOf(reader: Reader | Tx, eventId: string): Promise<OptionalMessage[]> {
  const rows = await reader
    .select({ message: mutedMessages.message })
    .from(mutedMessages)
    .where(eq(mutedMessages.eventId, eventId))
  return OPTIONAL_MESSAGES.filter((message) => rows.some((row) => row.message === message))
}

export async function isMuted(reader: Reader | Tx, eventId: string, message: OptionalMessage): Promise<boolean> {
  return (await mutedOf(reader, eventId)).includes(message)
}

/** Sets which optional messages the event sends. Others than organisers of its department get NotFound. */
export async function switchMessages(work: Work, eventId: string, sent: readonly string[]): Promise<void> {
  const [event] = await work.tx.select().from(events).where(eq(events.id, eventId))
  if (!event) throw new NotFound()
  requireOrganiserOf(work.actor, event.departmentId)
  const before = await mutedOf(work.tx, eventId)
  const muted = OPTIONAL_MESSAGES.filter((message) => !sent.includes(message))
  const unmuted = before.filter((message) => !muted.includes(message))
  const added = muted.filter((message) => !before.includes(message))
  if (unmuted.length === 0 && added.length === 0) return
  if (unmuted.length > 0) {
    await work.tx
      .delete(mutedMessages)
      .where(and(eq(mutedMessages.eventId, eventId), inArray(mutedMessages.message, unmuted)))
  }
  for (const message of added) {
    await work.tx.insert(mutedMessages).values({ id: newId(), eventId, message }).onConflictDoNothing()
  }
  const subject = { kind: 'event', id: eventId, departmentId: event.departmentId }
  await recordAudit(work, 'event.messages-switched', subject, { muted: muted.join(' ') })
}
