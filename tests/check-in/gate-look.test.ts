// A gate that looks first: who would be let in is shown, and nobody is let in by looking. And what the phone shows beside it:
// the server's time, and the slots as they are now.
import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { fullness } from '#app/check-in/fullness.ts'
import type { GateAttempt } from '#app/check-in/gate.ts'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import { readConfig, useConfig } from '#app/config.server.ts'
import { after, hours, minutes, now } from '#app/platform/clock.ts'
import { isoOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { scans, slots } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { PhoneOnAWire } from '#tests/support/phone.ts'
import { makeDevice, makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()
let phone: PhoneOnAWire
beforeAll(() => useConfig(readConfig({})))
afterEach(() => phone.close())

const SOON = { timeout: 25_000, interval: 50 }
const attemptAt = (ticket: GateAttempt['ticket']): GateAttempt => ({
  ...{ nonce: newId(), kind: 'entry', happenedAt: new Date().toISOString() },
  ticket,
})

async function world(profile: 'scan' | 'search' = 'search') {
  const { event, slot } = await makeEvent({ slot: { startsAt: after(now(), minutes(30)) } })
  phone = new PhoneOnAWire(await makeDevice(event.id, { profile }))
  const gate = await phone.open()
  await expect.poll(() => phone.status.at(-1)?.connection, SOON).toBe('online')
  await expect.poll(() => phone.status.at(-1)?.ready, SOON).toBe(true)
  return { event, slot, gate }
}
const nobodyCounted = async (eventId: string) => {
  expect(await headCountOf(reader(), eventId)).toMatchObject({ arrived: 0, inside: 0 })
  expect(await reader().select().from(scans)).toEqual([])
}

test('by code, short code or name: name, size and help needed are shown, and nobody is counted', async () => {
  const { event, slot, gate } = await world()
  const ticket = await makeRegistration(slot, { partySize: 3, needs: '轮椅' })
  for (const key of [
    { secret: ticket.ticketSecret },
    { shortCode: ticket.shortCode },
    { registrationId: ticket.id },
  ] as const) {
    const answer = await gate.look(attemptAt(key))
    expect(answer).toMatchObject({
      value: { verdict: 'welcome', admitted: 3, partySize: 3, name: '孙*梅', attention: '轮椅', slotId: slot.id },
    })
  }
  await nobodyCounted(event.id)
})

test('a refusal is told with its reason, another event’s ticket tells nothing', async () => {
  const { event, slot, gate } = await world('scan')
  const cancelled = await makeRegistration(slot, { status: 'cancelled' })
  const other = await makeRegistration((await makeEvent({ slot: {} })).slot)
  expect(await gate.look(attemptAt({ registrationId: cancelled.id }))).toMatchObject({
    value: { verdict: 'cancelled', admitted: 0 },
  })
  expect(await gate.look(attemptAt({ registrationId: other.id }))).toMatchObject({
    value: { verdict: 'wrongEvent', admitted: 0, name: '' },
  })
  expect(await gate.look(attemptAt(undefined))).toMatchObject({ value: { verdict: 'unknown', admitted: 0 } })
  await nobodyCounted(event.id)
})

test('when the network goes, whom the phone does not know is not answered; whom it knows is shown', async () => {
  const { event, slot } = await world()
  const ticket = await makeRegistration(slot, { partySize: 2 })
  phone.close()
  phone = new PhoneOnAWire(await makeDevice(event.id, { profile: 'search' }))
  const gate = await phone.open()
  await expect.poll(() => phone.status.at(-1)?.ready, SOON).toBe(true)
  const late = await makeRegistration(slot)
  phone.network = 'down'
  expect(await gate.look(attemptAt({ secret: ticket.ticketSecret }))).toMatchObject({ value: { admitted: 2 } })
  expect(await gate.look(attemptAt({ registrationId: late.id }))).toEqual({ failed: 'network' })
  await nobodyCounted(event.id)
})

test('slots that were moved or added after the pairing are those the phone works by; cancelled ones are not', async () => {
  const { event, slot } = await world()
  const moved = after(slot.startsAt, hours(1))
  await store().transaction(async (tx) => {
    await tx.update(slots).set({ startsAt: moved }).where(eq(slots.id, slot.id))
    await tx.insert(slots).values({ ...slot, id: newId(), startsAt: after(moved, hours(2)) })
    await tx.insert(slots).values({ ...slot, id: newId(), state: 'cancelled' })
  })
  phone.close()
  phone = new PhoneOnAWire(await makeDevice(event.id))
  await phone.open()
  await expect.poll(() => phone.status.at(-1)?.slots?.length, SOON).toBe(2)
  expect(phone.status.at(-1)?.slots?.[0]).toMatchObject({ id: slot.id, startsAt: isoOf(moved) })
})

test('a phone whose clock is a day off shows the server’s time', async () => {
  const real = Date.now
  // Behind, not ahead: ids of this process never go back, and other tests share it.
  Date.now = () => real() - hours(24)
  try {
    const { gate } = await world()
    expect(Math.abs(gate.now().getTime() - real())).toBeLessThan(5000)
  } finally {
    Date.now = real
  }
})

test('the number inside warns from nine tenths of the limit, and from the limit itself', () => {
  expect(fullness({ inside: 89, limit: 100 })).toBeUndefined()
  expect(fullness({ inside: 90, limit: 100 })).toBe('near')
  expect(fullness({ inside: 100, limit: 100 })).toBe('full')
  expect(fullness({ inside: 5000 })).toBeUndefined()
  expect(fullness(undefined)).toBeUndefined()
})
