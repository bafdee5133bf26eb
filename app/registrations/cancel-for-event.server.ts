// An event or a slot is called off: everybody registered is cancelled and told why. Nobody moves up.
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { registrations, slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { livePeopleOf, lockSlot } from './open-registration.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

/**
 * Cancels every live registration of an event and tells each person once, with the reason. Called in the transaction
 * that cancels the event. Returns how many registrations were told.
 */
export async function cancelRegistrationsOfEvent(work: Work, eventId: string, reason: string): Promise<number> {
  const all = await work.tx.select({ id: slots.id }).from(slots).where(eq(slots.eventId, eventId)).orderBy(slots.id)
  let told = 0
  for (const { id } of all) told += await cancelAll(work, id, { reason })
  return told
}

/** As for an event, for one of its slots; people are told that the others take place. */
export function cancelRegistrationsOfSlot(work: Work, slotId: string, reason: string): Promise<number> {
  return cancelAll(work, slotId, { reason, session: 'yes' })
}

/** Nobody is left, so the seats and the line are empty afterwards. `told`: what the message carries. */
async function cancelAll(work: Work, slotId: string, told: { reason: string; session?: 'yes' }): Promise<number> {
  await lockSlot(work.tx, slotId)
  const people = await livePeopleOf(work.tx, { slotId })
  await work.tx
    .update(registrations)
    .set({
      status: 'cancelled',
      cancelledAt: work.now,
      cancelledBy: 'organiser',
      endedReason: told.reason,
      offerExpiresAt: null,
      updatedAt: work.now,
    })
    .where(and(eq(registrations.slotId, slotId), inArray(registrations.status, [...LIVE_STATUSES])))
  const [slot] = await work.tx
    .update(slots)
    .set({ taken: 0, waiting: 0 })
    .where(eq(slots.id, slotId))
    .returning({ eventId: slots.eventId })
  for (const person of people) {
    await recordAudit(
      work,
      'registration.cancelled',
      { kind: 'registration', id: person.id, departmentId: person.departmentId },
      { by: 'organiser', from: person.status, because: 'event' },
    )
    await tellRegistration(work, 'event-cancelled', person, told, { dedupe: 'event-cancelled' })
  }
  if (slot) work.changed({ kind: 'seats', eventId: slot.eventId, slotId })
  return people.length
}
