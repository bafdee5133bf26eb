import { createDecipheriv, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { gateSnapshot, type SealedTicket, SNAPSHOT_INFO } from '#app/check-in/gate-snapshot.server.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { reader } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()

const today = { startsAt: after(now(), minutes(30)) }

/** As a phone opens a record: with nothing but the event and the code it has read. */
function opened(eventId: string, secret: string, { data }: SealedTicket): unknown {
  const key = Buffer.from(hkdfSync('sha256', secret, eventId, SNAPSHOT_INFO, 32))
  const bytes = Buffer.from(data, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return JSON.parse(decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8'))
}

test('a record opens with the secret of its ticket and with no other', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const one = await makeRegistration(slot, { name: '孙玉梅', partySize: 2, needs: '轮椅席' })
  const two = await makeRegistration(slot, { name: '李建国', status: 'cancelled' })
  await makeRegistration((await makeEvent({ slot: today })).slot)
  const snapshot = await gateSnapshot(reader(), event.id, { now: now() })
  expect(snapshot).toMatchObject({ complete: true, event: { id: event.id }, slots: [{ id: slot.id }] })
  expect(snapshot.tickets).toHaveLength(2)
  const sealed = snapshot.tickets.find((ticket) => ticket.key === hashSecret(one.ticketSecret)) as SealedTicket
  expect(opened(event.id, one.ticketSecret, sealed)).toEqual({
    id: one.id,
    name: '孙*梅',
    status: 'confirmed',
    slotId: slot.id,
    partySize: 2,
    arrived: 0,
    inside: 0,
    attention: '轮椅席',
  })
  expect(() => opened(event.id, two.ticketSecret, sealed)).toThrow()
})

test('nothing readable is in it: no name, no need, no secret, no phone', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const ticket = await makeRegistration(slot, { name: '孙玉梅', phone: '13905320174', needs: '轮椅席' })
  const text = JSON.stringify(await gateSnapshot(reader(), event.id, { now: now() }))
  for (const personal of ['孙', '梅', '0174', '轮椅', ticket.ticketSecret, ticket.shortCode, ticket.id])
    expect(text).not.toContain(personal)
})

test('asked again, it tells what has changed since', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const long = after(now(), -minutes(60))
  const quiet = await makeRegistration(slot, { updatedAt: long })
  const busy = await makeRegistration(slot, { updatedAt: long })
  const first = await gateSnapshot(reader(), event.id, { now: now() })
  expect(first.tickets).toHaveLength(2)
  const scan = { kind: 'entry' as const, happenedAt: now(), offline: false, force: false, nonce: newId() }
  await recordScans(device, [{ ...scan, ticket: { secret: busy.ticketSecret } }])
  const delta = await gateSnapshot(reader(), event.id, { since: new Date(first.at), now: now() })
  expect(delta.complete).toBe(false)
  expect(delta.tickets.map((ticket) => ticket.key)).toEqual([hashSecret(busy.ticketSecret)])
  expect(delta.tickets.map((ticket) => ticket.key)).not.toContain(hashSecret(quiet.ticketSecret))
  expect(opened(event.id, busy.ticketSecret, delta.tickets[0] as SealedTicket)).toMatchObject({ arrived: 1, inside: 1 })
})

test('every ticket is in it, however many there are', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  await Promise.all(Array.from({ length: 450 }, () => makeRegistration(slot)))
  const { tickets } = await gateSnapshot(reader(), event.id, { now: now() })
  expect(new Set(tickets.map((ticket) => ticket.key)).size).toBe(450)
})
