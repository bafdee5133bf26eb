// 现场人数: people without a ticket, counted by hand at several gates, with and without network.
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { addWalkIn } from '#app/check-in/add-walk-in.server.ts'
import { arrivalsOf } from '#app/check-in/check-in-queries.server.ts'
import { type CrowdCount, countCrowd, recountCrowds } from '#app/check-in/count-crowd.server.ts'
import { type Crowd, crowdAfter, crowdInside, refusesCount } from '#app/check-in/crowd.ts'
import { deviceActor, type GateDevice } from '#app/check-in/gate-device.ts'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import { revokeDevice } from '#app/check-in/pair-gate.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { Unauthorised } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { crowdCounts, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { askGateApi } from '#tests/support/gate-api.ts'
import { PhoneOnAWire } from '#tests/support/phone.ts'
import { makeDevice, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()
const today = { startsAt: after(now(), minutes(30)) }
const press = (people: number, offline = false): CrowdCount => ({
  ...{ nonce: newId(), people, happenedAt: now(), offline },
})
const count = (device: GateDevice, ...counts: CrowdCount[]) =>
  inTransaction(deviceActor(device), (work) => countCrowd(work, device, counts), { lane: device.eventId })
let phone: PhoneOnAWire | undefined
afterEach(() => phone?.close())

test('whatever the order in which gates are heard, the sum is the same, and never less than nobody', () => {
  const presses = fc.array(
    fc.record({ gate: fc.constantFrom('东门', '西门'), people: fc.integer({ min: -9, max: 9 }) }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(presses, (given) => {
      const sum = (list: typeof given) =>
        list.reduce<Crowd>((crowd, { gate, people }) => crowdAfter(crowd, gate, people), [])
      const forwards = sum(given)
      expect(sum([...given].reverse())).toEqual(forwards)
      const balance = given.reduce((total, { people }) => total + people, 0)
      expect(crowdInside(forwards)).toBe(Math.max(0, balance))
      expect(refusesCount(forwards, -crowdInside(forwards) - 1)).toBe(true)
      expect(refusesCount(forwards, 1)).toBe(false)
    }),
  )
})

test('each count counts once, by gate; they are inside, and take no places', async () => {
  const { event, slot } = await makeEvent({ slot: today, event: { safetyLimit: 5 } })
  const [east, west] = [await makeDevice(event.id), await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })]
  const twice = press(3)
  await count(east, twice)
  const { results, crowd } = await count(east, twice, press(1))
  expect(results.map(({ people }) => people)).toEqual([3, 1])
  expect(crowd).toEqual([{ gate: '1 号口', entered: 4, left: 0 }])
  // Who came in there leaves here.
  expect((await count(west, press(-1))).crowd).toEqual([
    { gate: '1 号口', entered: 4, left: 0 },
    { gate: '2 号口', entered: 0, left: 1 },
  ])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 3, arrived: 0, expected: 0, limit: 5 })
  expect(await reader().$count(crowdCounts)).toBe(3)
  expect(await recountCrowds(reader())).toEqual([])
  const arrivals = await arrivalsOf(reader(), event.id, now())
  expect(arrivals.gates.map(({ gate, crowd: counted }) => [gate, counted])).toEqual([
    ['1 号口', { entered: 4, left: 0 }],
    ['2 号口', { entered: 0, left: 1 }],
  ])
  // In the chart those who came in, not those who left.
  expect(arrivals.bars.reduce((sum, bar) => sum + bar.crowd, 0)).toBe(4)
  expect(arrivals.bars.reduce((sum, bar) => sum + bar.people, 0)).toBe(0)
  const [place] = await reader().select().from(slots).where(eq(slots.id, slot.id))
  expect(place?.taken).toBe(0)
})

test('more cannot leave than are inside; a phone that was without network is taken at its word', async () => {
  const { event } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  expect((await count(device, press(-1))).results).toMatchObject([{ people: 0 }])
  expect(await reader().$count(crowdCounts)).toBe(0)
  // The gate at which they came in is heard later.
  await count(device, press(-2, true))
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 0 })
  await count(await makeDevice(event.id, { name: '手机 B', gate: '2 号口' }), press(3, true))
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 1 })
})

test('they count against the venue’s limit: walk-ins wait', async () => {
  const { event } = await makeEvent({ slot: today, event: { safetyLimit: 4 } })
  const device = await makeDevice(event.id)
  await count(device, press(3))
  const walkIn = (partySize: number) =>
    inTransaction(deviceActor(device), (work) =>
      addWalkIn(work, device, { nonce: newId(), partySize, happenedAt: now(), force: false }),
    )
  expect(await walkIn(2)).toEqual({ outcome: 'full', free: 1, limit: 'safety' })
  expect(await walkIn(1)).toMatchObject({ outcome: 'admitted' })
})

test('a phone that was cut off counts nobody, another event’s nonce counts nothing, and a count has its bounds', async () => {
  const { event, departmentId } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const known = press(2)
  await count(device, known)
  const elsewhere = await makeDevice((await makeEvent({ slot: today })).event.id)
  expect((await count(elsewhere, known)).results).toEqual([{ nonce: known.nonce, people: 0 }])
  const ask = (people: number) =>
    askGateApi(
      new Request('http://localhost:3000/api/v1/gate/crowd', {
        method: 'POST',
        headers: { Authorization: `Bearer ${device.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ counts: [{ nonce: newId(), people, happenedAt: now().toISOString() }] }),
      }),
    )
  expect((await ask(1)).status).toBe(200)
  for (const people of [0, 1.5, 100, -100]) expect((await ask(people)).status, String(people)).toBe(422)
  const organiser = await makeStaff(['organiser'], departmentId)
  await inTransaction(organiser, (work) => revokeDevice(work, event.id, device.id))
  await expect(count(device, press(1))).rejects.toBeInstanceOf(Unauthorised)
  expect((await ask(1)).status).toBe(401)
})

test('a phone counts on without network, through a reload, and uploads each press once', async () => {
  const { event } = await makeEvent({ slot: today, event: { safetyLimit: 10 } })
  const device = await makeDevice(event.id)
  phone = new PhoneOnAWire(device)
  const gate = await phone.open()
  await expect.poll(() => phone?.status.at(-1)?.connection, { timeout: 25_000 }).toBe('online')
  const at = () => ({ nonce: newId(), happenedAt: new Date().toISOString() })
  expect(await gate.countCrowd({ ...at(), people: 1 })).toMatchObject({ value: { crowd: [{ entered: 1 }] } })
  phone.network = 'down'
  for (const people of [1, 1, -1]) expect(await gate.countCrowd({ ...at(), people })).toHaveProperty('value')
  expect(await gate.countCrowd({ ...at(), people: -9 })).toEqual({ failed: 'refused', code: 'nobodyInside' })
  expect(await gate.count()).toMatchObject({ value: { inside: 2, crowd: [{ entered: 3, left: 1 }] } })
  phone.close()
  const { kept } = phone
  phone = new PhoneOnAWire(device, kept)
  phone.network = 'down'
  const again = await phone.open()
  expect(phone.waiting).toBe(3)
  expect(await again.countCrowd({ ...at(), people: 1 })).toHaveProperty('value')
  phone.network = 'up'
  await expect
    .poll(() => [phone?.status.at(-1)?.connection, phone?.waiting], { timeout: 25_000 })
    .toEqual(['online', 0])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 3 })
  expect(await again.count()).toMatchObject({ value: { inside: 3, crowd: [{ gate: '1 号口', entered: 4, left: 1 }] } })
  expect(await reader().$count(crowdCounts)).toBe(5)
})
