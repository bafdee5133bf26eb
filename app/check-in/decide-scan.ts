// The one rule of the door, run by the server and by the phone alike. Pure: facts of a ticket and an attempt in, verdict out.
import type { VERDICTS } from '#db/schema/check-in.ts'
import type { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'

export type Verdict = (typeof VERDICTS)[number]

/** Verdicts that let nobody in, whoever stands there, until somebody with the right to do so decides otherwise. */
export const REFUSALS: readonly Verdict[] = [
  'wrongSlot',
  'wrongEvent',
  'tooEarly',
  'tooLate',
  'cancelled',
  'waiting',
  'notApproved',
  'unknown',
]

/** What a phone without network may have told somebody it did not let in. */
export const TURNED_AWAY = [
  'alreadyIn',
  'wrongSlot',
  'wrongEvent',
  'tooEarly',
  'tooLate',
  'cancelled',
  'waiting',
  'notApproved',
  'unknown',
] as const satisfies readonly Verdict[]

export type TicketFacts = {
  eventId: string
  slotId: string
  status: (typeof REGISTRATION_STATUSES)[number]
  /** the slot itself does not take place */
  slotCancelled: boolean
  partySize: number
  /** people of the party who have come so far, and who are inside now; inside ≤ arrived ≤ party size */
  arrivedPeople: number
  insidePeople: number
  checkInOpensAt: Date
  checkInClosesAt: Date
}

export type Attempt = {
  kind: 'entry' | 'exit'
  /** the event the gate belongs to */
  eventId: string
  /** set when the gate admits one slot only */
  slotId?: string
  /** people coming or going now; all who still can when left out */
  count?: number
  /** the moment that decides about too early and too late */
  at: Date
  /**
   * `override`: a supervisor lets the party in although the rule refuses. `afterTheFact`: a phone without network let them in;
   * it is put on record whatever the rule says, and marked when the rule says something else.
   */
  force?: 'override' | 'afterTheFact'
  /** what a phone without network told somebody it did not let in: put on record as it was, whatever is known now */
  turnedAway?: Verdict
}

export type Decision = {
  verdict: Verdict
  /** people let through by this attempt: in at an entry, out at an exit */
  people: number
  /** what the ticket says afterwards */
  arrivedPeople: number
  insidePeople: number
  /** let in by somebody's decision, against the rule */
  forced: boolean
  /** the phone decided otherwise than the rule does; a supervisor looks at it */
  conflict: boolean
}

/**
 * Decides one attempt at the gate. Checks in this order, the first that applies is the verdict: unknown, other event,
 * cancelled, waiting or not approved, other slot, too early or too late, already in, partly in, welcome; at an exit: left.
 * `partlyIn` and `welcome` let people in, never more than belong to the party and are not inside.
 */
export function decideScan(ticket: TicketFacts | undefined, attempt: Attempt): Decision {
  if (!ticket) return nobody('unknown')
  if (ticket.eventId !== attempt.eventId) return nobody('wrongEvent')
  const stays = { arrivedPeople: ticket.arrivedPeople, insidePeople: ticket.insidePeople }
  if (attempt.turnedAway) return { ...nobody(attempt.turnedAway), ...stays }
  if (attempt.kind === 'exit') return decideExit(ticket, attempt)

  const refusal = refusalOf(ticket, attempt)
  if (refusal) {
    const forced = attempt.force === 'afterTheFact' || (attempt.force === 'override' && mayBeOverridden(refusal))
    if (!forced) return { ...nobody(refusal), ...stays }
    const entry = letIn(ticket, attempt.count)
    // After the fact the reason is told all the same; a supervisor's decision is a welcome.
    const verdict = attempt.force === 'override' ? entry.verdict : refusal
    return { ...entry, verdict, forced: true, conflict: attempt.force === 'afterTheFact' }
  }
  const entry = letIn(ticket, attempt.count)
  if (entry.verdict !== 'alreadyIn') return entry
  // Everybody is inside on paper. Who left without a scan and comes back changes no count; two phones that each let the
  // party in while they could not talk to each other do not either, but somebody should look.
  if (attempt.force === 'override') return { ...entry, verdict: 'welcome', forced: true }
  return { ...entry, forced: attempt.force !== undefined, conflict: attempt.force === 'afterTheFact' }
}

function nobody(verdict: Verdict): Decision {
  return { verdict, people: 0, arrivedPeople: 0, insidePeople: 0, forced: false, conflict: false }
}

function refusalOf(ticket: TicketFacts, attempt: Attempt): Verdict | undefined {
  if (ticket.status === 'cancelled' || ticket.status === 'expired' || ticket.slotCancelled) return 'cancelled'
  if (ticket.status === 'waiting' || ticket.status === 'offered') return 'waiting'
  if (ticket.status !== 'confirmed') return 'notApproved'
  if (attempt.slotId !== undefined && attempt.slotId !== ticket.slotId) return 'wrongSlot'
  if (attempt.at < ticket.checkInOpensAt) return 'tooEarly'
  if (attempt.at > ticket.checkInClosesAt) return 'tooLate'
  return undefined
}

/** A cancelled place may belong to somebody else by now: such a party is taken in as walk-ins, which counts places. */
function mayBeOverridden(refusal: Verdict): boolean {
  return refusal !== 'cancelled'
}

function letIn(ticket: TicketFacts, count: number | undefined): Decision {
  const outside = ticket.partySize - ticket.insidePeople
  const people = Math.max(0, Math.min(count ?? outside, outside))
  const insidePeople = ticket.insidePeople + people
  return {
    verdict: outside <= 0 ? 'alreadyIn' : ticket.insidePeople > 0 ? 'partlyIn' : 'welcome',
    people,
    // Who comes back was counted before: first those who left return, then others of the party come.
    arrivedPeople: Math.max(ticket.arrivedPeople, insidePeople),
    insidePeople,
    forced: false,
    conflict: false,
  }
}

/** Nobody is kept inside: an exit is never refused, and takes out at most those who are counted inside. */
function decideExit(ticket: TicketFacts, attempt: Attempt): Decision {
  const people = Math.max(0, Math.min(attempt.count ?? ticket.insidePeople, ticket.insidePeople))
  return {
    verdict: 'left',
    people,
    arrivedPeople: ticket.arrivedPeople,
    insidePeople: ticket.insidePeople - people,
    forced: false,
    conflict: false,
  }
}
