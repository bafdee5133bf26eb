// The tickets as a phone knows them, and the rule of the gate run on them. Pure: no network, no storage, no clock.
import { type Decision, decideScan } from './decide-scan.ts'
import type { HeadCount } from './head-count.server.ts'
import type { GateSnapshot, ListSlot, TicketStatus } from './sealed-list.ts'

export type PhoneTicket = {
  key: string
  code: string
  slotId: string
  status: TicketStatus
  partySize: number
  arrived: number
  inside: number
  /** sealed; empty for walk-ins that only this phone knows so far */
  record: string
  /** sealed; only on supervisors' phones */
  name?: string
  /** the last entry that this phone saw */
  last?: { happenedAt: string; gate: string }
}

export type PhoneAttempt = {
  kind: 'entry' | 'exit'
  slotId?: string
  count?: number
  at: Date
  /** a supervisor lets them in against the rule */
  override: boolean
}

export type WalkInDecision =
  | { outcome: 'admitted'; slotId: string; beyond: number }
  | { outcome: 'full'; limit: 'capacity' | 'safety' }
  | { outcome: 'unknownSlot' }

const OWN = 'walk-in:'

export class PhoneList {
  readonly eventId: string
  readonly tickets = new Map<string, PhoneTicket>()
  #codes = new Map<string, string>()
  #slots = new Map<string, ListSlot>()
  #limit: number | undefined

  constructor(eventId: string) {
    this.eventId = eventId
  }

  get slots(): ListSlot[] {
    return [...this.#slots.values()]
  }

  /**
   * Takes over what the server says; a complete list replaces the old one. Tickets in `keep` stay as they are: this phone
   * moved them after the server answered, and the next answer holds them again. Returns the keys that were touched.
   */
  apply(snapshot: Pick<GateSnapshot, 'complete' | 'slots' | 'tickets' | 'event'>, keep: ReadonlySet<string>): string[] {
    this.#slots = new Map(snapshot.slots.map((slot) => [slot.id, slot]))
    this.#limit = snapshot.event.limit
    const touched: string[] = []
    const listed = new Set<string>()
    for (const [key, code, slot, status, partySize, arrived, inside, record, name] of snapshot.tickets) {
      listed.add(key)
      const before = this.tickets.get(key)
      if (before && keep.has(key)) continue
      const slotId = snapshot.slots[slot]?.id ?? ''
      const last = before?.last && { last: before.last }
      this.put({ key, code, slotId, status, partySize, arrived, inside, record, ...(name && { name }), ...last })
      touched.push(key)
    }
    if (snapshot.complete) {
      for (const key of this.tickets.keys())
        if (!listed.has(key) && !key.startsWith(OWN)) touched.push(...this.#drop(key))
    }
    return touched
  }

  /** Takes a ticket back from storage, or puts a changed one in its place. */
  put(ticket: PhoneTicket): void {
    this.tickets.set(ticket.key, ticket)
    if (ticket.code) this.#codes.set(ticket.code, ticket.key)
  }

  #drop(key: string): string[] {
    const ticket = this.tickets.get(key)
    this.tickets.delete(key)
    if (ticket?.code) this.#codes.delete(ticket.code)
    return ticket ? [key] : []
  }

  keyOfCode(code: string): string | undefined {
    return this.#codes.get(code)
  }

  /** The same rule as at the server, on what this phone knows. */
  decide(ticket: PhoneTicket | undefined, attempt: PhoneAttempt): Decision {
    const slot = ticket && this.#slots.get(ticket.slotId)
    const facts = ticket &&
      slot && {
        eventId: this.eventId,
        slotId: ticket.slotId,
        status: ticket.status,
        slotCancelled: slot.cancelled,
        partySize: ticket.partySize,
        arrivedPeople: ticket.arrived,
        insidePeople: ticket.inside,
        checkInOpensAt: new Date(slot.checkInOpensAt),
        checkInClosesAt: new Date(slot.checkInClosesAt),
      }
    const { override, ...rest } = attempt
    return decideScan(facts, { ...rest, eventId: this.eventId, ...(override && { force: 'override' as const }) })
  }

  /** Adds people to a ticket's counts, or takes them away; never below nobody or above the party. */
  move(key: string, change: { arrived: number; inside: number }, last?: PhoneTicket['last']): void {
    const ticket = this.tickets.get(key)
    if (!ticket) return
    const within = (people: number) => Math.max(0, Math.min(ticket.partySize, people))
    this.put({
      ...ticket,
      arrived: within(ticket.arrived + change.arrived),
      inside: within(ticket.inside + change.inside),
      ...(last && { last }),
    })
  }

  /** Whether people without registration fit; beyond places or the venue's limit only if a supervisor insists. */
  decideWalkIn(slotId: string, people: number, insists: boolean): WalkInDecision {
    const slot = this.#slots.get(slotId)
    if (!slot || slot.cancelled) return { outcome: 'unknownSlot' }
    const { inside } = this.count()
    if (this.#limit !== undefined && inside + people > this.#limit && !insists)
      return { outcome: 'full', limit: 'safety' }
    let own = 0
    for (const [key, ticket] of this.tickets)
      if (key.startsWith(OWN) && ticket.slotId === slotId) own += ticket.partySize
    const beyond = Math.max(0, slot.taken + own + people - slot.capacity)
    if (beyond > 0 && !insists) return { outcome: 'full', limit: 'capacity' }
    return { outcome: 'admitted', slotId, beyond }
  }

  /** Counts a party that only this phone knows, until the server does. */
  addWalkIn(nonce: string, slotId: string, people: number): void {
    const key = OWN + nonce
    this.put({
      key,
      code: '',
      slotId,
      status: 'confirmed',
      partySize: people,
      arrived: people,
      inside: people,
      record: '',
    })
  }

  /** Takes people off the count of the walk-ins that only this phone knows, as far as there are any. */
  takeOutWalkIns(people: number): void {
    let left = people
    for (const ticket of [...this.tickets.values()]) {
      if (!ticket.key.startsWith(OWN) || left === 0) continue
      const gone = Math.min(left, ticket.inside)
      left -= gone
      this.put({ ...ticket, inside: ticket.inside - gone })
    }
  }

  forgetWalkIn(nonce: string): void {
    this.#drop(OWN + nonce)
  }

  /** The head count of all gates as of the last contact, plus what this phone did since. */
  count(): HeadCount {
    const bySlot = this.slots.map((slot) => ({
      slotId: slot.id,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      arrived: 0,
      inside: 0,
      expected: 0,
    }))
    const of = new Map(bySlot.map((slot) => [slot.slotId, slot]))
    for (const ticket of this.tickets.values()) {
      const slot = of.get(ticket.slotId)
      if (!slot) continue
      slot.arrived += ticket.arrived
      slot.inside += ticket.inside
      if (ticket.status === 'confirmed') slot.expected += ticket.partySize
    }
    const total = (pick: (slot: (typeof bySlot)[number]) => number) => bySlot.reduce((sum, slot) => sum + pick(slot), 0)
    return {
      inside: total((slot) => slot.inside),
      arrived: total((slot) => slot.arrived),
      expected: total((slot) => slot.expected),
      ...(this.#limit !== undefined && { limit: this.#limit }),
      bySlot,
    }
  }
}
