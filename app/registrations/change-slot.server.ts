import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { changeValues } from '#app/outbox/message-values.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import {
  lockSlot,
  type OpenRegistration,
  openRegistration,
  type RegistrationRow,
  subjectOf,
  tellableOf,
} from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import { holdsSeats, isLive, isPartySize, type LiveStatus, largestParty, placeFor, whyClosed } from './registration.ts'
import { requireOrganiserOf } from './registration-policy.ts'
import { slotChange } from './slot-change.ts'
import {
  giveSeatsBack,
  leaveWaitingList,
  readSlot,
  type SlotNow,
  takeDrawNumber,
  takeFreeSeats,
  takeSeats,
} from './slot-seats.server.ts'
import { contactsAtOnce } from './slots-at-once.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

export type ChangeSlotOutcome =
  | { outcome: 'changed'; status: LiveStatus }
  | { outcome: 'unchanged' | 'unknown' | 'unknownSlot' | 'notLive' | 'over' }
  | { outcome: 'closed' | 'notOpenYet' | 'cancelled' }
  | { outcome: 'full' | 'alreadyRegistered' }
  | { outcome: 'partyTooLarge'; partyMax: number }

/**
 * Moves a party to another slot of the same event. The new seats are taken before the old ones are given back, so
 * nobody ends with none; without free seats nothing changes. Citizens move within the sign-up window and never past a
 * waiting list; staff may do both, as long as seats are free.
 */
export async function changeSlot(
  work: Work,
  id: string,
  toSlotId: string,
  by: 'citizen' | 'organiser' = 'citizen',
): Promise<ChangeSlotOutcome> {
  const open = await openBoth(work, id, toSlotId)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  if (by === 'organiser') requireOrganiserOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'notLive' }
  if (slot.id === toSlotId) return { outcome: 'unchanged' }
  if (work.now >= slot.endsAt || registration.arrivedPeople > 0) return { outcome: 'over' }
  const target = await readSlot(work.tx, toSlotId)
  if (!target || target.eventId !== slot.eventId) return { outcome: 'unknownSlot' }
  const closed = whyClosed(target, work.now)
  const fixed = target.allocation === 'lottery' && !target.drawnAt
  if (closed && (by === 'citizen' || fixed || closed === 'cancelled' || work.now >= target.endsAt)) {
    return { outcome: closed }
  }
  if (!isPartySize(registration.partySize, largestParty(target.partyMax, registration.groupName))) {
    return { outcome: 'partyTooLarge', partyMax: target.partyMax }
  }
  if (await isRegisteredIn(work, registration, target)) return { outcome: 'alreadyRegistered' }
  const place = await takePlaceIn(work, target, registration.partySize, by)
  if (!place) return { outcome: 'full' }
  const { status, drawNumber } = place

  await giveUpPlace(work, open)
  await work.tx
    .update(registrations)
    .set({
      slotId: toSlotId,
      status,
      waitingPosition: null,
      drawNumber,
      offerExpiresAt: null,
      calendarSequence: registration.calendarSequence + 1,
      updatedAt: work.now,
    })
    .where(eq(registrations.id, id))
  await recordAudit(work, 'registration.moved', subjectOf(open), { from: slot.id, to: toSlotId, status, by })
  const values = changeValues(slotChange(slot, target, registration.language))
  await tellRegistration(work, 'registration-changed', tellableOf(open), values, {
    dedupe: `slot:${registration.calendarSequence + 1}`,
    asked: by === 'citizen',
  })
  for (const slotId of [slot.id, toSlotId]) work.changed({ kind: 'seats', eventId: slot.eventId, slotId })
  await promoteWaiting(work, slot.id)
  return { outcome: 'changed', status }
}

/** Locks both slots in the order of their ids, so that two people changing places never wait for each other. */
async function openBoth(work: Work, id: string, toSlotId: string): Promise<OpenRegistration | undefined> {
  const [row] = await work.tx
    .select({ slotId: registrations.slotId })
    .from(registrations)
    .where(eq(registrations.id, id))
  if (!row) return undefined
  for (const slotId of [row.slotId, toSlotId].sort()) await lockSlot(work.tx, slotId)
  return openRegistration(work, id)
}

async function isRegisteredIn(work: Work, registration: RegistrationRow, target: SlotNow): Promise<boolean> {
  const { id, phoneHash: phone, emailHash: email } = registration
  return (await contactsAtOnce(work.tx, target, { phone, email }, id)).length > 0
}

const CONFIRMED = { status: 'confirmed', drawNumber: null } as const

/** Nobody is put into a lottery's seats past the draw, by staff either. */
async function takePlaceIn(
  work: Work,
  target: SlotNow,
  people: number,
  by: 'citizen' | 'organiser',
): Promise<{ status: LiveStatus; drawNumber: number | null } | undefined> {
  const place = placeFor(target, people)
  if (place === 'inLottery') {
    const drawNumber = await takeDrawNumber(work.tx, target.id)
    return drawNumber === undefined ? undefined : { status: place, drawNumber }
  }
  if (by === 'organiser') return (await takeSeats(work.tx, target.id, people)) ? CONFIRMED : undefined
  if (place === 'pendingApproval') return { status: place, drawNumber: null }
  return place === 'confirmed' && (await takeFreeSeats(work.tx, target.id, people)) ? CONFIRMED : undefined
}

async function giveUpPlace(work: Work, { registration, slot }: OpenRegistration): Promise<void> {
  if (holdsSeats(registration.status)) await giveSeatsBack(work.tx, slot.id, registration.partySize)
  if (registration.status === 'waiting') await leaveWaitingList(work.tx, slot.id, registration.partySize)
}
