// The phone decides as the server does: the same histories told to both, step by step and after an upload.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideScan, type Verdict } from '#app/check-in/decide-scan.ts'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import { gateSnapshot } from '#app/check-in/gate-snapshot.server.ts'
import { PhoneList } from '#app/check-in/phone-list.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { KEY_LENGTH, type ListRow, type ListSlot, type TicketStatus } from '#app/check-in/sealed-list.ts'
import { after, hours, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'
import { reader } from '#db/work.ts'
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
})
const history = fc.record({
  tickets: fc.array(
    fc.record({ status: statusOf, slot: fc.integer({ min: 0, max: 3 }), partySize: fc.integer({ min: 1, max: 5 }) }),
    { minLength: 2, maxLength: 2 },
  ),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
})

/** The server without its database: what record-scans.server.ts reads, decides and writes. */
class ServerInMemory {
  readonly tickets: Map<
    string,
    { status: TicketStatus; slot: ListSlot; partySize: number; arrived: number; inside: number }
  >

  constructor(rows: ListRow[]) {
    this.tickets = new Map(
      rows.map(([key, , slot, status, partySize, arrived, inside]) => [
        key,
        { status, slot: SLOTS[slot] as ListSlot, partySize, arrived, inside },
      ]),
    )
  }

  decide(key: string, { minute, override, which: _, ...attempt }: Step): { verdict: Verdict; people: number } {
    const ticket = this.tickets.get(key)
    const facts = ticket && {
      eventId: EVENT,
      slotId: ticket.slot.id,
      status: ticket.status,
      slotCancelled: ticket.slot.cancelled,
      partySize: ticket.partySize,
      arrivedPeople: ticket.arrived,
      insidePeople: ticket.inside,
      checkInOpensAt: new Date(ticket.slot.checkInOpensAt),
      checkInClosesAt: new Date(ticket.slot.checkInClosesAt),
    }
    const force = override ? ('override' as const) : undefined
    const decision = decideScan(facts, { ...attempt, eventId: EVENT, at: at(minute), force })
    if (ticket && decision.people > 0) {
      ticket.arrived = decision.arrivedPeople
      ticket.inside = decision.insidePeople
    }
    return { verdict: decision.verdict, people: decision.people }
  }
}
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

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

function listWith(rows: ListRow[]): PhoneList {
  const list = new PhoneList(EVENT)
  list.apply({ complete: true, slots: SLOTS, tickets: rows, event: { id: EVENT, title: '', titleEn: null } }, new Set())
  return list
}

function decideOnPhone(list: PhoneList, key: string, { minute, which: _, ...attempt }: Step) {
  const ticket = list.tickets.get(key)
  const decision = list.decide(ticket, { ...attempt, at: at(minute) })
  if (ticket && decision.people > 0) {
    const change = { arrived: decision.arrivedPeople - ticket.arrived, inside: decision.insidePeople - ticket.inside }
    list.move(key, change)
  }
  return { verdict: decision.verdict, people: decision.people }
}

test(`server and phone agree on ${HISTORIES} random histories, step by step and in their counts`, () => {
  fc.assert(
    fc.property(history, ({ tickets, steps }) => {
      const rows = rowsOf(tickets)
      const list = listWith(rows)
      const server = new ServerInMemory(rows)
      for (const one of steps) {
        // The third one is a ticket that nobody knows.
        const key = `key-${one.which}`
        expect(decideOnPhone(list, key, one)).toEqual(server.decide(key, one))
      }
      const inside = [...server.tickets.values()].reduce((sum, ticket) => sum + ticket.inside, 0)
      const arrived = [...server.tickets.values()].reduce((sum, ticket) => sum + ticket.arrived, 0)
      expect(list.count()).toMatchObject({ inside, arrived })
    }),
    { numRuns: HISTORIES, seed: 20261205 },
  )
})

test('the histories reach every verdict', () => {
  const met = new Set<Verdict>()
  for (const { tickets, steps } of fc.sample(history, { numRuns: 2000, seed: 5 })) {
    const list = listWith(rowsOf(tickets))
    for (const one of steps) met.add(decideOnPhone(list, `key-${one.which}`, one).verdict)
  }
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
  const list = await listOf(device)
  for (const [index, { steps }] of sample.entries()) {
    for (const { kind, count, which } of steps) {
      const ticket = tickets[index * 2 + (which % 2)] as (typeof tickets)[number]
      const key = ticket.ticketHash.slice(0, KEY_LENGTH)
      const known = list.tickets.get(key)
      const decision = list.decide(known, { kind, count, at: now(), override: false })
      const scan = { nonce: newId(), ticket: { secret: ticket.ticketSecret }, kind, count, happenedAt: now() }
      const [result] = await recordScans(device, [{ ...scan, offline: false, force: false }])
      expect({ verdict: result?.verdict, admitted: result?.admitted, arrived: result?.arrived }).toEqual({
        verdict: decision.verdict,
        admitted: decision.people,
        arrived: decision.arrivedPeople,
      })
      if (known && decision.people > 0)
        list.move(key, {
          arrived: decision.arrivedPeople - known.arrived,
          inside: decision.insidePeople - known.inside,
        })
    }
  }
  // Asked anew, the server says what the phone came to.
  const fresh = await listOf(device)
  for (const [key, ticket] of fresh.tickets) {
    expect(list.tickets.get(key)).toMatchObject({ arrived: ticket.arrived, inside: ticket.inside })
  }
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
