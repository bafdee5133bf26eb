// Random histories at a gate, and the two who decide about them: a phone with its list, and a server without its database.
import fc from 'fast-check'
import { expect } from 'vitest'
import { decideScan, type Verdict } from '#app/check-in/decide-scan.ts'
import { type PhoneAttempt, PhoneList } from '#app/check-in/phone-list.ts'
import type { CompanionRow, ListRow, ListSlot, ReplacedRow, TicketStatus } from '#app/check-in/sealed-list.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'

export const EVENT = 'event'
const NOON = new Date('2026-12-05T04:00:00Z')
const at = (offset: number) => after(NOON, minutes(offset))

const slotOf = (id: string, opens: number, closes: number, cancelled = false): ListSlot => ({
  id,
  startsAt: at(opens + 30).toISOString(),
  endsAt: at(closes).toISOString(),
  checkInOpensAt: at(opens).toISOString(),
  checkInClosesAt: at(closes).toISOString(),
  cancelled,
  capacity: 50,
  taken: 10,
})
export const SLOTS = [
  slotOf('morning', -180, -60),
  slotOf('noon', -60, 60),
  slotOf('off', -60, 60, true),
  slotOf('evening', 120, 240),
]

const statusOf = fc.constantFrom<TicketStatus>(...REGISTRATION_STATUSES, 'confirmed', 'confirmed', 'confirmed')
const step = fc.record({
  kind: fc.constantFrom('entry' as const, 'entry' as const, 'exit' as const),
  count: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  slotId: fc.option(fc.constantFrom('morning', 'noon', 'off', 'evening'), { nil: undefined }),
  minute: fc.integer({ min: -300, max: 300 }),
  override: fc.boolean(),
  which: fc.integer({ min: 0, max: 2 }),
  /** the own code of a companion, or the party's */
  person: fc.option(fc.integer({ min: 2, max: 4 }), { nil: undefined }),
  /** before it the code of the party is replaced, and the phone hears of it */
  replace: fc.constantFrom(true, false, false),
  /** a code of the party that was replaced is read, if there is one */
  old: fc.boolean(),
})
export const history = fc.record({
  tickets: fc.array(
    fc.record({
      status: statusOf,
      slot: fc.integer({ min: 0, max: 3 }),
      partySize: fc.integer({ min: 1, max: 5 }),
      /** companions with a code of their own; codes beyond the party are void */
      codes: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 2, maxLength: 2 },
  ),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
})

/** The server without its database: what record-scans.server.ts reads, decides and writes. */
export class ServerInMemory {
  readonly tickets: Map<
    string,
    {
      status: TicketStatus
      slot: ListSlot
      partySize: number
      arrived: number
      inside: number
      ownInside: number
      /** who has a code and is inside by it */
      own: Map<string, { inside: boolean; void: boolean }>
      /** codes the party once had */
      former: string[]
    }
  >

  constructor(rows: ListRow[], companions: CompanionRow[]) {
    this.tickets = new Map(
      rows.map(([key, , slot, status, partySize, arrived, inside]) => [
        key,
        {
          ...{ status, slot: SLOTS[slot] as ListSlot, partySize, arrived, inside, ownInside: 0 },
          former: [],
          own: new Map(
            companions.filter((row) => row[1] === key).map((row) => [row[0], { inside: false, void: row[4] === 1 }]),
          ),
        },
      ]),
    )
  }

  /** Gives a party another code; answers what a phone is told then, counts and all. */
  replace(key: string): Parameters<PhoneList['apply']>[0] | undefined {
    const ticket = this.tickets.get(key)
    if (!ticket) return undefined
    ticket.former.push(this.codeOf(key))
    const { slot, status, partySize, arrived, inside, own } = ticket
    const now = this.codeOf(key)
    const row = [now, `short-${now}`, SLOTS.indexOf(slot), status, partySize, arrived, inside, 'x'] as ListRow
    const companions = [...own].map(([code, each]): CompanionRow => {
      return [code, now, Number(code.at(-1)), each.inside ? 1 : 0, each.void ? 1 : 0, 'x']
    })
    const replaced = ticket.former.map((old): ReplacedRow => [old, `short-${old}`, now])
    const event = { id: EVENT, title: '', titleEn: null }
    return { complete: false, slots: SLOTS, event, tickets: [row], companions, replaced }
  }

  /** The code of a party as it is now. */
  codeOf(key: string): string {
    const former = this.tickets.get(key)?.former.length ?? 0
    return former === 0 ? key : `${key}.${former}`
  }

  /** What is read at the gate: a companion's code, one that was replaced, or the party's. */
  codeRead(one: Step): { code: string; replaced: boolean } {
    const [key, own] = codeOf(one)
    if (own) return { code: own, replaced: false }
    const old = one.old ? this.tickets.get(key)?.former.at(-1) : undefined
    return old ? { code: old, replaced: true } : { code: this.codeOf(key), replaced: false }
  }

  decide(one: Step): { verdict: Verdict; people: number; replaced: boolean } {
    const { minute, override, which: _, person: __, replace: ___, old: ____, ...attempt } = one
    const [key, code] = codeOf(one)
    const { replaced } = this.codeRead(one)
    const found = this.tickets.get(key)
    const person = code === undefined ? undefined : found?.own.get(code)
    const ticket = code !== undefined && !person ? undefined : found
    const facts = ticket && {
      eventId: EVENT,
      slotId: ticket.slot.id,
      status: ticket.status,
      slotCancelled: ticket.slot.cancelled,
      partySize: ticket.partySize,
      arrivedPeople: ticket.arrived,
      insidePeople: ticket.inside,
      ownInside: ticket.ownInside,
      ...(person && { person }),
      ...(replaced && { replaced }),
      checkInOpensAt: new Date(ticket.slot.checkInOpensAt),
      checkInClosesAt: new Date(ticket.slot.checkInClosesAt),
    }
    const force = override ? ('override' as const) : undefined
    const decision = decideScan(facts, { ...attempt, eventId: EVENT, at: at(minute), force })
    if (ticket && decision.people > 0) {
      ticket.arrived = decision.arrivedPeople
      ticket.inside = decision.insidePeople
      ticket.ownInside = decision.ownInside
      // As note-own.server.ts does.
      if (person) person.inside = attempt.kind === 'entry'
      if (decision.ownInside === 0) for (const each of ticket.own.values()) each.inside = false
      expect([...ticket.own.values()].filter(({ inside }) => inside)).toHaveLength(ticket.ownInside)
    }
    return { verdict: decision.verdict, people: decision.people, replaced: decision.replaced === true }
  }
}
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Key of the party, and of the own code if that is read. The third party is one that nobody knows. */
export const codeOf = ({ which, person }: Step): [party: string, code?: string] =>
  person === undefined ? [`key-${which}`] : [`key-${which}`, `own-${which}-${person}`]

export const rowsOf = (tickets: { status: TicketStatus; slot: number; partySize: number }[]): ListRow[] =>
  tickets.map(({ status, slot, partySize }, index) => [
    `key-${index}`,
    `code-${index}`,
    slot,
    status,
    partySize,
    0,
    0,
    'x',
  ])

export const companionsOf = (tickets: { partySize: number; codes: number }[]): CompanionRow[] =>
  tickets.flatMap(({ partySize, codes }, index) =>
    Array.from({ length: codes }, (_, place): CompanionRow => {
      const person = place + 2
      return [`own-${index}-${person}`, `key-${index}`, person, 0, person > partySize ? 1 : 0, 'x']
    }),
  )

export function listWith(rows: ListRow[], companions: CompanionRow[] = []): PhoneList {
  const list = new PhoneList(EVENT)
  const event = { id: EVENT, title: '', titleEn: null }
  list.apply({ complete: true, slots: SLOTS, tickets: rows, companions, event }, new Set())
  return list
}

/** What a phone decides and notes, as offline-gate.ts does. */
export function decideOnPhone(list: PhoneList, key: string, attempt: PhoneAttempt) {
  const found = list.find(key)
  const { ticket, companion } = found ?? {}
  const decision = list.decide(found, attempt)
  if (ticket && decision.people > 0) {
    list.move(ticket.key, {
      arrived: decision.arrivedPeople - ticket.arrived,
      inside: decision.insidePeople - ticket.inside,
      ...(companion && { own: { key: companion.key, inside: attempt.kind === 'entry' } }),
    })
  }
  return decision
}

export const attemptOf = ({ kind, count, slotId, override, minute }: Step): PhoneAttempt => ({
  ...{ kind, count, slotId, override },
  at: at(minute),
})
