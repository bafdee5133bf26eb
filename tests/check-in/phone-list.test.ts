// The phone decides as the server does: the same histories told to both, step by step and after an upload.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Verdict } from '#app/check-in/decide-scan.ts'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import { gateSnapshot } from '#app/check-in/gate-snapshot.server.ts'
import { recountHeads } from '#app/check-in/head-count.server.ts'
import { PhoneList } from '#app/check-in/phone-list.ts'
import type { PhoneCompanion } from '#app/check-in/phone-ticket.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { KEY_LENGTH, type ListSlot } from '#app/check-in/sealed-list.ts'
import { after, hours, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { liveCodesOf, makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeSlot, useTestStore } from '#tests/support/world.ts'
import {
  attemptOf,
  codeOf,
  companionsOf,
  decideOnPhone,
  EVENT,
  history,
  listWith,
  rowsOf,
  ServerInMemory,
  SLOTS,
} from './scan-histories.ts'

useTestStore()

const HISTORIES = 10_000

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
