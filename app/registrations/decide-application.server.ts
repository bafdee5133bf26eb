// Slots whose organiser approves each application.
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Work } from '#db/work.ts'
import { endRegistration } from './cancel-registration.server.ts'
import { openRegistration, stepRegistration, subjectOf, tellableOf } from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import { requireOrganiserOf } from './registration-policy.ts'
import { takeSeats } from './slot-seats.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

export type DecideOutcome = { outcome: 'approved' | 'refused' | 'alreadyDecided' | 'full' | 'unknown' }

/** Approves an application and takes its seats; `full` when the party no longer fits. */
export async function approveApplication(work: Work, id: string): Promise<DecideOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  requireOrganiserOf(work.actor, slot.departmentId)
  if (registration.status !== 'pendingApproval') return { outcome: 'alreadyDecided' }
  if (!(await takeSeats(work.tx, slot.id, registration.partySize))) return { outcome: 'full' }
  // After a withdrawal of the former slot's invitation the new one needs a higher revision (RFC 5546 §2.1.4).
  const calendarSequence = registration.calendarSequence + (registration.calendarSequence > 0 ? 1 : 0)
  if (!(await stepRegistration(work, registration, 'confirmed', { calendarSequence })))
    throw new Error('decided while its slot was held')
  await recordAudit(work, 'registration.approved', subjectOf(open), { partySize: registration.partySize })
  await tellRegistration(work, 'registration-confirmed', tellableOf(open), {}, { dedupe: `confirmed:${slot.id}` })
  work.changed({ kind: 'seats', eventId: slot.eventId, slotId: slot.id })
  return { outcome: 'approved' }
}

/** Refuses an application; the applicant reads the reason as it is written here. The first in line moves up in its place. */
export async function refuseApplication(work: Work, id: string, reason: string): Promise<DecideOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  requireOrganiserOf(work.actor, open.slot.departmentId)
  if (open.registration.status !== 'pendingApproval') return { outcome: 'alreadyDecided' }
  if (!(await endRegistration(work, open, 'cancelled', 'organiser', reason))) return { outcome: 'alreadyDecided' }
  await recordAudit(work, 'registration.refused', subjectOf(open))
  await tellRegistration(work, 'registration-refused', tellableOf(open), { reason }, { dedupe: 'refused' })
  await promoteWaiting(work, open.slot.id)
  return { outcome: 'refused' }
}
