// The phone between server and network: when it decides itself, what it owes, and when it forgets everything.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import { PHONE_PACE } from '#app/check-in/phone-pace.ts'
import { after, hours, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { gateDevices } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { attemptOf } from '#tests/support/phone.ts'
import { makeRegistration, useTestStore } from '#tests/support/world.ts'
import {
  backOnline,
  eventToday,
  openedAgain,
  pairedPhone,
  phone,
  recorded,
  SOON,
  usePhones,
  verdictOf,
} from './paired-phone.ts'

useTestStore()
usePhones()

test('a single scan that the network swallows is decided here within two seconds, and is not counted twice', async () => {
  const { event, slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot, { partySize: 2 })
  const gate = await pairedPhone(device)
  // The server lets them in, and its answer is lost.
  phone.network = 'loses'
  const attempt = attemptOf(ticketSecret)
  expect(verdictOf(await gate.scan(attempt))).toBe('welcome')
  expect(PHONE_PACE.scanMs).toBeLessThan(2000)
  expect(gate.owes(attempt.nonce)).toBe(true)
  await backOnline()
  expect((await recorded()).map(({ verdict, people, conflict }) => [verdict, people, conflict])).toEqual([
    ['welcome', 2, false],
  ])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 2, arrived: 2 })
})

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
  const again = await openedAgain(device)
  expect(phone.waiting).toBe(2)
  expect(verdictOf(await again.scan(attemptOf(ticketSecret)))).toBe('alreadyIn')
  expect(await again.count()).toMatchObject({ value: { inside: 4 } })
  await backOnline()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 4, arrived: 4 })
  expect((await recountHeads(reader())).some(({ differs }) => differs)).toBe(false)
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
  await openedAgain(device, ended)
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
