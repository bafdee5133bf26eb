// The gate in a rehearsal: the same rule on ten made-up tickets. Asks no server, keeps nothing, counts nobody.
import { type Crowd, crowdAfter, refusesCount } from './crowd.ts'
import { type Decision, decideScan } from './decide-scan.ts'
import type {
  CrowdResult,
  GateAnswer,
  GateAttempt,
  GateCrowdCount,
  GateOnPhone,
  GateSession,
  GateSlotTimes,
  GateWalkIn,
  GateWalkOut,
  WalkInResult,
  WalkOutResult,
} from './gate.ts'
import { mayOverride } from './gate-device.ts'
import type { GateFind } from './gate-find.ts'
import type { HeadCount } from './head-count.server.ts'
import { walkInOf } from './offline-walk-in.ts'
import {
  PRACTICE_CASES,
  type PracticeTicket,
  practiceDigits,
  practiceNumber,
  practicePlace,
  practiceTicket,
} from './practice-codes.ts'
import type { ScanResult } from './scan-result.ts'

type Move = { number: number; arrived: number; inside: number }

export class PracticeGate implements GateOnPhone {
  readonly #session: GateSession
  readonly #place: ReturnType<typeof practicePlace>
  readonly #tickets: PracticeTicket[]
  readonly #moves = new Map<string, Move>()
  #walkIns = 0
  #crowd: Crowd = []

  /** `other`: gate and phone at which some of the made-up people came in before. */
  constructor(session: GateSession, other: { gate: string; phone: string }, began = Date.now()) {
    this.#session = session
    this.#place = practicePlace(began)
    this.#tickets = PRACTICE_CASES.map((_, index) => practiceTicket(index + 1, began, other))
  }

  get slots(): GateSlotTimes[] {
    return this.#place.slots
  }

  scan(attempt: GateAttempt): Promise<GateAnswer<ScanResult>> {
    const number = numberOf(attempt)
    const ticket = number && this.#tickets[number - 1]
    const decision = this.#decide(attempt, ticket || undefined)
    const result = this.#result(attempt, ticket || undefined, decision)
    if (ticket && decision.people > 0) {
      const { facts } = ticket
      const arrived = decision.arrivedPeople - facts.arrivedPeople
      const inside = decision.insidePeople - facts.insidePeople
      this.#moves.set(attempt.nonce, { number, arrived, inside })
      facts.arrivedPeople = decision.arrivedPeople
      facts.insidePeople = decision.insidePeople
      const { gate, deviceName: phone } = this.#session
      if (attempt.kind === 'entry') ticket.last = { happenedAt: attempt.happenedAt, gate, phone }
    }
    return Promise.resolve({ value: result })
  }

  look(attempt: GateAttempt): Promise<GateAnswer<ScanResult>> {
    const number = numberOf(attempt)
    const ticket = (number && this.#tickets[number - 1]) || undefined
    return Promise.resolve({ value: this.#result(attempt, ticket, this.#decide(attempt, ticket)) })
  }

  #decide(attempt: GateAttempt, ticket: PracticeTicket | undefined): Decision {
    const { kind, count } = attempt
    const force = attempt.force && mayOverride(this.#session.profile) ? ('override' as const) : undefined
    const at = new Date(attempt.happenedAt)
    return decideScan(ticket?.facts, { kind, count, at, force, eventId: this.#place.eventId })
  }

  #result({ nonce }: GateAttempt, ticket: PracticeTicket | undefined, decision: Decision): ScanResult {
    const { verdict, people, arrivedPeople, replaced } = decision
    const previous = verdict === 'alreadyIn' || verdict === 'partlyIn' ? ticket?.last : undefined
    const known = verdict === 'unknown' || verdict === 'wrongEvent' ? undefined : ticket
    return {
      nonce,
      verdict,
      admitted: people,
      arrived: arrivedPeople,
      partySize: known?.facts.partySize ?? 0,
      name: known?.name ?? '',
      ...(known && !replaced && { slotId: known.facts.slotId }),
      ...(previous && { previous }),
      ...(known?.care && { care: known.care }),
      ...(replaced && { replaced }),
    }
  }

  undo(undoes: string): Promise<GateAnswer<{ arrived: number; partySize: number }>> {
    const moved = this.#moves.get(undoes)
    const facts = moved && this.#tickets[moved.number - 1]?.facts
    if (!moved || !facts) return Promise.resolve({ value: { arrived: 0, partySize: 1 } })
    this.#moves.delete(undoes)
    facts.arrivedPeople -= moved.arrived
    facts.insidePeople -= moved.inside
    return Promise.resolve({ value: { arrived: facts.arrivedPeople, partySize: facts.partySize } })
  }

  walkIn(party: GateWalkIn): Promise<GateAnswer<WalkInResult>> {
    const label = `P-${String(++this.#walkIns).padStart(2, '0')}`
    const slotId = this.#place.slots[0].id
    return Promise.resolve({ value: walkInOf({ party, phone: undefined, slotId, label, beyond: 0 }).result })
  }

  walkOut({ people }: GateWalkOut): Promise<GateAnswer<WalkOutResult>> {
    return Promise.resolve({ value: { admitted: people } })
  }

  countCrowd({ people }: GateCrowdCount): Promise<GateAnswer<CrowdResult>> {
    if (refusesCount(this.#crowd, people)) return Promise.resolve({ failed: 'refused', code: 'nobodyInside' })
    this.#crowd = crowdAfter(this.#crowd, this.#session.gate, people)
    return Promise.resolve({ value: { crowd: this.#crowd } })
  }

  search(): Promise<GateAnswer<GateFind[]>> {
    return Promise.resolve({ value: [] })
  }

  count(): Promise<GateAnswer<HeadCount>> {
    return Promise.resolve({ value: { inside: 0, arrived: 0, expected: 0, crowd: [...this.#crowd], bySlot: [] } })
  }

  owes(): boolean {
    return false
  }

  now(): Date {
    return new Date()
  }
}

function numberOf({ ticket }: GateAttempt): number | undefined {
  if (!ticket || 'registrationId' in ticket) return undefined
  if ('secret' in ticket) return practiceNumber(ticket.secret)
  const index = PRACTICE_CASES.findIndex((_, at) => practiceDigits(at + 1) === ticket.shortCode)
  return index < 0 ? undefined : index + 1
}
