import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addWalkIn, type WalkInInput } from '#app/check-in/add-walk-in.server.ts'
import { openConflicts } from '#app/check-in/conflict-queries.server.ts'
import { deviceActor, type GateDevice } from '#app/check-in/gate-device.ts'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import { recordScans, type ScanInput } from '#app/check-in/record-scans.server.ts'
import { resolveConflict } from '#app/check-in/resolve-conflict.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { after, days, minutes, now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { phoneHash, phoneTailHash } from '#app/registrations/prepare-registration.server.ts'
import { auditEntries, registrations, scanResolutions, scans, slots } from '#db/schema.ts'
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
const ago = (n: number) => after(now(), -minutes(n))
const scan = (given: Partial<ScanInput>): ScanInput => ({
  nonce: newId(),
  ticket: undefined,
  kind: 'entry',
  happenedAt: now(),
  offline: false,
  force: false,
  ...given,
})
/** What a phone sends that let people in without network. */
const letIn = (secret: string, at: Date, count: number): ScanInput =>
  scan({ ticket: { secret }, offline: true, force: true, happenedAt: at, count })
const resolve = (actor: Actor, eventId: string, input: Parameters<typeof resolveConflict>[2]) =>
  inTransaction(actor, (work) => resolveConflict(work, eventId, input), { lane: eventId })
const walkIn = (device: GateDevice, given: Partial<WalkInInput> = {}) =>
  inTransaction(deviceActor(device), (work) =>
    addWalkIn(work, device, { nonce: newId(), partySize: 1, happenedAt: work.now, force: false, ...given }),
  )

/** A ticket for two let in at two gates without network; the gate that was first uploads last. */
async function makeDoubleEntry() {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const first = await makeDevice(event.id)
  const second = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const supervisor = await makeDevice(event.id, { name: '主管', profile: 'supervisor' })
  const ticket = await makeRegistration(slot, { partySize: 2 })
  await recordScans(second, [letIn(ticket.ticketSecret, ago(3), 2)])
  await recordScans(first, [letIn(ticket.ticketSecret, ago(8), 2)])
  const [conflict] = await openConflicts(reader(), event.id)
  if (!conflict) throw new Error('no conflict')
  return { event, slot, departmentId, first, second, supervisor, ticket, conflict }
}

test('the earliest attempt is the entry, whichever phone uploads first; both gates are shown', async () => {
  const { event, conflict } = await makeDoubleEntry()
  expect(conflict).toMatchObject({ verdict: 'alreadyIn', name: '孙*梅', partySize: 2, people: 0 })
  expect(conflict.attempts).toMatchObject([
    { gate: '1 号口', phone: '手机 A', entry: true },
    { gate: '2 号口', phone: '手机 B', entry: false },
  ])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 2, inside: 2 })
})

test('one party read twice: it stands, once, and the count stays', async () => {
  const { event, departmentId, conflict } = await makeDoubleEntry()
  const organiser = await makeStaff(['organiser'], departmentId)
  const input = { scanId: conflict.scanId, resolution: 'stands' as const }
  expect(await resolve(organiser, event.id, input)).toEqual({ outcome: 'resolved' })
  expect(await resolve(organiser, event.id, input)).toEqual({ outcome: 'alreadyResolved' })
  expect(await openConflicts(reader(), event.id)).toEqual([])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 2, inside: 2 })
  expect((await reader().select().from(auditEntries)).map(({ action }) => action)).toContain('scan.conflict-resolved')
  expect(await reader().select().from(scanResolutions)).toMatchObject([{ staffId: organiser.staffId, people: 0 }])
})

test('two parties with one ticket: a supervisor’s phone counts the other as walk-ins', async () => {
  const { event, slot, supervisor, conflict } = await makeDoubleEntry()
  const input = { scanId: conflict.scanId, resolution: 'bothEntered' as const, people: 3 }
  expect(await resolve(deviceActor(supervisor), event.id, input)).toEqual({ outcome: 'resolved' })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 5, inside: 5 })
  expect(await openConflicts(reader(), event.id)).toEqual([])
  expect((await recountHeads(reader())).every(({ differs }) => !differs)).toBe(true)
  const [row] = await reader().select().from(slots).where(eq(slots.id, slot.id))
  expect(row?.taken).toBe(3)
})

test('whom a phone let in against the rule is taken off the count when turned back', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const ticket = await makeRegistration(slot, { partySize: 2, status: 'cancelled' })
  await recordScans(device, [letIn(ticket.ticketSecret, ago(5), 2)])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 2 })
  const [conflict] = await openConflicts(reader(), event.id)
  expect(conflict).toMatchObject({ verdict: 'cancelled', people: 2 })
  const organiser = await makeStaff(['organiser'], departmentId)
  const scanId = conflict?.scanId as string
  expect(await resolve(organiser, event.id, { scanId, resolution: 'bothEntered', people: 1 })).toEqual({
    outcome: 'impossible',
  })
  expect(await resolve(organiser, event.id, { scanId, resolution: 'turnedBack' })).toEqual({ outcome: 'resolved' })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 0, inside: 0 })
})

test('turned back is not decided over the head of a later scan', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const ticket = await makeRegistration(slot, { status: 'cancelled' })
  await recordScans(device, [letIn(ticket.ticketSecret, ago(5), 1)])
  await recordScans(device, [scan({ ticket: { secret: ticket.ticketSecret }, kind: 'exit' })])
  const [conflict] = await openConflicts(reader(), event.id)
  const organiser = await makeStaff(['organiser'], departmentId)
  const input = { scanId: conflict?.scanId as string, resolution: 'turnedBack' as const }
  expect(await resolve(organiser, event.id, input)).toEqual({ outcome: 'laterScan' })
  expect(await openConflicts(reader(), event.id)).toHaveLength(1)
})

test('only organisers and supervisors’ phones of the event decide', async () => {
  const { event, departmentId, first, conflict } = await makeDoubleEntry()
  const input = { scanId: conflict.scanId, resolution: 'stands' as const }
  const helper = await makeStaff(['gate'], departmentId)
  const outsider = await makeStaff(['organiser'], (await makeDepartment()).id)
  const elsewhere = await makeDevice((await makeEvent({ slot: today })).event.id, { profile: 'supervisor' })
  await expect(resolve(helper, event.id, input)).rejects.toThrow(Forbidden)
  await expect(resolve(deviceActor(first), event.id, input)).rejects.toThrow(Forbidden)
  await expect(resolve(outsider, event.id, input)).rejects.toThrow(NotFound)
  await expect(resolve(deviceActor(elsewhere), event.id, input)).rejects.toThrow(NotFound)
  await expect(resolve(deviceActor(elsewhere), elsewhere.eventId, input)).rejects.toThrow(NotFound)
})

test('a queue sent ten times over counts once', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const tickets = await Promise.all(Array.from({ length: 20 }, () => makeRegistration(slot, { partySize: 2 })))
  const queue = tickets.map((ticket, index) => letIn(ticket.ticketSecret, ago(index), 2))
  const first = await recordScans(device, queue)
  for (let again = 0; again < 9; again++) expect(await recordScans(device, queue)).toEqual(first)
  expect(await reader().select().from(scans)).toHaveLength(20)
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 40, inside: 40 })
})

test('a queue carried to another event’s phone lets nobody in and tells nothing', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const thief = await makeDevice((await makeEvent({ slot: today })).event.id)
  const ticket = await makeRegistration(slot)
  const stolen = letIn(ticket.ticketSecret, ago(5), 1)
  expect(await recordScans(thief, [letIn(ticket.ticketSecret, ago(5), 1)])).toMatchObject([
    { verdict: 'wrongEvent', admitted: 0, name: '' },
  ])
  expect(await recordScans(device, [stolen])).toMatchObject([{ verdict: 'welcome', admitted: 1 }])
  expect(await recordScans(thief, [stolen])).toMatchObject([{ verdict: 'unknown', admitted: 0, name: '' }])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 1 })
})

test('a forged time is brought within the pairing', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  for (const at of [after(now(), -days(30)), after(now(), days(30))]) {
    await recordScans(device, [letIn((await makeRegistration(slot)).ticketSecret, at, 1)])
  }
  for (const { happenedAt } of await reader().select().from(scans)) {
    expect(happenedAt.getTime()).toBeLessThanOrEqual(now().getTime())
    expect(happenedAt.getTime()).toBeGreaterThanOrEqual(after(device.createdAt, -minutes(60)).getTime())
  }
})

test('whom the phone turned away is on record as turned away, although the server knows the ticket', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const ticket = await makeRegistration(slot)
  const attempt = scan({ ticket: { secret: ticket.ticketSecret }, offline: true, turnedAway: 'unknown' })
  expect(await recordScans(device, [attempt])).toMatchObject([{ verdict: 'unknown', admitted: 0 }])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 0, inside: 0 })
  expect(await reader().select().from(scans)).toMatchObject([{ registrationId: ticket.id, people: 0, conflict: false }])
})

test('an answer lost on the way: what happened at the door counts', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const [same, away, in_] = await Promise.all([
    makeRegistration(slot),
    makeRegistration(slot),
    makeRegistration(slot, { status: 'cancelled' }),
  ])
  // The server recorded these; the phone never heard, and decided the same attempts itself.
  const online = [same, away, in_].map(({ ticketSecret }) => scan({ ticket: { secret: ticketSecret } }))
  expect((await recordScans(device, online)).map(({ verdict }) => verdict)).toEqual(['welcome', 'welcome', 'cancelled'])
  const [one, two, three] = online as [ScanInput, ScanInput, ScanInput]
  const uploaded = [
    { ...one, offline: true, force: true, count: 1 },
    { ...two, offline: true, turnedAway: 'unknown' as const },
    { ...three, offline: true, force: true, count: 1 },
  ]
  const results = await recordScans(device, uploaded)
  expect(results.map(({ nonce }) => nonce)).toEqual(online.map(({ nonce }) => nonce))
  expect(results.map(({ admitted }) => admitted)).toEqual([1, 0, 1])
  expect(results[2]).toMatchObject({ conflict: true })
  await recordScans(device, uploaded)
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 2, inside: 2 })
  expect((await recountHeads(reader())).every(({ differs }) => !differs)).toBe(true)
  expect(await openConflicts(reader(), event.id)).toHaveLength(1)
})

test('walk-ins let in without network are counted, and shown where they did not fit', async () => {
  const { event, slot } = await makeEvent({ seats: 2, slot: today })
  const device = await makeDevice(event.id)
  const offline = { slotId: slot.id, offline: true, happenedAt: ago(5) }
  expect(await walkIn(device, { ...offline, partySize: 2 })).toMatchObject({ outcome: 'admitted', beyondCapacity: 0 })
  expect(await openConflicts(reader(), event.id)).toEqual([])
  const many = { ...offline, nonce: newId(), partySize: 3 }
  expect(await walkIn(device, many)).toMatchObject({ outcome: 'admitted', beyondCapacity: 3 })
  expect(await walkIn(device, many)).toMatchObject({ outcome: 'admitted', beyondCapacity: 3 })
  expect(await openConflicts(reader(), event.id)).toMatchObject([{ verdict: 'welcome', people: 3 }])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 5 })
  expect((await reader().select().from(slots).where(eq(slots.id, slot.id)))[0]).toMatchObject({ taken: 5, capacity: 5 })
})

test('a walk-in whose number has a registration is counted all the same', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const phone = '13905320174'
  await makeRegistration(slot, { phone, phoneHash: phoneHash(phone), phoneTailHash: phoneTailHash(phone) })
  expect(await walkIn(device, { slotId: slot.id, phone })).toEqual({ outcome: 'alreadyRegistered' })
  expect(await walkIn(device, { slotId: slot.id, phone, offline: true })).toMatchObject({ outcome: 'admitted' })
  expect(await openConflicts(reader(), event.id)).toHaveLength(1)
  const rows = await reader().select().from(registrations).where(eq(registrations.source, 'walkIn'))
  expect(rows).toMatchObject([{ phone: null }])
})
