import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { events, slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { EventRecord } from './event-queries.server.ts'
import { getEventToEdit, keepVersion, slotsOfEvent, unindexEvent } from './save-event.server.ts'

export type CancelOutcome =
  | { outcome: 'cancelled'; event: EventRecord; slotIds: string[] }
  | { outcome: 'alreadyCancelled' }
  /** a draft is archived instead; what is over cannot be cancelled */
  | { outcome: 'notPublished' }
  | { outcome: 'over' }

/**
 * Cancels a published event and all its slots. It stays visible with the reason. The caller ends the registrations in
 * the same transaction, which tells their people.
 */
export async function cancelEvent(work: Work, eventId: string, reason: string): Promise<CancelOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled') return { outcome: 'alreadyCancelled' }
  if (event.state !== 'published') return { outcome: 'notPublished' }
  if (event.endsAt <= work.now) return { outcome: 'over' }
  const [cancelled] = await work.tx
    .update(events)
    .set({
      state: 'cancelled',
      cancelledAt: work.now,
      cancelReason: reason,
      version: event.version + 1,
      updatedAt: work.now,
    })
    .where(and(eq(events.id, event.id), eq(events.state, 'published'), eq(events.version, event.version)))
    .returning()
  if (!cancelled) return { outcome: 'alreadyCancelled' }
  const slotIds = (await slotsOfEvent(work.tx, event.id)).filter((slot) => slot.state === 'open').map((slot) => slot.id)
  await work.tx.update(slots).set({ state: 'cancelled' }).where(eq(slots.eventId, event.id))
  await keepVersion(work, cancelled)
  await unindexEvent(work, event.id)
  await recordAudit(
    work,
    'event.cancelled',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { slots: slotIds.length },
  )
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'cancelled', event: cancelled, slotIds }
}

/** Puts a draft that nobody needs, or an event that is over, out of the console's daily list. Nothing is deleted. */
export async function archiveEvent(
  work: Work,
  eventId: string,
): Promise<{ outcome: 'archived' | 'alreadyArchived' | 'notOver' }> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'archived') return { outcome: 'alreadyArchived' }
  // A draft that was never published must not become public by being archived, so it is refused a public state.
  if (event.state !== 'published' || event.endsAt > work.now) return { outcome: 'notOver' }
  await work.tx.update(events).set({ state: 'archived', updatedAt: work.now }).where(eq(events.id, event.id))
  await recordAudit(work, 'event.archived', { kind: 'event', id: event.id, departmentId: event.departmentId })
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'archived' }
}
