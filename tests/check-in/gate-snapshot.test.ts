import { createDecipheriv, createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import { gateSnapshot } from '#app/check-in/gate-snapshot.server.ts'
import { keyOfCode, keyOfSecret, namesKey, openName, openRecord, recordKey } from '#app/check-in/open-record.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { KEY_LENGTH, type ListRow, SEAL_INFO } from '#app/check-in/sealed-list.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { reader } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeSlot, useTestStore } from '#tests/support/world.ts'

useTestStore()

const today = { startsAt: after(now(), minutes(30)) }
const snapshotFor = (device: GateDevice & { token: string }, since?: Date) =>
  gateSnapshot(reader(), device, { since, now: now(), token: device.token })
const keyOf = (secret: string) => hashSecret(secret).slice(0, KEY_LENGTH)
const rowOf = (tickets: ListRow[], secret: string) => tickets.find(([key]) => key === keyOf(secret)) as ListRow

test('a record opens with the secret of its ticket and with no other', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const one = await makeRegistration(slot, { name: '孙玉梅', partySize: 2, needs: '轮椅席' })
  const two = await makeRegistration(slot, { name: '李建国', status: 'cancelled' })
  await makeRegistration((await makeEvent({ slot: today })).slot)
  const snapshot = await snapshotFor(device)
  expect(snapshot).toMatchObject({
    complete: true,
    event: { id: event.id },
    slots: [{ id: slot.id, cancelled: false }],
  })
  expect(snapshot.tickets).toHaveLength(2)
  const row = rowOf(snapshot.tickets, one.ticketSecret)
  expect(row.slice(2, 7)).toEqual([0, 'confirmed', 2, 0, 0])
  expect(await openRecord(await recordKey(event.id, one.ticketSecret), row[7])).toEqual({
    name: '孙*梅',
    attention: '轮椅席',
    care: ['wheelchair'],
  })
  expect(await openRecord(await recordKey(event.id, two.ticketSecret), row[7])).toBeUndefined()
  expect(rowOf(snapshot.tickets, two.ticketSecret)[3]).toBe('cancelled')
})

test('what the document of the API says about a record is enough to open it', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const { ticketSecret } = await makeRegistration(slot, { name: '孙玉梅' })
  const [row] = (await snapshotFor(await makeDevice(event.id))).tickets
  const bytes = Buffer.from(row?.[7] ?? '', 'base64url')
  const key = createHash('sha256').update([SEAL_INFO, event.id, ticketSecret].join('\n')).digest()
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16))
  const clear = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString()
  expect(JSON.parse(clear)).toEqual({ name: '孙*梅' })
})

test('the phone finds a ticket by its secret in any case, and by its short code', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const ticket = await makeRegistration(slot)
  const [row] = (await snapshotFor(await makeDevice(event.id))).tickets
  expect(await keyOfSecret(ticket.ticketSecret.toUpperCase())).toBe(row?.[0])
  expect(await keyOfCode(event.id, ticket.shortCode)).toBe(row?.[1])
})

test('nothing readable is in it: no name, no need, no secret, no phone, no code', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const ticket = await makeRegistration(slot, { name: '孙玉梅', phone: '13905320174', needs: '轮椅席' })
  for (const profile of ['scan', 'search', 'supervisor'] as const) {
    const text = JSON.stringify(await snapshotFor(await makeDevice(event.id, { profile })))
    for (const personal of ['孙', '梅', 'sym', '0174', '轮椅', ticket.ticketSecret, ticket.shortCode, ticket.id])
      expect(text).not.toContain(personal)
  }
})

test('only a supervisor’s phone has names to search in, and only that phone opens them', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const ticket = await makeRegistration(slot, { name: '孙玉梅', phone: '13905320174' })
  const supervisor = await makeDevice(event.id, { profile: 'supervisor' })
  const other = await makeDevice(event.id, { profile: 'supervisor' })
  const sealed = (await snapshotFor(supervisor)).tickets[0]?.[8] as string
  expect(await openName(await namesKey(supervisor.token, event.id), sealed)).toEqual([
    ticket.id,
    '孙玉梅',
    'sym',
    '0174',
  ])
  expect(await openName(await namesKey(other.token, event.id), sealed)).toBeUndefined()
  for (const profile of ['scan', 'search'] as const) {
    const { tickets } = await snapshotFor(await makeDevice(event.id, { profile }))
    expect(tickets[0]).toHaveLength(8)
  }
})

test('a cancelled slot is told, so that the phone refuses its tickets', async () => {
  const { event } = await makeEvent({ slot: today })
  const off = await makeSlot(event.id, { ...today, state: 'cancelled' })
  const { slots } = await snapshotFor(await makeDevice(event.id))
  expect(slots.find((slot) => slot.id === off.id)).toMatchObject({ cancelled: true })
})

test('asked again, it tells what has changed since', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const long = after(now(), -minutes(60))
  const quiet = await makeRegistration(slot, { updatedAt: long })
  const busy = await makeRegistration(slot, { updatedAt: long })
  const first = await snapshotFor(device)
  expect(first.tickets).toHaveLength(2)
  const scan = { kind: 'entry' as const, happenedAt: now(), offline: false, force: false, nonce: newId() }
  await recordScans(device, [{ ...scan, ticket: { secret: busy.ticketSecret } }])
  const delta = await snapshotFor(device, new Date(first.at))
  expect(delta.complete).toBe(false)
  expect(delta.tickets.map(([key]) => key)).toEqual([keyOf(busy.ticketSecret)])
  expect(delta.tickets.map(([key]) => key)).not.toContain(keyOf(quiet.ticketSecret))
  expect(delta.tickets[0]?.slice(5, 7)).toEqual([1, 1])
})

test('every ticket is in it, however many there are', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  await Promise.all(Array.from({ length: 450 }, () => makeRegistration(slot)))
  const { tickets } = await snapshotFor(await makeDevice(event.id))
  expect(new Set(tickets.map(([key]) => key)).size).toBe(450)
})
