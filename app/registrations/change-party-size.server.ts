import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { changeValues } from '#app/outbox/message-values.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { formAtVersion } from './event-form-queries.server.ts'
import { type OpenRegistration, openRegistration, subjectOf, tellableOf } from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import { isLive, isPartySize, whyClosed } from './registration.ts'
import { changerOf } from './registration-policy.ts'
import { giveSeatsBack, leaveWaitingList, type SlotNow, takeFreeSeats } from './slot-seats.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

export type PartySizeOutcome =
  | { outcome: 'changed' | 'unchanged' }
  | { outcome: 'unknown' | 'notLive' | 'over' | 'closed' }
  | { outcome: 'partyTooLarge'; partyMax: number }
  /** more people than seats are free, or others wait for them */
  | { outcome: 'full' }
  /** a party on the waiting list, or with an offer, keeps its place only if it does not grow */
  | { outcome: 'mayOnlyShrink' }

/**
 * Changes how many people come. Fewer is possible until the slot is over and gives seats to the waiting list; more is
 * possible while sign-up is open, seats are free and nobody waits; organisers of the department may after it has closed,
 * but not in a draw that is still to come.
 */
export async function changePartySize(work: Work, id: string, people: number): Promise<PartySizeOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  const { partySize: before } = registration
  const by = changerOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'notLive' }
  if (work.now >= slot.endsAt || registration.arrivedPeople > 0) return { outcome: 'over' }
  if (people === before) return { outcome: 'unchanged' }
  const partyMax = registration.groupName === null ? slot.partyMax : await largestGroup(work, slot)
  // A party that was let in larger than today's limit may still shrink.
  if (!isPartySize(people, Math.max(partyMax, people < before ? before : 0))) {
    return { outcome: 'partyTooLarge', partyMax }
  }
  if (people > before) {
    if (!mayGrow(open, by, work.now)) return { outcome: 'closed' }
    if (registration.status === 'waiting' || registration.status === 'offered') return { outcome: 'mayOnlyShrink' }
    // An application that grew would take what the line waits for.
    if (registration.status === 'pendingApproval' && slot.waiting > 0) return { outcome: 'full' }
    if (registration.status === 'confirmed' && !(await takeFreeSeats(work.tx, slot.id, people - before))) {
      return { outcome: 'full' }
    }
  } else {
    await giveBack(work, open, before - people)
  }
  const changed = await work.tx
    .update(registrations)
    .set({
      partySize: people,
      companions: registration.companions?.slice(0, people - 1) ?? null,
      updatedAt: work.now,
    })
    .where(and(eq(registrations.id, id), eq(registrations.partySize, before)))
    .returning({ id: registrations.id })
  if (changed.length !== 1) throw new Error('a party changed while its slot was held')
  await recordAudit(work, 'registration.changed', subjectOf(open), { partySize: people, before, by })
  const values = changeValues([{ label: 'people', from: String(before), to: String(people) }])
  await tellRegistration(work, 'registration-changed', tellableOf(open), values, {
    dedupe: `party:${work.now.getTime()}`,
    asked: by === 'citizen',
  })
  work.changed({ kind: 'seats', eventId: slot.eventId, slotId: slot.id })
  if (people < before) await promoteWaiting(work, slot.id)
  return { outcome: 'changed' }
}

/** By the clock and the state of the event; whether seats are free is another matter. */
function mayGrow({ registration, slot }: OpenRegistration, by: 'citizen' | 'organiser', at: Date): boolean {
  const closed = whyClosed(slot, at)
  if (!closed) return true
  const stands = slot.eventState === 'published' && closed !== 'cancelled'
  return by === 'organiser' && stands && registration.status !== 'inLottery'
}

/** People of a class or delegation, as the event allows. */
async function largestGroup(work: Work, { eventId, formVersion }: SlotNow): Promise<number> {
  return (await formAtVersion(work.tx, eventId, formVersion)).rules.groupMax
}

async function giveBack(work: Work, { registration, slot }: OpenRegistration, people: number): Promise<void> {
  if (registration.status === 'waiting') await leaveWaitingList(work.tx, slot.id, people)
  if (registration.status === 'confirmed' || registration.status === 'offered') {
    await giveSeatsBack(work.tx, slot.id, people)
  }
}
