// Setting right what the gate recorded wrongly: by organisers, with a reason, as one more attempt on record.
import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { events } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { mayCorrect, mayPair } from './check-in-policy.ts'
import { ownAfter } from './decide-scan.ts'
import type { CorrectionReason } from './gate-forms.ts'
import { addToHeadCount, findTicket, insertScan, moveTicket } from './gate-statements.server.ts'
import { noteOwn } from './note-own.server.ts'

/** Where a correction was made, in the column that names the gate. */
export const CONSOLE_GATE = '工作台'

export type Correction = { registrationId: string; arrived: number; inside: number; reason: CorrectionReason }
export type CorrectionOutcome =
  | { outcome: 'corrected' | 'unchanged' }
  /** more people than belong to the party, or more inside than have come */
  | { outcome: 'impossible'; partySize: number }
  /** the party has no place */
  | { outcome: 'notConfirmed' }
  /** somebody passed a gate at this moment: look again */
  | { outcome: 'changedMeanwhile' }

/** Sets how many of a party have come and how many are inside now. The head count follows. */
export async function correctAttendance(
  work: Work,
  eventId: string,
  { registrationId, arrived, inside, reason }: Correction,
): Promise<CorrectionOutcome> {
  const [event] = await work.tx
    .select({ id: events.id, departmentId: events.departmentId })
    .from(events)
    .where(eq(events.id, eventId))
  if (!event || !mayPair(work.actor, event)) throw new NotFound()
  if (!mayCorrect(work.actor, event)) throw new Forbidden('correct attendance')
  const ticket = await findTicket(work.tx, eventId, { registrationId })
  if (!ticket || ticket.eventId !== eventId) throw new NotFound()
  if (ticket.status !== 'confirmed' && ticket.arrivedPeople === 0) return { outcome: 'notConfirmed' }
  if (arrived > ticket.partySize || inside > arrived) return { outcome: 'impossible', partySize: ticket.partySize }
  const arrivedChange = arrived - ticket.arrivedPeople
  const insideChange = inside - ticket.insidePeople
  if (arrivedChange === 0 && insideChange === 0) return { outcome: 'unchanged' }
  const ownInside = ownAfter(ticket.ownInside, inside)
  const to = { arrivedPeople: arrived, insidePeople: inside, ownInside }
  if (!(await moveTicket(work.tx, ticket, to, work.now))) return { outcome: 'changedMeanwhile' }
  await noteOwn(work.tx, ticket, ownInside)
  await addToHeadCount(work.tx, ticket, { arrived: arrivedChange, inside: insideChange })
  const kind = insideChange < 0 ? 'exit' : 'entry'
  const id = newId()
  await insertScan(work.tx, {
    id,
    nonce: id,
    eventId,
    slotId: ticket.slotId,
    registrationId,
    staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
    gate: CONSOLE_GATE,
    kind,
    verdict: kind === 'exit' ? 'left' : 'welcome',
    people: Math.abs(insideChange),
    offline: false,
    forced: true,
    happenedAt: work.now,
    receivedAt: work.now,
    conflict: false,
    answer: { arrived, partySize: ticket.partySize, arrivedChange, insideChange },
  })
  await recordAudit(
    work,
    'scan.recorded',
    { kind: 'registration', id: registrationId, departmentId: event.departmentId },
    {
      eventId,
      arrivedBefore: ticket.arrivedPeople,
      arrived,
      insideBefore: ticket.insidePeople,
      inside,
      reason,
    },
  )
  work.changed({ kind: 'headCount', eventId })
  return { outcome: 'corrected' }
}

/** Notes that the list with full names was opened: who saw it, and how many names. */
export async function noteRosterSeen(work: Work, eventId: string, departmentId: string, people: number): Promise<void> {
  await recordAudit(
    work,
    'registration.exported',
    { kind: 'event', id: eventId, departmentId },
    { people, as: 'roster' },
  )
}
