// What phones without network send afterwards: the order of arrival at the server is not the order at the door.
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { firstEntriesOf } from '#app/check-in/attendance.server.ts'
import { openConflicts } from '#app/check-in/conflict-queries.server.ts'
import { deviceActor, type GateDevice } from '#app/check-in/gate-device.ts'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import { recordScans, type ScanInput } from '#app/check-in/record-scans.server.ts'
import { resolveConflict } from '#app/check-in/resolve-conflict.server.ts'
import { undoScan } from '#app/check-in/undo-scan.server.ts'
import { after, hours, minutes, now, setClock } from '#app/platform/clock.ts'
import { isoOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { registrations, scans } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const ago = (n: number) => after(now(), -minutes(n))
const scan = (secret: string, given: Partial<ScanInput> = {}): ScanInput => ({
  ...{ nonce: newId(), ticket: { secret }, kind: 'entry', happenedAt: now(), offline: false, force: false },
  ...given,
})
const letIn = (secret: string, at: Date, count: number) =>
  scan(secret, { offline: true, force: true, happenedAt: at, count })
const undo = (device: GateDevice, undoes: string, happenedAt?: Date) =>
  inTransaction(deviceActor(device), (work) => undoScan(work, device, undoes, { happenedAt }))
const countsOf = async (eventId: string) => {
  expect((await recountHeads(reader())).every(({ differs }) => !differs)).toBe(true)
  const { arrived, inside } = await headCountOf(reader(), eventId)
  return { arrived, inside }
}
/** From now on it is so much later, until the test ends. */
function wait(milliseconds: number) {
  const at = after(now(), milliseconds)
  onTestFinished(setClock(() => at))
}

async function twoGates(partySize = 4) {
  const { event, slot, departmentId } = await makeEvent({
    seats: 50,
    slot: { startsAt: after(now(), minutes(30)), checkInClosesAt: after(now(), hours(5)) },
  })
  const first = await makeDevice(event.id)
  const second = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const { id, ticketSecret: secret } = await makeRegistration(slot, { partySize })
  const organiser = await makeStaff(['organiser'], departmentId)
  return { event, slot, first, second, id, secret, organiser }
}

test('more than belong to a party, let in at two gates without network, are shown and can be counted', async () => {
  const { event, first, second, secret, organiser } = await twoGates()
  await recordScans(first, [letIn(secret, ago(8), 3)])
  expect(await recordScans(second, [letIn(secret, ago(5), 3)])).toMatchObject([
    { verdict: 'partlyIn', admitted: 1, conflict: true },
  ])
  const [conflict] = await openConflicts(reader(), event.id)
  expect(conflict).toMatchObject({ verdict: 'partlyIn', people: 1, overlap: 2, partySize: 4 })
  expect(conflict?.attempts.map(({ gate, entry }) => [gate, entry])).toEqual([
    ['1 号口', true],
    ['2 号口', false],
  ])
  const input = { scanId: conflict?.scanId as string, resolution: 'bothEntered' as const, people: 2 }
  expect(await inTransaction(organiser, (work) => resolveConflict(work, event.id, input))).toEqual({
    outcome: 'resolved',
  })
  expect(await countsOf(event.id)).toEqual({ arrived: 6, inside: 6 })
  expect(await openConflicts(reader(), event.id)).toEqual([])
})

test('of more than belong to a party those counted may have been turned back, or all is as it is', async () => {
  for (const [resolution, inside] of [
    ['turnedBack', 3],
    ['stands', 4],
  ] as const) {
    const { event, first, second, secret, organiser } = await twoGates()
    await recordScans(first, [letIn(secret, ago(8), 3)])
    await recordScans(second, [letIn(secret, ago(5), 3)])
    const [conflict] = await openConflicts(reader(), event.id)
    const input = { scanId: conflict?.scanId as string, resolution }
    expect(await inTransaction(organiser, (work) => resolveConflict(work, event.id, input))).toEqual({
      outcome: 'resolved',
    })
    expect(await countsOf(event.id)).toEqual({ arrived: inside, inside })
  }
})

test('a nonce sent again as turned away takes its entry back only for the same ticket at the same time', async () => {
  const { event, slot, first, secret } = await twoGates(2)
  const other = await makeRegistration(slot)
  const online = scan(secret)
  await recordScans(first, [online])
  wait(hours(3))
  const away = { ...online, offline: true, turnedAway: 'unknown' as const }
  await recordScans(first, [{ ...away, happenedAt: now() }])
  await recordScans(first, [{ ...away, ticket: { secret: other.ticketSecret } }])
  await recordScans(first, [{ ...away, ticket: undefined }])
  expect(await countsOf(event.id)).toEqual({ arrived: 2, inside: 2 })
  expect(await recordScans(first, [away])).toMatchObject([{ admitted: 0 }])
  expect(await countsOf(event.id)).toEqual({ arrived: 0, inside: 0 })
})

test('taken back in time on the phone is taken back, however late the server hears of it', async () => {
  const { event, first, secret } = await twoGates(2)
  const entry = letIn(secret, ago(1), 2)
  await recordScans(first, [entry])
  const pressed = after(now(), minutes(2))
  wait(minutes(20))
  expect(await undo(first, entry.nonce)).toEqual({ outcome: 'tooLate' })
  expect(await undo(first, entry.nonce, after(now(), hours(1)))).toEqual({ outcome: 'tooLate' })
  expect(await undo(first, entry.nonce, pressed)).toMatchObject({ outcome: 'undone', arrived: 0 })
  expect(await countsOf(event.id)).toEqual({ arrived: 0, inside: 0 })
})

test('an entry without network that was a conflict is taken back, and nobody has to decide about it', async () => {
  const { event, first, second, secret, organiser } = await twoGates(2)
  const entry = letIn(secret, ago(3), 2)
  await recordScans(second, [letIn(secret, ago(8), 2)])
  await recordScans(first, [entry])
  const [conflict] = await openConflicts(reader(), event.id)
  expect(await undo(second, entry.nonce)).toEqual({ outcome: 'notFound' })
  expect(await undo(first, entry.nonce)).toMatchObject({ outcome: 'undone' })
  expect(await undo(first, entry.nonce)).toMatchObject({ outcome: 'undone' })
  expect(await openConflicts(reader(), event.id)).toEqual([])
  const input = { scanId: conflict?.scanId as string, resolution: 'bothEntered' as const, people: 2 }
  expect(await inTransaction(organiser, (work) => resolveConflict(work, event.id, input))).toEqual({
    outcome: 'alreadyResolved',
  })
  expect(await countsOf(event.id)).toEqual({ arrived: 2, inside: 2 })
})

test('people who were counted besides are not taken back by the phone', async () => {
  const { event, first, second, secret, organiser } = await twoGates(2)
  const entry = letIn(secret, ago(3), 2)
  await recordScans(second, [letIn(secret, ago(8), 2)])
  await recordScans(first, [entry])
  const [conflict] = await openConflicts(reader(), event.id)
  const input = { scanId: conflict?.scanId as string, resolution: 'bothEntered' as const, people: 2 }
  await inTransaction(organiser, (work) => resolveConflict(work, event.id, input))
  expect(await undo(first, entry.nonce)).toEqual({ outcome: 'laterScan' })
  expect(await countsOf(event.id)).toEqual({ arrived: 4, inside: 4 })
})

test('who was seen leaving before the server knew of the entry has come, and is not inside', async () => {
  const { event, first, second, secret, id } = await twoGates(3)
  await recordScans(second, [scan(secret, { kind: 'exit', happenedAt: ago(2) })])
  const entry = letIn(secret, ago(8), 2)
  expect(await recordScans(first, [entry])).toMatchObject([{ verdict: 'welcome', admitted: 2, arrived: 2 }])
  expect(await countsOf(event.id)).toEqual({ arrived: 2, inside: 0 })
  // Who comes back is inside, and the exit counts for nobody twice.
  await recordScans(first, [letIn(secret, ago(1), 2)])
  expect(await countsOf(event.id)).toEqual({ arrived: 2, inside: 2 })
  const [ticket] = await reader().select().from(registrations).where(eq(registrations.id, id))
  expect(ticket).toMatchObject({ arrivedPeople: 2, insidePeople: 2 })
})

test('an exit of some takes as many off the entry that comes late; taken back, nothing stays of it', async () => {
  const { event, first, second, secret } = await twoGates(4)
  await recordScans(second, [scan(secret, { kind: 'exit', count: 1, happenedAt: ago(2) })])
  const entry = letIn(secret, ago(8), 2)
  await recordScans(first, [entry])
  expect(await countsOf(event.id)).toEqual({ arrived: 2, inside: 1 })
  await recordScans(first, [letIn(secret, ago(7), 2)])
  expect(await countsOf(event.id)).toEqual({ arrived: 3, inside: 3 })
  expect(await reader().select().from(scans).where(eq(scans.conflict, true))).toEqual([])
})

test('the earliest by its own time is the entry: in the list of who came and for the next scan', async () => {
  const { event, first, second, secret, id } = await twoGates(2)
  const early = ago(9)
  await recordScans(second, [letIn(secret, ago(4), 2)])
  await recordScans(first, [letIn(secret, early, 2)])
  expect((await firstEntriesOf(reader(), [id])).get(id)).toEqual({ at: early, gate: '1 号口' })
  expect(await recordScans(second, [scan(secret)])).toMatchObject([
    { verdict: 'alreadyIn', previous: { happenedAt: isoOf(early), gate: '1 号口', phone: '手机 A' } },
  ])
  // After they left and came back, it is the last coming in.
  await recordScans(second, [scan(secret, { kind: 'exit', happenedAt: ago(3) })])
  await recordScans(second, [scan(secret, { happenedAt: ago(2) })])
  expect(await recordScans(first, [scan(secret)])).toMatchObject([{ previous: { gate: '2 号口' } }])
  expect(await countsOf(event.id)).toEqual({ arrived: 2, inside: 2 })
})
