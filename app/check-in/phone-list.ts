// The tickets as a phone knows them, and the rule of the gate run on them. Pure: no network, no storage, no clock.
import { type Crowd, crowdAfter } from './crowd.ts'
import { type Decision, decideScan, ownAfter } from './decide-scan.ts'
import type { HeadCount } from './head-count.server.ts'
import { PhoneCodes } from './phone-codes.ts'
import { countOnPhone } from './phone-count.ts'
import {
  byParty,
  companionOf,
  countsAfter,
  type FoundTicket,
  knownInside,
  type PhoneTicket,
  replacedOf,
  type SeenEntry,
} from './phone-ticket.ts'
import type { GatePlace, GateSnapshot, LastEntry, ListSlot } from './sealed-list.ts'

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
  readonly #codes = new PhoneCodes()
  #slots = new Map<string, ListSlot>()
  #places: readonly GatePlace[] = []
  #limit: number | undefined
  #crowd: Crowd = []

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
    snapshot: Pick<
      GateSnapshot,
      'complete' | 'slots' | 'tickets' | 'event' | 'companions' | 'replaced' | 'places' | 'crowd'
    >,
    keep: ReadonlySet<string>,
  ): string[] {
    this.#slots = new Map(snapshot.slots.map((slot) => [slot.id, slot]))
    this.#limit = snapshot.event.limit
    const touched: string[] = []
    const listed = new Set<string>()
    this.#places = snapshot.places ?? []
    this.#crowd = snapshot.crowd ?? []
    const own = byParty(snapshot.companions ?? [], ([, party]) => party)
    const replaced = byParty(snapshot.replaced ?? [], ([, , party]) => party)
    for (const [key, code, slot, status, partySize, arrived, inside, record, name] of snapshot.tickets) {
      listed.add(key)
      if (this.tickets.has(key) && keep.has(key)) continue
      const former = (replaced.get(key) ?? []).map(replacedOf)
      // Known by a code that was replaced since: the same people, and what this phone saw of them.
      const known = former.filter((old) => this.tickets.has(old.key) && !keep.has(old.key))
      const before = this.tickets.get(key) ?? this.tickets.get(known.at(-1)?.key ?? '')
      for (const old of known) touched.push(...this.#drop(old.key))
      const slotId = snapshot.slots[slot]?.id ?? ''
      const last = before?.last && { last: before.last }
      const rows = own.get(key)
      const companions = rows && { companions: rows.map((row) => companionOf(row, before)) }
      this.put({
        ...{ key, code, slotId, status, partySize, arrived, inside, record },
        ...(name && { name }),
        ...last,
        ...companions,
        ...(former.length > 0 && { replaced: former }),
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
    const before = this.tickets.get(ticket.key)
    if (before) this.#codes.remove(before)
    this.#codes.add(ticket)
    this.tickets.set(ticket.key, ticket)
  }

  #drop(key: string): string[] {
    const ticket = this.tickets.get(key)
    this.tickets.delete(key)
    if (ticket) this.#codes.remove(ticket)
    return ticket ? [key] : []
  }

  keyOfCode(code: string): string | undefined {
    return this.#codes.keyOfCode(code)
  }

  /** The ticket that a code belongs to: its own, that of the party whose companion has the code, or whose it was before it was replaced. */
  find(key: string | undefined): FoundTicket | undefined {
    return this.#codes.find(this.tickets, key)
  }

  /** An entry at any gate, as the list tells it. */
  entryAt([place, at]: LastEntry): SeenEntry {
    const [gate, phone] = typeof place === 'string' ? [place] : (this.#places[place] ?? [''])
    return { happenedAt: new Date(at * 1000).toISOString(), gate, ...(phone && { phone }) }
  }

  /** The same rule as at the server, on what this phone knows. */
  decide(found: FoundTicket | undefined, attempt: PhoneAttempt): Decision {
    const { ticket, companion, replaced } = found ?? {}
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
        ...(replaced && { replaced }),
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
  move(key: string, { own, ...change }: PhoneMove, last?: SeenEntry): OwnBefore {
    const ticket = this.tickets.get(this.#codes.nowOf(key))
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

  /** Takes back a move: counts, who was inside by an own code, and the entry that had been seen last before. */
  unmove(key: string, moved: { arrived: number; inside: number; own?: OwnBefore; last?: SeenEntry }): void {
    const ticket = this.tickets.get(this.#codes.nowOf(key))
    if (!ticket) return
    const was = new Map(moved.own)
    const { last: _, ...rest } = ticket
    const companions = ticket.companions?.map((one) => ({ ...one, inside: was.get(one.key) ?? one.inside }))
    const counts = countsAfter(ticket, { arrived: -moved.arrived, inside: -moved.inside })
    this.put({ ...rest, ...counts, ...(moved.last && { last: moved.last }), ...(companions && { companions }) })
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

  /** Takes over what the server says of people counted by hand. */
  setCrowd(crowd: Crowd): void {
    this.#crowd = crowd
  }

  get crowd(): Crowd {
    return this.#crowd
  }

  /** People counted by hand at a gate: came in, or left when negative. */
  countCrowd(gate: string, people: number): void {
    this.#crowd = crowdAfter(this.#crowd, gate, people)
  }

  /** The head count of all gates as of the last contact, plus what this phone did since. */
  count(): HeadCount {
    return countOnPhone({
      slots: this.slots,
      tickets: this.tickets.values(),
      limit: this.#limit,
      crowd: this.#crowd,
    })
  }
}
