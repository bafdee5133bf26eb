// The phone decides as the server does: the same histories told to both, step by step and after an upload.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideScan, type Verdict } from '#app/check-in/decide-scan.ts'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import { gateSnapshot } from '#app/check-in/gate-snapshot.server.ts'
import { recountHeads } from '#app/check-in/head-count.server.ts'
import { type PhoneAttempt, PhoneList } from '#app/check-in/phone-list.ts'
import type { PhoneCompanion } from '#app/check-in/phone-ticket.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import {
  type CompanionRow,
  KEY_LENGTH,
  type ListRow,
  type ListSlot,
  type ReplacedRow,
  type TicketStatus,
} from '#app/check-in/sealed-list.ts'
import { after, hours, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { liveCodesOf, makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeSlot, useTestStore } from '#tests/support/world.ts'

useTestStore()

const HISTORIES = 10_000
const EVENT = 'event'
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
const SLOTS = [
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
const history = fc.record({
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
class ServerInMemory {
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
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Key of the party, and of the own code if that is read. The third party is one that nobody knows. */
const codeOf = ({ which, person }: Step): [party: string, code?: string] =>
  person === undefined ? [`key-${which}`] : [`key-${which}`, `own-${which}-${person}`]

const rowsOf = (tickets: { status: TicketStatus; slot: number; partySize: number }[]): ListRow[] =>
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

const companionsOf = (tickets: { partySize: number; codes: number }[]): CompanionRow[] =>
  tickets.flatMap(({ partySize, codes }, index) =>
    Array.from({ length: codes }, (_, place): CompanionRow => {
      const person = place + 2
      return [`own-${index}-${person}`, `key-${index}`, person, 0, person > partySize ? 1 : 0, 'x']
    }),
  )

function listWith(rows: ListRow[], companions: CompanionRow[] = []): PhoneList {
  const list = new PhoneList(EVENT)
  const event = { id: EVENT, title: '', titleEn: null }
  list.apply({ complete: true, slots: SLOTS, tickets: rows, companions, event }, new Set())
  return list
}

/** What a phone decides and notes, as offline-gate.ts does. */
function decideOnPhone(list: PhoneList, key: string, attempt: PhoneAttempt) {
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

const attemptOf = ({ kind, count, slotId, override, minute }: Step): PhoneAttempt => ({
  ...{ kind, count, slotId, override },
  at: at(minute),
})

test(`server and phone agree on ${HISTORIES} random histories, step by step and in their counts`, () => {
  fc.assert(
    fc.property(history, ({ tickets, steps }) => {
      const rows = rowsOf(tickets)
      const companions = companionsOf(tickets)
      const list = listWith(rows, companions)
      const server = new ServerInMemory(rows, companions)
      for (const one of steps) {
        const [party] = codeOf(one)
        const told = one.replace ? server.replace(party) : undefined
        if (told) list.apply(told, new Set())
        const { verdict, people, replaced = false } = decideOnPhone(list, server.codeRead(one).code, attemptOf(one))
        expect({ verdict, people, replaced }).toEqual(server.decide(one))
      }
      for (const [key, { own }] of server.tickets) {
        const known = list.tickets.get(server.codeOf(key))?.companions ?? []
        expect(known.map((each) => [each.key, each.inside])).toEqual(
          [...own].map(([code, each]) => [code, each.inside]),
        )
      }
      const inside = [...server.tickets.values()].reduce((sum, ticket) => sum + ticket.inside, 0)
      const arrived = [...server.tickets.values()].reduce((sum, ticket) => sum + ticket.arrived, 0)
      expect(list.count()).toMatchObject({ inside, arrived })
    }),
    { numRuns: HISTORIES, seed: 20261205 },
  )
})

test('the histories reach every verdict, and codes that were replaced', () => {
  const met = new Set<Verdict>()
  let replaced = 0
  for (const { tickets, steps } of fc.sample(history, { numRuns: 2000, seed: 5 })) {
    const list = listWith(rowsOf(tickets), companionsOf(tickets))
    const server = new ServerInMemory(rowsOf(tickets), companionsOf(tickets))
    for (const one of steps) {
      const told = one.replace ? server.replace(codeOf(one)[0]) : undefined
      if (told) list.apply(told, new Set())
      const decision = decideOnPhone(list, server.codeRead(one).code, attemptOf(one))
      met.add(decision.verdict)
      if (decision.replaced) replaced++
    }
  }
  expect(replaced).toBeGreaterThan(50)
  expect([...met].sort()).toEqual(
    [
      'alreadyIn',
      'cancelled',
      'left',
      'notApproved',
      'partlyIn',
      'tooEarly',
      'tooLate',
      'unknown',
      'waiting',
      'welcome',
      'wrongSlot',
    ].sort(),
  )
})

async function listOf(device: GateDevice): Promise<PhoneList> {
  const list = new PhoneList(device.eventId)
  list.apply(await gateSnapshot(reader(), device, { now: now() }), new Set())
  return list
}

test('the real server, with its database, decides as the phone does', async () => {
  const { event, slot } = await makeEvent({ slot: { startsAt: after(now(), minutes(30)) } })
  const other = await makeSlot(event.id, { startsAt: after(now(), hours(5)) })
  const device = await makeDevice(event.id)
  const sample = fc.sample(history, { numRuns: 60, seed: 7 })
  const tickets = await Promise.all(
    sample.flatMap(({ tickets: two }) =>
      two.map(({ status, slot: place, partySize }) =>
        makeRegistration(place === 3 ? other : slot, { status, partySize }),
      ),
    ),
  )
  const codes = new Map<string, { person: number; ticketSecret: string }[]>()
  for (const { id } of tickets) {
    await inTransaction({ kind: 'citizen' }, (work) => makeOwnCodes(work, id))
    codes.set(id, await liveCodesOf(reader(), id))
  }
  let byOwnCode = 0
  const list = await listOf(device)
  for (const [index, { steps }] of sample.entries()) {
    for (const { kind, count, which, person } of steps) {
      const ticket = tickets[index * 2 + (which % 2)] as (typeof tickets)[number]
      const own = codes.get(ticket.id)?.find((code) => code.person === person)
      if (own) byOwnCode++
      const secret = own?.ticketSecret ?? ticket.ticketSecret
      const key = hashSecret(secret).slice(0, KEY_LENGTH)
      const decision = decideOnPhone(list, key, { kind, count, at: now(), override: false })
      const scan = { nonce: newId(), ticket: { secret }, kind, count, happenedAt: now() }
      const [result] = await recordScans(device, [{ ...scan, offline: false, force: false }])
      expect({ verdict: result?.verdict, admitted: result?.admitted, arrived: result?.arrived }).toEqual({
        verdict: decision.verdict,
        admitted: decision.people,
        arrived: decision.arrivedPeople,
      })
    }
  }
  expect(byOwnCode).toBeGreaterThan(20)
  // Asked anew, the server says what the phone came to.
  const fresh = await listOf(device)
  for (const [key, ticket] of fresh.tickets) {
    const known = list.tickets.get(key)
    expect(known).toMatchObject({ arrived: ticket.arrived, inside: ticket.inside })
    const insideOf = (companions: PhoneCompanion[] = []) => companions.map((one) => [one.key, one.inside])
    expect(insideOf(known?.companions)).toEqual(insideOf(ticket.companions))
  }
  expect((await recountHeads(reader())).filter(({ differs }) => differs)).toEqual([])
})

test('walk-ins fit into places and the venue’s limit, or a supervisor insists', () => {
  const list = new PhoneList(EVENT)
  const slots = [{ ...(SLOTS[1] as ListSlot), capacity: 12, taken: 10 }]
  list.apply(
    { complete: true, slots, tickets: [], event: { id: EVENT, title: '', titleEn: null, limit: 3 } },
    new Set(),
  )
  expect(list.decideWalkIn('noon', 2, false)).toMatchObject({ outcome: 'admitted', beyond: 0 })
  list.addWalkIn('one', 'noon', 2)
  expect(list.decideWalkIn('noon', 1, false)).toEqual({ outcome: 'full', limit: 'capacity' })
  expect(list.decideWalkIn('noon', 2, false)).toEqual({ outcome: 'full', limit: 'safety' })
  expect(list.decideWalkIn('noon', 2, true)).toMatchObject({ outcome: 'admitted', beyond: 2 })
  expect(list.decideWalkIn('nowhere', 1, true)).toEqual({ outcome: 'unknownSlot' })
  expect(list.count()).toMatchObject({ inside: 2, arrived: 2 })
  list.forgetWalkIn('one')
  expect(list.count()).toMatchObject({ inside: 0 })
})

test('a ticket moved meanwhile stays as the phone has it, all others follow the server', () => {
  const list = listWith(
    rowsOf([
      { status: 'confirmed', slot: 1, partySize: 2 },
      { status: 'confirmed', slot: 1, partySize: 2 },
    ]),
  )
  list.move('key-0', { arrived: 2, inside: 2 })
  const rows = rowsOf([
    { status: 'confirmed', slot: 1, partySize: 2 },
    { status: 'cancelled', slot: 1, partySize: 2 },
  ])
  const delta = { complete: false, slots: SLOTS, tickets: rows, event: { id: EVENT, title: '', titleEn: null } }
  expect(list.apply(delta, new Set(['key-0']))).toEqual(['key-1'])
  expect(list.tickets.get('key-0')).toMatchObject({ inside: 2 })
  expect(list.tickets.get('key-1')).toMatchObject({ status: 'cancelled' })
})
