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
  /** of those inside, companions who came in by codes of their own; nobody when left out, and never more than are inside */
  ownInside?: number
  /** the companion whose own code was read; left out when it was the code of the party */
  person?: {
    /** came in by this code and was not seen leaving */
    inside: boolean
    /** no longer comes along: the code lets nobody in */
    void: boolean
  }
  /** the code that was read is no longer theirs: another one took its place, and this one lets nobody in */
  replaced?: boolean
  checkInOpensAt: Date
  checkInClosesAt: Date
}

export type Attempt = {
  kind: 'entry' | 'exit'
  /** the event the gate belongs to */
  eventId: string
  /** set when the gate admits one slot only */
  slotId?: string
  /** people coming or going now; all who still can when left out. By a code of one's own it is always one. */
  count?: number
  /** the moment that decides about too early and too late */
  at: Date
  /**
   * `override`: a supervisor lets the party in although the rule refuses. `afterTheFact`: a phone without network let them in;
   * it is put on record whatever the rule says, and marked when the rule says something else.
   */
  force?: 'override' | 'afterTheFact'
  /** people of the party seen leaving after this moment, before the server knew that they had come in */
  leftSince?: number
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
  /** of those inside, companions known by their own codes. Nobody is when the party's code took out so many that it may have been they */
  ownInside: number
  /** let in by somebody's decision, against the rule */
  forced: boolean
  /** the phone decided otherwise than the rule does; a supervisor looks at it */
  conflict: boolean
  /** people whom a phone without network let in although nobody of the party was outside any more; counted nowhere */
  overlap?: number
  /** of those let in, people who are known to have left since: they came, and are not inside */
  gone?: number
  /** of those who left, people who were not counted inside: a phone without network may have let them in */
  uncounted?: number
  /** 码已更换: the reason for `cancelled`; the registration itself stands */
  replaced?: true
}

/**
 * Decides one attempt at the gate. Checks in this order, the first that applies is the verdict: unknown, other event,
 * cancelled, code replaced (told as `cancelled`, and marked), waiting or not approved, other slot, too early or too late, already in, partly in, welcome; at an exit: left.
 * `partlyIn` and `welcome` let people in, never more than belong to the party and are not inside.
 *
 * The code of the party lets in all of it, or a chosen number. A companion's own code (每人一码) lets in one, once, as long as
 * somebody of the party is outside, and takes out one; who came in by the party's code is not known, and is nobody's reason
 * to be refused.
 *
 * What a phone let in without network is counted as far as the party goes; whom it let in beyond is `overlap`, and a conflict.
 * Who was seen leaving since has arrived and is not inside.
 */
export function decideScan(ticket: TicketFacts | undefined, attempt: Attempt): Decision {
  if (!ticket) return nobody('unknown')
  if (ticket.eventId !== attempt.eventId) return nobody('wrongEvent')
  const { arrivedPeople, insidePeople, ownInside = 0 } = ticket
  const stays = { arrivedPeople, insidePeople, ownInside }
  const replaced = isReplaced(ticket) ? { replaced: true as const } : {}
  if (attempt.turnedAway) {
    return { ...nobody(attempt.turnedAway), ...stays, ...(attempt.turnedAway === 'cancelled' && replaced) }
  }
  if (attempt.kind === 'exit') return decideExit(ticket, attempt)

  const refusal = refusalOf(ticket, attempt)
  if (refusal) {
    const told = refusal === 'cancelled' ? replaced : {}
    const forced = attempt.force === 'afterTheFact' || (attempt.force === 'override' && mayBeOverridden(refusal))
    if (!forced) return { ...nobody(refusal), ...stays, ...told }
    const entry = letIn(ticket, attempt)
    if (attempt.force === 'override') return { ...entry, forced: true }
    // After the fact the reason is told all the same; a supervisor's decision is a welcome.
    return { ...entry, ...overlapOf(ticket, attempt, entry), verdict: refusal, forced: true, conflict: true, ...told }
  }
  const entry = letIn(ticket, attempt)
  if (entry.verdict !== 'alreadyIn') return { ...entry, ...overlapOf(ticket, attempt, entry) }
  // Everybody is inside on paper. Who left without a scan and comes back changes no count; two phones that each let the
  // party in while they could not talk to each other do not either, but somebody should look.
  if (attempt.force === 'override') return { ...entry, verdict: 'welcome', forced: true }
  return { ...entry, forced: attempt.force !== undefined, conflict: attempt.force === 'afterTheFact' }
}

/** Two phones that could not talk to each other let in more than belong to the party: the rule counts only the party. */
function overlapOf(ticket: TicketFacts, { force, count }: Attempt, { people }: Decision): Partial<Decision> {
  const overlap = force !== 'afterTheFact' || ticket.person || count === undefined ? 0 : count - people
  return overlap > 0 ? { overlap, forced: true, conflict: true } : {}
}

function nobody(verdict: Verdict): Decision {
  return { verdict, people: 0, arrivedPeople: 0, insidePeople: 0, ownInside: 0, forced: false, conflict: false }
}

/** The registration stands, and the code is what keeps them out. */
function isReplaced(ticket: TicketFacts): boolean {
  return ticket.replaced === true && !hasEnded(ticket)
}

const hasEnded = ({ status, slotCancelled }: TicketFacts) =>
  status === 'cancelled' || status === 'expired' || slotCancelled

function refusalOf(ticket: TicketFacts, attempt: Attempt): Verdict | undefined {
  if (hasEnded(ticket) || ticket.person?.void || ticket.replaced) return 'cancelled'
  if (ticket.status === 'waiting' || ticket.status === 'offered') return 'waiting'
  if (ticket.status !== 'confirmed') return 'notApproved'
  if (attempt.slotId !== undefined && attempt.slotId !== ticket.slotId) return 'wrongSlot'
  if (attempt.at < ticket.checkInOpensAt) return 'tooEarly'
  if (attempt.at > ticket.checkInClosesAt) return 'tooLate'
  return undefined
}

/**
 * A cancelled place may belong to somebody else by now: such a party is taken in as walk-ins, which counts places. Who holds a
 * code that was replaced is not the one it was replaced for: they are looked up by name, or show the new one.
 */
function mayBeOverridden(refusal: Verdict): boolean {
  return refusal !== 'cancelled'
}

function letIn(ticket: TicketFacts, { count, leftSince = 0 }: Attempt): Decision {
  const { person, ownInside = 0 } = ticket
  const outside = ticket.partySize - ticket.insidePeople
  const coming = person ? (person.inside ? 0 : 1) : (count ?? outside)
  const people = Math.max(0, Math.min(coming, outside))
  const gone = Math.min(people, leftSince)
  const insidePeople = ticket.insidePeople + people - gone
  return {
    verdict: outside <= 0 || person?.inside ? 'alreadyIn' : ticket.insidePeople > 0 ? 'partlyIn' : 'welcome',
    people,
    // Who comes back was counted before: first those who left return, then others of the party come.
    arrivedPeople: Math.max(ticket.arrivedPeople, ticket.insidePeople + people),
    insidePeople,
    ownInside: ownInside + (person ? people - gone : 0),
    forced: false,
    conflict: false,
    ...(gone > 0 && { gone }),
  }
}

/** Nobody is kept inside: an exit is never refused, and takes out at most those who are counted inside. */
function decideExit(ticket: TicketFacts, attempt: Attempt): Decision {
  const { person, ownInside = 0 } = ticket
  const going = person ? 1 : (attempt.count ?? ticket.insidePeople)
  const people = Math.max(0, Math.min(going, ticket.insidePeople))
  const insidePeople = ticket.insidePeople - people
  const known = ownInside - (person?.inside ? people : 0)
  const meant = person ? 1 : (attempt.count ?? (people > 0 ? people : ticket.partySize))
  return {
    verdict: 'left',
    people,
    arrivedPeople: ticket.arrivedPeople,
    insidePeople,
    // Fewer are inside than are known to be: somebody of them left by the party's code, and nobody knows who.
    ownInside: ownAfter(known, insidePeople),
    forced: false,
    conflict: false,
    ...(meant > people && { uncounted: meant - people }),
  }
}

/** Of those inside, people still known by their own codes, when so many came in by them. */
export function ownAfter(known: number, insidePeople: number): number {
  return known > insidePeople ? 0 : known
}
