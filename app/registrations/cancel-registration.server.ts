import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Work } from '#db/work.ts'
import {
  type OpenRegistration,
  openRegistration,
  stepRegistration,
  subjectOf,
  tellableOf,
} from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import { holdsSeats, isLive, type RegistrationStatus } from './registration.ts'
import { requireOrganiserOf } from './registration-policy.ts'
import { giveSeatsBack, leaveWaitingList } from './slot-seats.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

export type CancelOutcome =
  /** passedOn: somebody in the line was offered a place, or moved up to be decided on */
  | { outcome: 'cancelled'; passedOn: boolean }
  | { outcome: 'alreadyCancelled' }
  /** the slot is over: what was, stays */
  | { outcome: 'over' }
  | { outcome: 'unknown' }

/**
 * Cancels a registration for the citizen who holds its link, or for staff with a reason that is told. Its seats go to
 * the waiting list in the same transaction. The second time changes nothing and tells nobody.
 */
export async function cancelRegistration(
  work: Work,
  id: string,
  by: { kind: 'citizen' } | { kind: 'organiser'; reason?: string },
): Promise<CancelOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  if (by.kind === 'organiser') requireOrganiserOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'alreadyCancelled' }
  if (work.now >= slot.endsAt || registration.arrivedPeople > 0) return { outcome: 'over' }
  const reason = by.kind === 'organiser' ? by.reason : undefined
  if (!(await endRegistration(work, open, 'cancelled', by.kind, reason))) return { outcome: 'alreadyCancelled' }
  await recordAudit(work, 'registration.cancelled', subjectOf(open), { by: by.kind, from: registration.status })
  await tellRegistration(work, 'registration-cancelled', tellableOf(open), reason ? { reason } : {}, {
    dedupe: 'cancelled',
    // Whoever registers a stranger's address may cancel too; the page has said it already.
    asked: by.kind === 'citizen',
  })
  const promoted = await promoteWaiting(work, slot.id)
  return { outcome: 'cancelled', passedOn: promoted > 0 }
}

/** Ends a live registration and gives back what it held: seats, or its place in the line. */
export async function endRegistration(
  work: Work,
  { registration, slot }: OpenRegistration,
  to: Extract<RegistrationStatus, 'cancelled' | 'expired'>,
  by: 'citizen' | 'organiser' | 'system',
  reason?: string,
): Promise<boolean> {
  const ended = { cancelledAt: work.now, cancelledBy: by, offerExpiresAt: null, endedReason: reason ?? null }
  if (!(await stepRegistration(work, registration, to, ended))) return false
  if (holdsSeats(registration.status)) await giveSeatsBack(work.tx, slot.id, registration.partySize)
  if (registration.status === 'waiting') await leaveWaitingList(work.tx, slot.id, registration.partySize)
  work.changed({ kind: 'seats', eventId: slot.eventId, slotId: slot.id })
  return true
}
