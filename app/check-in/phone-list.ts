// The tickets as a phone knows them, and the rule of the gate run on them. Pure: no network, no storage, no clock.
import { type Decision, decideScan, ownAfter } from './decide-scan.ts'
import type { HeadCount } from './head-count.server.ts'
import type { CompanionRow, GateSnapshot, ListSlot, TicketStatus } from './sealed-list.ts'

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
  /** those of the party who have a code of their own */
  companions?: PhoneCompanion[]
}

export type PhoneCompanion = {
  key: string
  person: number
  /** came in by it and was not seen leaving */
  inside: boolean
  void: boolean
  record: string
  /** the last entry by it that this phone saw */
  last?: { happenedAt: string; gate: string }
}

/** Who was inside by an own code before, of those for whom it changed. */
export type OwnBefore = readonly (readonly [key: string, inside: boolean])[]
/** What an attempt changes: counts of the party, and the own code it was made by. */
export type PhoneMove = { arrived: number; inside: number; own?: { key: string; inside: boolean } }

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
  /** own code → ticket of the party */
  #parties = new Map<string, string>()
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
  apply(
    snapshot: Pick<GateSnapshot, 'complete' | 'slots' | 'tickets' | 'event' | 'companions'>,
    keep: ReadonlySet<string>,
  ): string[] {
    this.#slots = new Map(snapshot.slots.map((slot) => [slot.id, slot]))
    this.#limit = snapshot.event.limit
    const touched: string[] = []
    const listed = new Set<string>()
    const own = byParty(snapshot.companions ?? [])
    for (const [key, code, slot, status, partySize, arrived, inside, record, name] of snapshot.tickets) {
      listed.add(key)
      const before = this.tickets.get(key)
      if (before && keep.has(key)) continue
      const slotId = snapshot.slots[slot]?.id ?? ''
      const last = before?.last && { last: before.last }
      const rows = own.get(key)
      const companions = rows && { companions: rows.map((row) => companionOf(row, before)) }
      this.put({
        ...{ key, code, slotId, status, partySize, arrived, inside, record },
        ...(name && { name }),
        ...last,
        ...companions,
      })
      touched.push(key)
    }
    // Codes made while the list was read: their party was not among what had changed.
    for (const [party, rows] of own) {
      const ticket = this.tickets.get(party)
      if (!ticket || listed.has(party) || keep.has(party)) continue
      this.put({ ...ticket, companions: rows.map((row) => companionOf(row, ticket)) })
      touched.push(party)
    }
    if (snapshot.complete) {
      for (const key of this.tickets.keys())
        if (!listed.has(key) && !key.startsWith(OWN)) touched.push(...this.#drop(key))
    }
    return touched
  }

  /** Takes a ticket back from storage, or puts a changed one in its place. */
  put(ticket: PhoneTicket): void {
    for (const { key } of this.tickets.get(ticket.key)?.companions ?? []) this.#parties.delete(key)
    for (const { key } of ticket.companions ?? []) this.#parties.set(key, ticket.key)
    this.tickets.set(ticket.key, ticket)
    if (ticket.code) this.#codes.set(ticket.code, ticket.key)
  }

  #drop(key: string): string[] {
    const ticket = this.tickets.get(key)
    this.tickets.delete(key)
    if (ticket?.code) this.#codes.delete(ticket.code)
    for (const companion of ticket?.companions ?? []) this.#parties.delete(companion.key)
    return ticket ? [key] : []
  }

  keyOfCode(code: string): string | undefined {
    return this.#codes.get(code)
  }

  /** The ticket that a code belongs to: its own, or that of the party whose companion has the code. */
  find(key: string | undefined): { ticket: PhoneTicket; companion?: PhoneCompanion } | undefined {
    const party = key && this.#parties.get(key)
    const ticket = key === undefined ? undefined : this.tickets.get(party || key)
    const companion = party ? ticket?.companions?.find((one) => one.key === key) : undefined
    return ticket && { ticket, ...(companion && { companion }) }
  }

  /** The same rule as at the server, on what this phone knows. */
  decide(ticket: PhoneTicket | undefined, attempt: PhoneAttempt, companion?: PhoneCompanion): Decision {
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
        // The list's rows are read one after the other: a companion may be in before the party is.
        ownInside: Math.min(ticket.inside, knownInside(ticket)),
        ...(companion && { person: companion }),
        checkInOpensAt: new Date(slot.checkInOpensAt),
        checkInClosesAt: new Date(slot.checkInClosesAt),
      }
    const { override, ...rest } = attempt
    return decideScan(facts, { ...rest, eventId: this.eventId, ...(override && { force: 'override' as const }) })
  }

  /**
   * Adds people to a ticket's counts, or takes them away; never below nobody or above the party. Answers who was inside by an
   * own code before, of those for whom it changed.
   */
  move(key: string, { own, ...change }: PhoneMove, last?: PhoneTicket['last']): OwnBefore {
    const ticket = this.tickets.get(key)
    if (!ticket) return []
    const before = ticket.companions ?? []
    const counts = countsAfter(ticket, change)
    const marked = before.map((one) =>
      one.key === own?.key ? { ...one, inside: own.inside, ...(last && { last }) } : one,
    )
    const known = marked.filter((one) => one.inside).length
    const after = ownAfter(known, counts.inside) === known ? marked : marked.map((one) => ({ ...one, inside: false }))
    this.put({ ...ticket, ...counts, ...(last && { last }), ...(ticket.companions && { companions: after }) })
    return before
      .filter((one, index) => one.inside !== after[index]?.inside)
      .map((one) => [one.key, one.inside] as const)
  }

  /** Takes back a move. */
  unmove(key: string, moved: { arrived: number; inside: number }, own: OwnBefore = []): void {
    const ticket = this.tickets.get(key)
    if (!ticket) return
    const was = new Map(own)
    const companions = ticket.companions?.map((one) => ({ ...one, inside: was.get(one.key) ?? one.inside }))
    const counts = countsAfter(ticket, { arrived: -moved.arrived, inside: -moved.inside })
    this.put({ ...ticket, ...counts, ...(companions && { companions }) })
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
      ...(slot.reservedFor !== undefined && { reservedFor: slot.reservedFor, reservedForEn: slot.reservedForEn }),
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

function countsAfter(ticket: PhoneTicket, change: { arrived: number; inside: number }) {
  const within = (people: number) => Math.max(0, Math.min(ticket.partySize, people))
  return { arrived: within(ticket.arrived + change.arrived), inside: within(ticket.inside + change.inside) }
}

function byParty(rows: readonly CompanionRow[]): Map<string, CompanionRow[]> {
  const parties = new Map<string, CompanionRow[]>()
  for (const row of rows) parties.set(row[1], [...(parties.get(row[1]) ?? []), row])
  return parties
}

function companionOf(row: CompanionRow, before: PhoneTicket | undefined): PhoneCompanion {
  const [key, , person, inside, isVoid, record] = row
  const last = before?.companions?.find((one) => one.key === key)?.last
  return { key, person, inside: inside === 1, void: isVoid === 1, record, ...(last && { last }) }
}

function knownInside({ companions }: PhoneTicket): number {
  return companions?.filter((one) => one.inside).length ?? 0
}
