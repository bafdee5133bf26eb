import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { recordScans, type ScanInput } from '#app/check-in/record-scans.server.ts'
import { after, days, hours, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { headCounts, registrations, scans } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeSlot, useTestStore } from '#tests/support/world.ts'

useTestStore()

const today = { startsAt: after(now(), minutes(30)) }
const scan = (given: Partial<ScanInput>): ScanInput => ({
  nonce: newId(),
  ticket: undefined,
  kind: 'entry',
  happenedAt: now(),
  offline: false,
  force: false,
  ...given,
})

async function makeDoor(given: Parameters<typeof makeEvent>[0] = {}) {
  const { event, slot } = await makeEvent({ slot: today, ...given })
  const device = await makeDevice(event.id)
  return { event, slot, device }
}

const stored = async (id: string) => (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]

test('a ticket is welcome once; the second scan tells when and at which gate', async () => {
  const { slot, device } = await makeDoor()
  const ticket = await makeRegistration(slot, { partySize: 2 })
  const [first] = await recordScans(device, [scan({ ticket: { secret: ticket.ticketSecret } })])
  expect(first).toMatchObject({ verdict: 'welcome', admitted: 2, arrived: 2, partySize: 2, name: '孙*梅' })
  expect(first?.previous).toBeUndefined()
  const other = await makeDevice(slot.eventId, { gate: '2 号口', name: '手机 B' })
  const [second] = await recordScans(other, [scan({ ticket: { secret: ticket.ticketSecret.toUpperCase() } })])
  expect(second).toMatchObject({
    verdict: 'alreadyIn',
    admitted: 0,
    arrived: 2,
    previous: { gate: '1 号口', phone: '手机 A' },
  })
  expect(await reader().select().from(scans)).toHaveLength(2)
})

test('the short code and the registration find the ticket too', async () => {
  const { slot, device } = await makeDoor()
  const one = await makeRegistration(slot)
  const two = await makeRegistration(slot)
  const results = await recordScans(device, [
    scan({ ticket: { shortCode: one.shortCode } }),
    scan({ ticket: { registrationId: two.id } }),
  ])
  expect(results.map((result) => result.verdict)).toEqual(['welcome', 'welcome'])
})

test('a refused attempt is kept and lets nobody in', async () => {
  const { slot, device } = await makeDoor()
  const later = await makeSlot(slot.eventId, { startsAt: after(now(), days(1)) })
  const over = await makeSlot(slot.eventId, { startsAt: after(now(), -hours(5)) })
  const called = await makeSlot(slot.eventId, { ...today, state: 'cancelled' })
  const foreign = (await makeEvent({ slot: today })).slot
  const tickets = {
    cancelled: await makeRegistration(slot, { status: 'cancelled' }),
    waiting: await makeRegistration(slot, { status: 'waiting' }),
    notApproved: await makeRegistration(slot, { status: 'pendingApproval' }),
    tooEarly: await makeRegistration(later),
    tooLate: await makeRegistration(over),
    wrongEvent: await makeRegistration(foreign, { name: '外单位的人' }),
  }
  for (const [verdict, ticket] of Object.entries(tickets)) {
    const [result] = await recordScans(device, [scan({ ticket: { secret: ticket.ticketSecret } })])
    expect(result).toMatchObject({ verdict, admitted: 0 })
    expect((await stored(ticket.id))?.arrivedPeople).toBe(0)
  }
  const ofCalledOff = await makeRegistration(called)
  const [off] = await recordScans(device, [scan({ ticket: { secret: ofCalledOff.ticketSecret } })])
  expect(off?.verdict).toBe('cancelled')
  const good = await makeRegistration(slot)
  const [wrong] = await recordScans(device, [scan({ ticket: { secret: good.ticketSecret }, slotId: later.id })])
  expect(wrong).toMatchObject({ verdict: 'wrongSlot', admitted: 0, slotId: slot.id })
  const [unknown] = await recordScans(device, [scan({ ticket: { secret: 'a'.repeat(26) } })])
  expect(unknown).toMatchObject({ verdict: 'unknown', name: '', partySize: 0 })
  const rows = await reader().select().from(scans)
  expect(rows).toHaveLength(9)
  expect(rows.every((row) => row.people === 0)).toBe(true)
  expect(await reader().select().from(headCounts)).toEqual([])
})

test("another event's ticket tells nothing about its holder", async () => {
  const { device } = await makeDoor()
  const foreign = await makeRegistration((await makeEvent({ slot: today })).slot, {
    name: '欧阳小青',
    partySize: 4,
    needs: '轮椅席',
  })
  const [result] = await recordScans(device, [scan({ ticket: { secret: foreign.ticketSecret } })])
  expect(result).toEqual({
    nonce: expect.any(String),
    verdict: 'wrongEvent',
    admitted: 0,
    arrived: 0,
    partySize: 0,
    name: '',
  })
  const byCode = await recordScans(device, [scan({ ticket: { shortCode: foreign.shortCode } })])
  expect(byCode[0]?.verdict).toBe('unknown')
})

test('the same attempt sent again counts once and is answered alike', async () => {
  const { slot, device } = await makeDoor()
  const ticket = await makeRegistration(slot, { partySize: 3, needs: '轮椅席' })
  const attempt = scan({ ticket: { secret: ticket.ticketSecret }, count: 1 })
  const [first] = await recordScans(device, [attempt])
  expect(first).toMatchObject({ verdict: 'welcome', admitted: 1, arrived: 1, attention: '轮椅席' })
  await recordScans(device, [scan({ ticket: { secret: ticket.ticketSecret } })])
  const [again] = await recordScans(device, [attempt])
  expect(again).toEqual(first)
  expect(await stored(ticket.id)).toMatchObject({ arrivedPeople: 3, insidePeople: 3 })
  expect(await reader().select().from(scans)).toHaveLength(2)
})

test('the same attempt twice in one upload counts once', async () => {
  const { slot, device } = await makeDoor()
  const ticket = await makeRegistration(slot, { partySize: 3 })
  const attempt = scan({ ticket: { secret: ticket.ticketSecret }, count: 1 })
  const results = await recordScans(device, [attempt, attempt, attempt])
  expect(results).toEqual([results[0], results[0], results[0]])
  expect((await stored(ticket.id))?.arrivedPeople).toBe(1)
})

test("an attempt replayed by another event's phone tells and changes nothing", async () => {
  const { slot, device } = await makeDoor()
  const ticket = await makeRegistration(slot)
  const attempt = scan({ ticket: { secret: ticket.ticketSecret } })
  await recordScans(device, [attempt])
  const stranger = await makeDevice((await makeEvent({ slot: today })).event.id)
  const [result] = await recordScans(stranger, [attempt])
  expect(result).toMatchObject({ verdict: 'unknown', name: '', admitted: 0 })
  expect(await reader().select().from(scans)).toHaveLength(1)
})

test('a phone that was paired anew may send its attempts again', async () => {
  const { slot, device } = await makeDoor()
  const ticket = await makeRegistration(slot)
  const attempt = scan({ ticket: { secret: ticket.ticketSecret } })
  const [first] = await recordScans(device, [attempt])
  const paired = await makeDevice(slot.eventId)
  expect((await recordScans(paired, [attempt]))[0]).toEqual(first)
})

test('of fifty scans of one ticket at once, at two gates, exactly one is welcome', async () => {
  const { slot, device } = await makeDoor()
  const other = await makeDevice(slot.eventId, { gate: '2 号口' })
  const ticket = await makeRegistration(slot)
  const results = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const [result] = await recordScans(index % 2 ? device : other, [
        scan({ ticket: { secret: ticket.ticketSecret } }),
      ])
      return result?.verdict
    }),
  )
  expect(results.filter((verdict) => verdict === 'welcome')).toHaveLength(1)
  expect(results.filter((verdict) => verdict === 'alreadyIn')).toHaveLength(49)
  expect(await reader().select().from(headCounts)).toEqual([
    { eventId: slot.eventId, slotId: slot.id, arrived: 1, inside: 1 },
  ])
})

test('head count equals a recount after entries and exits of many at once', async () => {
  const { slot, device } = await makeDoor()
  const tickets = await Promise.all(
    Array.from({ length: 12 }, (_, index) => makeRegistration(slot, { partySize: 1 + (index % 4) })),
  )
  const inputs = tickets.flatMap((ticket) => [
    scan({ ticket: { secret: ticket.ticketSecret }, count: 1 }),
    scan({ ticket: { secret: ticket.ticketSecret } }),
    scan({ ticket: { secret: ticket.ticketSecret }, kind: 'exit', count: 2 }),
    scan({ ticket: { secret: ticket.ticketSecret }, count: 1 }),
  ])
  await recordScans(device, inputs)
  const all = await reader().select().from(scans)
  const inside = all.reduce((sum, row) => sum + (row.kind === 'entry' ? row.people : -row.people), 0)
  const rows = await reader().select().from(registrations)
  const [count] = await reader().select().from(headCounts)
  expect(count?.inside).toBe(inside)
  expect(count?.inside).toBe(rows.reduce((sum, row) => sum + row.insidePeople, 0))
  expect(count?.arrived).toBe(rows.reduce((sum, row) => sum + row.arrivedPeople, 0))
  expect(rows.every((row) => row.insidePeople <= row.arrivedPeople && row.arrivedPeople <= row.partySize)).toBe(true)
})

test('only a supervisor lets in against the rule', async () => {
  const { slot, device } = await makeDoor()
  const supervisor = await makeDevice(slot.eventId, { profile: 'supervisor' })
  const ticket = await makeRegistration(slot, { status: 'waiting' })
  const attempt = { ticket: { secret: ticket.ticketSecret }, force: true }
  expect((await recordScans(device, [scan(attempt)]))[0]?.verdict).toBe('waiting')
  expect((await recordScans(supervisor, [scan(attempt)]))[0]).toMatchObject({ verdict: 'welcome', admitted: 1 })
  const forced = await reader().select().from(scans).where(eq(scans.forced, true))
  expect(forced).toHaveLength(1)
})

test('two phones without network that both let a ticket in: the later one is a conflict and adds nobody', async () => {
  const { slot, device } = await makeDoor()
  const other = await makeDevice(slot.eventId, { gate: '2 号口' })
  const ticket = await makeRegistration(slot)
  const attempt = { ticket: { secret: ticket.ticketSecret }, offline: true, force: true }
  const at = after(now(), -minutes(10))
  await recordScans(device, [scan({ ...attempt, happenedAt: at })])
  const [second] = await recordScans(other, [scan({ ...attempt, happenedAt: after(at, minutes(2)) })])
  expect(second).toMatchObject({ verdict: 'alreadyIn', admitted: 0, conflict: true })
  expect((await reader().select().from(headCounts))[0]).toMatchObject({ arrived: 1, inside: 1 })
})

test("a phone's wrong clock never decides", async () => {
  const { slot, device } = await makeDoor()
  for (const happenedAt of [after(now(), -days(1)), after(now(), days(1))]) {
    const ticket = await makeRegistration(slot)
    const [result] = await recordScans(device, [scan({ ticket: { secret: ticket.ticketSecret }, happenedAt })])
    expect(result?.verdict).toBe('welcome')
  }
  const kept = await reader().select().from(scans)
  expect(kept.every((row) => Math.abs(row.happenedAt.getTime() - now().getTime()) < minutes(1))).toBe(true)
})
