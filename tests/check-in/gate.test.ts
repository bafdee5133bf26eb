import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addWalkIn, type WalkInInput } from '#app/check-in/add-walk-in.server.ts'
import { findDevice, requireScanningDevice } from '#app/check-in/device-session.server.ts'
import { deviceActor, type GateDevice } from '#app/check-in/gate-device.ts'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import { findPairing, makePairing, pairGate, revokeDevice } from '#app/check-in/pair-gate.server.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { undoScan } from '#app/check-in/undo-scan.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { after, hours, minutes, now, setClock } from '#app/platform/clock.ts'
import { Forbidden, NotFound, Unauthorised } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { phoneHash } from '#app/registrations/prepare-registration.server.ts'
import { auditEntries, gateDevices, registrations, scans, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import {
  makeDepartment,
  makeDevice,
  makeEvent,
  makeRegistration,
  makeStaff,
  useTestStore,
} from '#tests/support/world.ts'

useTestStore()

const today = { startsAt: after(now(), minutes(30)) }
const visitor: Actor = { kind: 'citizen', address: '192.0.2.7' }

const actions = async () => (await reader().select().from(auditEntries)).map((entry) => entry.action)
const scanOf = (secret: string, kind: 'entry' | 'exit' = 'entry', count?: number) => ({
  nonce: newId(),
  ticket: { secret },
  kind,
  count,
  happenedAt: now(),
  offline: false,
  force: false,
})
const undo = (device: GateDevice, undoes: string) =>
  inTransaction(deviceActor(device), (work) => undoScan(work, device, undoes), { lane: device.eventId })
const walkIn = (device: GateDevice, given: Partial<WalkInInput> = {}) =>
  inTransaction(
    deviceActor(device),
    (work) => addWalkIn(work, device, { nonce: newId(), partySize: 1, happenedAt: work.now, force: false, ...given }),
    { lane: device.eventId },
  )

// pairing

test('a phone is paired once, by confirming, within ten minutes', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const staff = await makeStaff(['gate'], departmentId)
  const { token } = await inTransaction(staff, (work) =>
    makePairing(work, event.id, { gate: '1 号口', profile: 'search' }),
  )
  expect(await findPairing(reader(), token, now())).toMatchObject({ gate: '1 号口', title: event.title })
  expect(await findPairing(reader(), token, now())).toBeDefined()
  const paired = await inTransaction(visitor, (work) => pairGate(work, { token, deviceName: ' 手机 A ' }))
  if (paired.outcome !== 'paired') throw new Error('not paired')
  expect(paired).toMatchObject({ gate: '1 号口', profile: 'search', deviceName: '手机 A', event: { id: event.id } })
  expect(paired.slots.map((each) => each.id)).toEqual([slot.id])
  expect(await findDevice(paired.deviceToken)).toMatchObject({ eventId: event.id, departmentId, profile: 'search' })
  expect(await findPairing(reader(), token, now())).toBeUndefined()
  expect(await inTransaction(visitor, (work) => pairGate(work, { token, deviceName: '手机 B' }))).toEqual({
    outcome: 'gone',
  })
  expect(await actions()).toEqual(['gate.pairing-made', 'gate.device-paired'])
})

test('of forty phones that confirm one pairing at once, one is paired', async () => {
  const { event, departmentId } = await makeEvent({ slot: today })
  const staff = await makeStaff(['organiser'], departmentId)
  const { token } = await inTransaction(staff, (work) =>
    makePairing(work, event.id, { gate: '1 号口', profile: 'scan' }),
  )
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => inTransaction(visitor, (work) => pairGate(work, { token, deviceName: '手机' }))),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'paired')).toHaveLength(1)
  expect(await reader().select().from(gateDevices)).toHaveLength(1)
})

test('a pairing address expires', async () => {
  const { event, departmentId } = await makeEvent({ slot: today })
  const staff = await makeStaff(['organiser'], departmentId)
  const { token } = await inTransaction(staff, (work) =>
    makePairing(work, event.id, { gate: '1 号口', profile: 'scan' }),
  )
  const restore = setClock(() => new Date(Date.now() + minutes(11)))
  try {
    expect(await findPairing(reader(), token, now())).toBeUndefined()
    const outcome = await inTransaction(visitor, (work) => pairGate(work, { token, deviceName: '手机' }))
    expect(outcome).toEqual({ outcome: 'gone' })
  } finally {
    restore()
  }
})

test('only staff of the department pair phones, and only organisers give the right to overrule', async () => {
  const { event, departmentId } = await makeEvent({ slot: today })
  const outsider = await makeStaff(['organiser'], (await makeDepartment()).id)
  const helper = await makeStaff(['gate'], departmentId)
  const organiser = await makeStaff(['organiser'], departmentId)
  const pair = (actor: Actor, profile: 'scan' | 'supervisor') =>
    inTransaction(actor, (work) => makePairing(work, event.id, { gate: '1 号口', profile }))
  await expect(pair(outsider, 'scan')).rejects.toThrow(NotFound)
  await expect(pair(visitor, 'scan')).rejects.toThrow(NotFound)
  await expect(pair(helper, 'supervisor')).rejects.toThrow(Forbidden)
  await expect(pair(organiser, 'supervisor')).resolves.toMatchObject({ token: expect.any(String) })
  await expect(
    inTransaction(organiser, (work) => makePairing(work, newId(), { gate: '1', profile: 'scan' })),
  ).rejects.toThrow(NotFound)
})

test('a phone that was cut off or has expired is nobody', async () => {
  const { event, departmentId } = await makeEvent({ slot: today })
  const organiser = await makeStaff(['organiser'], departmentId)
  const device = await makeDevice(event.id)
  expect(await findDevice(device.token)).toBeDefined()
  expect(await findDevice('a'.repeat(26))).toBeUndefined()
  const outsider = await makeStaff(['organiser'], (await makeDepartment()).id)
  await expect(inTransaction(outsider, (work) => revokeDevice(work, event.id, device.id))).rejects.toThrow(NotFound)
  const other = await makeEvent({ departmentId, slot: today })
  await expect(inTransaction(organiser, (work) => revokeDevice(work, other.event.id, device.id))).rejects.toThrow(
    NotFound,
  )
  await inTransaction(organiser, (work) => revokeDevice(work, event.id, device.id))
  await inTransaction(organiser, (work) => revokeDevice(work, event.id, device.id))
  expect(await findDevice(device.token)).toBeUndefined()
  expect(await actions()).toEqual(['gate.device-revoked'])
  const old = await makeDevice(event.id, { expiresAt: after(now(), -minutes(1)) })
  expect(await findDevice(old.token)).toBeUndefined()
})

test('a phone cut off a moment ago scans nothing more, though it was known just before', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const organiser = await makeStaff(['organiser'], departmentId)
  const { token, id } = await makeDevice(event.id)
  const ticket = await makeRegistration(slot)
  const header = `Bearer ${token}`
  const known = await requireScanningDevice(header)
  expect(await requireScanningDevice(header)).toBe(known)
  await inTransaction(organiser, (work) => revokeDevice(work, event.id, id))
  await expect(recordScans(await requireScanningDevice(header), [scanOf(ticket.ticketSecret)])).rejects.toThrow(
    Unauthorised,
  )
  expect(await reader().select().from(scans)).toEqual([])
  await expect(requireScanningDevice('Bearer nobody')).rejects.toThrow(Unauthorised)
})

test("a phone's last contact is kept, at most every half minute", async () => {
  const { event } = await makeEvent({ slot: today })
  const long = after(now(), -hours(1))
  const device = await makeDevice(event.id, { lastSeenAt: long })
  await findDevice(device.token)
  const [row] = await reader().select().from(gateDevices)
  expect(now().getTime() - (row?.lastSeenAt.getTime() ?? 0)).toBeLessThan(minutes(1))
})

// undo

test('an attempt is taken back by the same phone, once, and the counts follow', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const other = await makeDevice(event.id)
  const ticket = await makeRegistration(slot, { partySize: 2 })
  const scan = scanOf(ticket.ticketSecret)
  await recordScans(device, [scan])
  expect(await undo(other, scan.nonce)).toEqual({ outcome: 'notFound' })
  expect(await undo(device, newId())).toEqual({ outcome: 'notFound' })
  expect(await undo(device, scan.nonce)).toEqual({ outcome: 'undone', arrived: 0, partySize: 2 })
  expect(await undo(device, scan.nonce)).toEqual({ outcome: 'undone', arrived: 0, partySize: 2 })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 0, inside: 0, expected: 2 })
  expect((await actions()).filter((action) => action === 'scan.undone')).toHaveLength(1)
  const [again] = await recordScans(device, [scanOf(ticket.ticketSecret)])
  expect(again).toMatchObject({ verdict: 'welcome', admitted: 2 })
})

test('an exit taken back puts the people inside again', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const ticket = await makeRegistration(slot, { partySize: 3 })
  await recordScans(device, [scanOf(ticket.ticketSecret)])
  const exit = scanOf(ticket.ticketSecret, 'exit', 2)
  await recordScans(device, [exit])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 3, inside: 1 })
  await undo(device, exit.nonce)
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 3, inside: 3 })
})

test('nothing is taken back after fifteen minutes, after a later scan, or where nobody passed', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const ticket = await makeRegistration(slot, { partySize: 2 })
  const first = scanOf(ticket.ticketSecret, 'entry', 1)
  const second = scanOf(ticket.ticketSecret)
  const refused = scanOf(ticket.ticketSecret)
  await recordScans(device, [first, second, refused])
  expect(await undo(device, first.nonce)).toEqual({ outcome: 'laterScan' })
  expect(await undo(device, refused.nonce)).toEqual({ outcome: 'notFound' })
  const restore = setClock(() => new Date(Date.now() + minutes(16)))
  try {
    expect(await undo(device, second.nonce)).toEqual({ outcome: 'tooLate' })
  } finally {
    restore()
  }
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 2, inside: 2 })
})

// walk-ins

test('a walk-in takes a place, is inside at once, and is answered alike when sent again', async () => {
  const { event, slot } = await makeEvent({ seats: 3, slot: today })
  const device = await makeDevice(event.id)
  const nonce = newId()
  const first = await walkIn(device, { nonce, name: '刘志强', phone: '13900005678', partySize: 2 })
  expect(first).toMatchObject({ outcome: 'admitted', name: '刘*强', partySize: 2, slotId: slot.id, beyondCapacity: 0 })
  expect(await walkIn(device, { nonce, name: '刘志强', phone: '13900005678', partySize: 2 })).toEqual(first)
  const [row] = await reader().select().from(registrations)
  expect(row).toMatchObject({
    source: 'walkIn',
    status: 'confirmed',
    arrivedPeople: 2,
    insidePeople: 2,
    nameInitials: 'lzq',
  })
  expect((await reader().select().from(slots))[0]?.taken).toBe(2)
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 2, inside: 2, expected: 2 })
  expect(await actions()).toEqual(['walk-in.added'])
})

test('a walk-in without a name is 散客, shown as it is', async () => {
  const { event } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  expect(await walkIn(device)).toMatchObject({ outcome: 'admitted', name: '散客' })
})

test('beyond the places only a supervisor takes people in; taking it back narrows the slot again', async () => {
  const { event, slot } = await makeEvent({ seats: 1, slot: today })
  const device = await makeDevice(event.id)
  const supervisor = await makeDevice(event.id, { profile: 'supervisor' })
  expect(await walkIn(device, { partySize: 2, force: true })).toEqual({ outcome: 'full', free: 1, limit: 'capacity' })
  expect(await walkIn(supervisor, { partySize: 2 })).toEqual({ outcome: 'full', free: 1, limit: 'capacity' })
  const nonce = newId()
  expect(await walkIn(supervisor, { nonce, partySize: 2, force: true })).toMatchObject({
    outcome: 'admitted',
    beyondCapacity: 1,
  })
  const seats = async () => (await reader().select().from(slots).where(eq(slots.id, slot.id)))[0]
  expect(await seats()).toMatchObject({ capacity: 2, taken: 2 })
  expect(await undo(supervisor, nonce)).toMatchObject({ outcome: 'undone' })
  expect(await seats()).toMatchObject({ capacity: 1, taken: 0 })
  expect((await reader().select().from(registrations))[0]?.status).toBe('cancelled')
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 0, inside: 0, expected: 0 })
})

test('the safety limit of the venue stops walk-ins', async () => {
  const { event } = await makeEvent({ seats: 50, slot: today, event: { safetyLimit: 3 } })
  const device = await makeDevice(event.id)
  await walkIn(device, { partySize: 2 })
  expect(await walkIn(device, { partySize: 2 })).toEqual({ outcome: 'full', free: 1, limit: 'safety' })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 2, limit: 3 })
})

test('who is registered is not taken in a second time as a walk-in', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  await makeRegistration(slot, { phone: '13900005678', phoneHash: phoneHash('13900005678') })
  expect(await walkIn(device, { phone: '13900005678' })).toEqual({ outcome: 'alreadyRegistered' })
  expect(await walkIn(device, { slotId: newId() })).toEqual({ outcome: 'unknownSlot' })
})

test('of forty walk-ins at once on thirty places, thirty are taken in', async () => {
  const { event } = await makeEvent({ seats: 30, slot: today })
  const device = await makeDevice(event.id)
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => walkIn(device)))
  expect(outcomes.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(30)
  expect((await reader().select().from(slots))[0]).toMatchObject({ taken: 30, capacity: 30 })
  expect((await recountHeads(reader())).some(({ differs }) => differs)).toBe(false)
})

test('counts say who is expected, slot by slot', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const ticket = await makeRegistration(slot, { partySize: 2 })
  await makeRegistration(slot, { status: 'waiting', partySize: 4 })
  await recordScans(device, [scanOf(ticket.ticketSecret)])
  expect(await headCountOf(reader(), event.id)).toEqual({
    inside: 2,
    arrived: 2,
    expected: 2,
    bySlot: [expect.objectContaining({ slotId: slot.id, inside: 2, arrived: 2, expected: 2 })],
  })
})

test('attempts are only ever added', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const ticket = await makeRegistration(slot)
  const scan = scanOf(ticket.ticketSecret)
  await recordScans(device, [scan])
  await undo(device, scan.nonce)
  const rows = await reader().select().from(scans)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ verdict: 'welcome', people: 1, undoneAt: expect.any(Date) })
})
