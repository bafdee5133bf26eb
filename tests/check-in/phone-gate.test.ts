// The phone between server and network: when it decides itself, what it owes, and when it forgets everything.
import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { openConflicts } from '#app/check-in/conflict-queries.server.ts'
import type { Verdict } from '#app/check-in/decide-scan.ts'
import type { GateAnswer } from '#app/check-in/gate.ts'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import type { KeptPhone } from '#app/check-in/phone-store.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { readConfig, useConfig } from '#app/config.server.ts'
import { after, hours, minutes, now, setClock } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { changeRegistration } from '#app/registrations/change-registration.server.ts'
import { liveCodesOf, makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { replaceCode } from '#app/registrations/replace-code.server.ts'
import { companionTickets, gateDevices, registrations, scans, slots } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { attemptOf, PhoneOnAWire } from '#tests/support/phone.ts'
import { makeDevice, makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()
let phone: PhoneOnAWire
beforeAll(() => useConfig(readConfig({})))
afterEach(() => phone.close())

const today = { startsAt: after(now(), minutes(30)) }
const SOON = { timeout: 25_000, interval: 50 }
/** A request that is swallowed is waited for, and the phone pauses before it tries again. */
const SLOW = { timeout: 60_000 }

/** A phone that is paired and has its list. */
async function pairedPhone(device: GateDevice & { token: string }, kept?: KeptPhone) {
  phone = new PhoneOnAWire(device, kept)
  const gate = await phone.open()
  await expect.poll(() => phone.status.at(-1)?.ready, SOON).toBe(true)
  await expect.poll(() => phone.status.at(-1)?.connection, SOON).toBe('online')
  return gate
}
async function eventToday(given: Parameters<typeof makeDevice>[1] = {}) {
  const { event, slot } = await makeEvent({ seats: 20, slot: today, event: { safetyLimit: 30 } })
  return { event, slot, device: await makeDevice(event.id, given) }
}
const verdictOf = (answer: GateAnswer<{ verdict: Verdict }>) => ('value' in answer ? answer.value.verdict : answer)
const recorded = async () =>
  (await reader().select().from(scans)).sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime())
const backOnline = async () => {
  phone.network = 'up'
  await expect.poll(() => [phone.status.at(-1)?.connection, phone.waiting], SOON).toEqual(['online', 0])
}

test(
  'a single scan that the network swallows is decided here within two seconds, and is not counted twice',
  SLOW,
  async () => {
    const { event, slot, device } = await eventToday()
    const { ticketSecret } = await makeRegistration(slot, { partySize: 2 })
    const gate = await pairedPhone(device)
    // The server lets them in, and its answer is lost.
    phone.network = 'loses'
    const attempt = attemptOf(ticketSecret)
    const began = performance.now()
    expect(verdictOf(await gate.scan(attempt))).toBe('welcome')
    expect(performance.now() - began).toBeLessThan(2000)
    expect(gate.owes(attempt.nonce)).toBe(true)
    await backOnline()
    expect((await recorded()).map(({ verdict, people, conflict }) => [verdict, people, conflict])).toEqual([
      ['welcome', 2, false],
    ])
    expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 2, arrived: 2 })
  },
)

test('told to come back later, the phone leaves the server alone that long, scans on, and uploads then', async () => {
  const { event, slot, device } = await eventToday()
  const tickets = await Promise.all(Array.from({ length: 3 }, () => makeRegistration(slot)))
  const gate = await pairedPhone(device)
  phone.network = 'busy'
  const asked = phone.calls.length
  const began = performance.now()
  for (const { ticketSecret } of tickets) expect(verdictOf(await gate.scan(attemptOf(ticketSecret)))).toBe('welcome')
  expect(await gate.count()).toMatchObject({ value: { inside: 3 } })
  // Only the first scan asked, however much there is to upload.
  expect(phone.calls.slice(asked)).toEqual(['POST scans'])
  expect(phone.status.at(-1)).toMatchObject({ connection: 'offline', ready: true })
  expect((phone.status.at(-1)?.pausedUntil ?? 0) - Date.now()).toBeGreaterThan(1000)
  phone.network = 'up'
  await expect.poll(() => phone.calls.length, SOON).toBeGreaterThan(asked + 1)
  expect(performance.now() - began).toBeGreaterThan(2000)
  await backOnline()
  expect(phone.status.at(-1)?.pausedUntil).toBeUndefined()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 3, arrived: 3 })
  expect(await recorded()).toHaveLength(3)
})

test('after two failures the phone asks nobody any more, and comes back with an empty queue after two good answers', async () => {
  const { event, slot, device } = await eventToday()
  const tickets = await Promise.all(Array.from({ length: 4 }, () => makeRegistration(slot)))
  const secrets = tickets.map(({ ticketSecret }) => ticketSecret)
  const gate = await pairedPhone(device)
  phone.network = 'down'
  for (const secret of secrets.slice(0, 3)) expect(verdictOf(await gate.scan(attemptOf(secret)))).toBe('welcome')
  expect(phone.status.at(-1)).toMatchObject({ connection: 'offline', ready: true })
  expect(verdictOf(await gate.scan(attemptOf(secrets[0] as string)))).toBe('alreadyIn')
  // One after the other the calls of the background fail too; a scan starts none.
  const before = phone.calls.filter((call) => call === 'POST scans').length
  await gate.scan(attemptOf(secrets[3] as string))
  expect(phone.calls.filter((call) => call === 'POST scans').length).toBeLessThanOrEqual(before + 1)
  expect(phone.waiting).toBe(5)
  const sent = phone.calls.length
  await backOnline()
  // First what is owed, then what has changed.
  const after = phone.calls.slice(sent)
  expect(after.indexOf('POST scans')).toBeGreaterThanOrEqual(0)
  expect(after.indexOf('GET snapshot')).toBeGreaterThan(after.indexOf('POST scans'))
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 4, arrived: 4 })
  expect(await recorded()).toHaveLength(5)
})

test('opened again without network the phone knows whom it let in, and owes what it owed', async () => {
  const { event, slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot)
  const gate = await pairedPhone(device)
  phone.network = 'down'
  await gate.scan(attemptOf(ticketSecret))
  const party = await gate.walkIn({
    nonce: newId(),
    partySize: 3,
    slotId: slot.id,
    happenedAt: new Date().toISOString(),
  })
  expect(party).toMatchObject({ value: { verdict: 'welcome', label: 'W-01' } })
  phone.close()
  const { kept } = phone
  phone = new PhoneOnAWire(device, kept)
  phone.network = 'down'
  const again = await phone.open()
  expect(phone.waiting).toBe(2)
  expect(verdictOf(await again.scan(attemptOf(ticketSecret)))).toBe('alreadyIn')
  expect(await again.count()).toMatchObject({ value: { inside: 4 } })
  await backOnline()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 4, arrived: 4 })
  expect((await recountHeads(reader())).some(({ differs }) => differs)).toBe(false)
})

test('taken back without network, an entry and a walk-in are as if they had not been', async () => {
  const { event, slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot, { partySize: 2 })
  const gate = await pairedPhone(device)
  phone.network = 'down'
  const attempt = attemptOf(ticketSecret)
  const walkIn = { nonce: newId(), partySize: 2, slotId: slot.id, happenedAt: new Date().toISOString() }
  await gate.scan(attempt)
  await gate.walkIn(walkIn)
  expect(await gate.undo(attempt.nonce)).toEqual({ value: { arrived: 0, partySize: 2 } })
  expect(await gate.undo(walkIn.nonce)).toMatchObject({ value: { partySize: 2 } })
  expect(await gate.count()).toMatchObject({ value: { inside: 0 } })
  await backOnline()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 0, arrived: 0 })
})

test('whom the server knew to be inside already is inside for this phone too when the network goes', async () => {
  const { event, slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot, { partySize: 2 })
  const gate = await pairedPhone(device)
  // Another gate lets them in; this phone has not fetched the list since.
  const other = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const entry = { nonce: newId(), ticket: { secret: ticketSecret }, kind: 'entry' as const, happenedAt: now() }
  await recordScans(other, [{ ...entry, offline: false, force: false }])
  expect(verdictOf(await gate.scan(attemptOf(ticketSecret)))).toBe('alreadyIn')
  phone.network = 'down'
  expect(verdictOf(await gate.scan(attemptOf(ticketSecret)))).toBe('alreadyIn')
  expect(await gate.count()).toMatchObject({ value: { inside: 2 } })
})

test('without network the phone says when and where another gate let somebody in, and by which phone', async () => {
  const { event, slot, device } = await eventToday()
  const party = await makeRegistration(slot, { partySize: 2, name: '孙玉梅' })
  const single = await makeRegistration(slot)
  const other = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const at = after(now(), -minutes(7))
  const entry = (secret: string) => ({ nonce: newId(), ticket: { secret }, kind: 'entry' as const, happenedAt: at })
  await recordScans(other, [{ ...entry(party.ticketSecret), count: 1, offline: false, force: false }])
  await recordScans(other, [{ ...entry(single.ticketSecret), offline: false, force: false }])
  const gate = await pairedPhone(device)
  phone.network = 'down'
  const previous = { happenedAt: new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString() }
  const where = { gate: '2 号口', phone: '手机 B' }
  expect(await gate.scan(attemptOf(single.ticketSecret))).toMatchObject({
    value: { verdict: 'alreadyIn', previous: { ...previous, ...where } },
  })
  const part = { value: { verdict: 'partlyIn', admitted: 1, previous: { ...previous, ...where } } }
  const mistaken = attemptOf(party.ticketSecret)
  expect(await gate.scan(mistaken)).toMatchObject(part)
  // Taken back, it is as if it had not been: the other gate was the last.
  await gate.undo(mistaken.nonce)
  expect(await gate.scan(attemptOf(party.ticketSecret))).toMatchObject(part)
  // Then this phone was the last.
  expect(await gate.scan(attemptOf(party.ticketSecret))).toMatchObject({
    value: { verdict: 'alreadyIn', previous: { gate: device.gate, phone: device.name } },
  })
})

test('a code replaced since is refused without network, names nobody, and the new one lets in once', async () => {
  const { event, slot, device } = await eventToday({ profile: 'supervisor' })
  const party = await makeRegistration(slot, { partySize: 2, name: '孙玉梅' })
  const late = await makeRegistration(slot)
  const other = await makeRegistration(slot)
  const gate = await pairedPhone(device)
  await inTransaction({ kind: 'citizen' }, (work) => replaceCode(work, party.id))
  // The old one was known to this phone, by name too; it hears of the change when it has uploaded something.
  await gate.search('玉梅')
  phone.network = 'down'
  await gate.scan(attemptOf(other.ticketSecret))
  await backOnline()
  await expect.poll(() => phone.kept.tickets.some(({ replaced }) => replaced), SOON).toBe(true)
  phone.network = 'down'
  const refused = { verdict: 'cancelled', replaced: true, admitted: 0, name: '' }
  expect(await gate.scan(attemptOf(party.ticketSecret))).toMatchObject({ value: refused })
  const typed = { ...attemptOf(''), ticket: { shortCode: party.shortCode } }
  expect(await gate.scan(typed)).toMatchObject({ value: refused })
  const [made] = await reader().select().from(registrations).where(eq(registrations.id, party.id))
  expect(await gate.scan(attemptOf(made?.ticketSecret ?? ''))).toMatchObject({
    value: { verdict: 'welcome', admitted: 2, name: '孙*梅' },
  })
  // Replaced while this phone cannot hear of it: whom it lets in is inside, and somebody looks.
  await inTransaction({ kind: 'citizen' }, (work) => replaceCode(work, late.id))
  expect(verdictOf(await gate.scan(attemptOf(late.ticketSecret)))).toBe('welcome')
  await backOnline()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 4 })
  expect(await openConflicts(reader(), event.id)).toMatchObject([{ verdict: 'cancelled', replaced: true, people: 1 }])
  expect(await gate.count()).toMatchObject({ value: { inside: 4 } })
}, 90_000)

test('taken back in time without network, an entry is taken back when the server hears of it twenty minutes later', async () => {
  const { event, slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot, { partySize: 2 })
  const gate = await pairedPhone(device)
  const attempt = attemptOf(ticketSecret)
  await gate.scan(attempt)
  phone.network = 'down'
  expect(await gate.undo(attempt.nonce)).toEqual({ value: { arrived: 0, partySize: 2 } })
  const putBack = setClock(() => after(new Date(), minutes(20)))
  try {
    await backOnline()
  } finally {
    putBack()
  }
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 0, arrived: 0 })
  expect(phone.status.at(-1)?.refused).toBe(0)
})

test('without network companions come in one by one by their own codes, and the server learns who', async () => {
  const { event, slot, device } = await eventToday()
  const party = await makeRegistration(slot, { partySize: 4, companions: [{ name: '王小芳' }] })
  await inTransaction({ kind: 'citizen' }, (work) => makeOwnCodes(work, party.id))
  const [two, three, four] = (await liveCodesOf(reader(), party.id)).map(({ ticketSecret }) => ticketSecret) as [
    string,
    string,
    string,
  ]
  const gate = await pairedPhone(device)
  // What the server answers the phone knows when the network goes.
  expect(await gate.scan(attemptOf(two))).toMatchObject({ value: { verdict: 'welcome', person: 2, name: '王*芳' } })
  phone.network = 'down'
  expect(await gate.scan(attemptOf(two))).toMatchObject({
    value: { verdict: 'alreadyIn', admitted: 0, person: 2, previous: { gate: device.gate } },
  })
  expect(await gate.scan({ ...attemptOf(three.toUpperCase()), count: 3 })).toMatchObject({
    value: { verdict: 'partlyIn', admitted: 1, arrived: 2, partySize: 4, person: 3, name: '孙*梅', ofParty: true },
  })
  expect(await gate.look(attemptOf(four))).toMatchObject({ value: { admitted: 1, person: 4 } })
  const mistaken = attemptOf(four)
  await gate.scan(mistaken)
  expect(await gate.undo(mistaken.nonce)).toEqual({ value: { arrived: 2, partySize: 4 } })
  expect(verdictOf(await gate.scan(attemptOf(three)))).toBe('alreadyIn')
  expect(verdictOf(await gate.scan(attemptOf(four)))).toBe('partlyIn')
  expect(verdictOf(await gate.scan(attemptOf(two, { kind: 'exit' })))).toBe('left')
  expect(await gate.count()).toMatchObject({ value: { inside: 2, arrived: 3 } })
  // Closed and opened again it still knows.
  phone.close()
  const { kept } = phone
  phone = new PhoneOnAWire(device, kept)
  phone.network = 'down'
  const again = await phone.open()
  expect(verdictOf(await again.scan(attemptOf(four)))).toBe('alreadyIn')
  expect(await again.scan(attemptOf(two))).toMatchObject({ value: { verdict: 'partlyIn', admitted: 1 } })
  await backOnline()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 3, arrived: 3 })
  expect((await recorded()).filter(({ conflict }) => conflict)).toEqual([])
  expect((await recountHeads(reader())).some(({ differs }) => differs)).toBe(false)
  expect(await reader().$count(companionTickets, eq(companionTickets.inside, true))).toBe(3)
})

test('a companion who no longer comes is refused without network too', async () => {
  const { slot, device } = await eventToday()
  const party = await makeRegistration(slot, { partySize: 3 })
  await inTransaction({ kind: 'citizen' }, (work) => makeOwnCodes(work, party.id))
  await store().transaction((tx) => tx.update(slots).set({ taken: 3 }).where(eq(slots.id, slot.id)))
  const [, gone] = (await liveCodesOf(reader(), party.id)).map(({ ticketSecret }) => ticketSecret)
  await changeRegistration({ kind: 'citizen' }, party.id, { partySize: 2 })
  const gate = await pairedPhone(device)
  phone.network = 'down'
  expect(await gate.scan(attemptOf(gone ?? ''))).toMatchObject({
    value: { verdict: 'cancelled', admitted: 0, person: 3 },
  })
})

test('without network only a supervisor’s phone searches: by name, initials, code and number, masked', async () => {
  const { event, slot, device } = await eventToday({ profile: 'supervisor' })
  const ticket = await makeRegistration(slot, { name: '孙玉梅', phone: '13905320174' })
  await makeRegistration(slot, { name: '李建国', nameInitials: 'ljg', status: 'cancelled' })
  const gate = await pairedPhone(device)
  phone.network = 'down'
  for (const query of ['玉梅', 'SYM', '0174', '139 0532 0174', ticket.shortCode]) {
    const found = await gate.search(query)
    expect(found, query).toMatchObject({
      value: [{ registrationId: ticket.id, name: '孙*梅', phone: '*******0174', status: 'confirmed' }],
    })
  }
  expect(await gate.search('建国')).toMatchObject({ value: [{ name: '李*国', status: 'cancelled' }] })
  for (const query of ['孙', '9999', '00000000']) expect(await gate.search(query)).toEqual({ value: [] })
  // Whom the search finds is let in by it.
  expect(await gate.scan({ ...attemptOf(''), ticket: { registrationId: ticket.id } })).toMatchObject({
    value: { verdict: 'welcome', name: '孙*梅' },
  })
  phone.close()
  for (const profile of ['scan', 'search'] as const) {
    const other = await pairedPhone(await makeDevice(event.id, { profile }))
    phone.network = 'down'
    expect(await other.search('玉梅')).toEqual({ failed: 'network' })
    phone.close()
  }
})

test('cut off, the phone forgets everything at its next contact; a hotspot’s page cuts off nobody', async () => {
  const { slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot)
  const gate = await pairedPhone(device)
  phone.network = 'hotspot'
  expect(verdictOf(await gate.scan(attemptOf(ticketSecret)))).toBe('welcome')
  expect(phone.kept.wiped).toBe(false)
  await store().transaction(async (tx) => {
    await tx.update(gateDevices).set({ revokedAt: now() }).where(eq(gateDevices.id, device.id))
  })
  phone.network = 'up'
  await expect.poll(() => phone.unpaired, SOON).toBe(1)
  expect(phone.kept).toEqual({ tickets: [], queue: [], wiped: true })
})

test('at the end of the event the phone forgets everything, network or not', async () => {
  const { slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot)
  const gate = await pairedPhone(device)
  phone.network = 'down'
  await gate.scan(attemptOf(ticketSecret))
  phone.close()
  expect(phone.kept.tickets).toHaveLength(1)
  const ended = { ...phone.kept, about: { ...phone.kept.about!, expiresAt: after(now(), -minutes(1)).toISOString() } }
  phone = new PhoneOnAWire(device, ended)
  phone.network = 'down'
  await phone.open()
  await expect.poll(() => phone.unpaired, SOON).toBe(1)
  expect(phone.kept).toEqual({ tickets: [], queue: [], wiped: true })
})

test('a clock that is hours off is measured: what the phone puts on record happened when it happened', async () => {
  const { slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot)
  const real = Date.now
  // Behind, not ahead: ids of this process never go back, and other tests share it.
  Date.now = () => real() - hours(5)
  try {
    const gate = await pairedPhone(device)
    expect(Math.abs((phone.status.at(-1)?.clockOffset ?? 0) - hours(5))).toBeLessThan(5000)
    phone.network = 'down'
    expect(verdictOf(await gate.scan(attemptOf(ticketSecret, { at: new Date(Date.now()) })))).toBe('welcome')
  } finally {
    Date.now = real
  }
  await backOnline()
  const [scan] = await recorded()
  expect(Math.abs((scan?.happenedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
})
