// What a supervisor is shown of attempts that were taken back, and of times that phones claim and that cannot be.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addWalkIn } from '#app/check-in/add-walk-in.server.ts'
import { judgeTime } from '#app/check-in/believable-time.ts'
import { openConflicts } from '#app/check-in/conflict-queries.server.ts'
import { deviceActor, type GateDevice } from '#app/check-in/gate-device.ts'
import { gateNotesOf } from '#app/check-in/gate-notes.server.ts'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import { recordScans, type ScanInput } from '#app/check-in/record-scans.server.ts'
import { undoScan } from '#app/check-in/undo-scan.server.ts'
import { emptyPersonalData } from '#app/ops/empty-personal-data.server.ts'
import { after, days, hours, minutes, now } from '#app/platform/clock.ts'
import { isoOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { gateNotes, scans } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { askGateApi } from '#tests/support/gate-api.ts'
import { makeDevice, makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()
const today = { startsAt: after(now(), minutes(30)) }
const entry = (secret: string, given: Partial<ScanInput> = {}): ScanInput => ({
  ...{ nonce: newId(), ticket: { secret }, kind: 'entry', happenedAt: now(), offline: false, force: false },
  ...given,
})
const letIn = (secret: string, happenedAt: Date) => entry(secret, { happenedAt, offline: true, force: true, count: 1 })
const ask = (device: GateDevice & { token: string }, path: string, body?: object) =>
  askGateApi(
    new Request(`http://localhost:3000/api/v1/gate/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${device.token}`, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    }),
  )

test('a time is believed within reason, and what is wrong with it has a name', () => {
  const at = new Date('2026-12-05T01:00:00Z')
  const device = { createdAt: after(at, -hours(2)) }
  const judge = (offset: number, offline: boolean) => judgeTime(after(at, offset), offline, device, at)
  expect(judge(-minutes(9), false)).toEqual({ at: after(at, -minutes(9)) })
  expect(judge(minutes(9), false)).toEqual({ at: after(at, minutes(9)) })
  expect(judge(-minutes(11), false)).toEqual({ at, doubt: 'clockOff' })
  expect(judge(minutes(11), false)).toEqual({ at, doubt: 'future' })
  expect(judge(-minutes(90), true)).toEqual({ at: after(at, -minutes(90)) })
  expect(judge(minutes(5), true)).toEqual({ at })
  expect(judge(days(1), true)).toEqual({ at, doubt: 'future' })
  expect(judge(-hours(3) - 1, true)).toEqual({ at, doubt: 'beforePairing' })
})

test('an impossible time is kept and shown, and puts nobody before those who were heard earlier', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const [one, two] = [await makeDevice(event.id), await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })]
  const { ticketSecret } = await makeRegistration(slot, { name: '孙玉梅' })
  await recordScans(one, [letIn(ticketSecret, after(now(), -minutes(5)))])
  const claimed = after(now(), -days(3))
  const [late] = await recordScans(two, [letIn(ticketSecret, claimed)])
  expect(late).toMatchObject({ verdict: 'alreadyIn', conflict: true, previous: { gate: '1 号口' } })
  const [conflict] = await openConflicts(reader(), event.id)
  expect(conflict?.attempts.map(({ gate, entry: first }) => [gate, first])).toEqual([
    ['1 号口', true],
    ['2 号口', false],
  ])
  expect(await gateNotesOf(reader(), event.id)).toMatchObject([
    {
      ...{ kind: 'clock', reason: 'beforePairing', gate: '2 号口', phone: '手机 B', name: '孙*梅' },
      claimedAt: isoOf(claimed),
    },
  ])
  // Sent again it is noted once.
  await recordScans(two, [letIn(ticketSecret, after(now(), days(1)))])
  expect((await gateNotesOf(reader(), event.id)).map(({ reason }) => reason)).toEqual(['future', 'beforePairing'])
})

test('walk-ins with an impossible time are inside all the same, and noted', async () => {
  const { event } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const input = { nonce: newId(), partySize: 2, happenedAt: after(now(), days(2)), offline: true, force: false }
  for (let time = 0; time < 2; time++)
    expect(await inTransaction(deviceActor(device), (work) => addWalkIn(work, device, input))).toMatchObject({
      outcome: 'admitted',
    })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 2 })
  expect(await gateNotesOf(reader(), event.id)).toMatchObject([{ kind: 'clock', reason: 'future', people: 2 }])
})

test('why an entry was taken back is kept, once, and told to supervisors’ phones alone', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const supervisor = await makeDevice(event.id, { profile: 'supervisor', name: '主管' })
  const { ticketSecret } = await makeRegistration(slot, { name: '孙玉梅', partySize: 2 })
  const scan = entry(ticketSecret)
  await recordScans(device, [scan])
  const body = { nonce: newId(), undoes: scan.nonce, reason: 'notEntered', words: '  走错\u0000门了  ' }
  for (let time = 0; time < 2; time++) expect((await ask(device, 'undo', body)).status).toBe(200)
  expect((await ask(device, 'conflicts')).status).toBe(403)
  const { items, notes } = (await (await ask(supervisor, 'conflicts')).json()) as Record<string, unknown[]>
  expect(items).toEqual([])
  expect(notes).toMatchObject([
    { kind: 'undone', reason: 'notEntered', words: '走错门了', name: '孙*梅', people: 2, gate: '1 号口' },
  ])
  expect((await ask(device, 'undo', { ...body, reason: 'bored' })).status).toBe(422)
  expect((await ask(device, 'undo', { ...body, words: '长'.repeat(101) })).status).toBe(422)
})

test('a phone that gives no reason takes back all the same; what nobody took back leaves no note', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const [one, two] = [await makeRegistration(slot), await makeRegistration(slot)]
  const [first, second] = [entry(one.ticketSecret), entry(two.ticketSecret)]
  await recordScans(device, [first, second])
  await ask(device, 'undo', { nonce: newId(), undoes: first.nonce })
  // The answer was lost, and the phone had turned them away: nobody presses anything.
  await recordScans(device, [{ ...second, offline: true, turnedAway: 'alreadyIn' }])
  expect(await reader().$count(scans, eq(scans.people, 1))).toBe(2)
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 0 })
  expect((await gateNotesOf(reader(), event.id)).map(({ reason }) => reason)).toEqual(['other'])
})

test('an undo that claims an impossible time is judged by the moment it is heard', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const { ticketSecret } = await makeRegistration(slot)
  const scan = entry(ticketSecret)
  await recordScans(device, [scan])
  const happenedAt = after(now(), -days(5))
  const undone = await inTransaction(deviceActor(device), (work) => undoScan(work, device, scan.nonce, { happenedAt }))
  expect(undone).toMatchObject({ outcome: 'undone' })
})

test('what the staff added goes with the time of personal data, the reason stays', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const scan = entry((await makeRegistration(slot)).ticketSecret)
  await recordScans(device, [scan])
  await ask(device, 'undo', { nonce: newId(), undoes: scan.nonce, reason: 'other', words: '家里有事' })
  const [note] = await reader().select().from(gateNotes)
  expect(note?.words).toBe('家里有事')
  await inTransaction({ kind: 'system', job: 'retention' }, (work) =>
    emptyPersonalData(work, 'gateNotes', [note?.id ?? '']),
  )
  expect(await gateNotesOf(reader(), event.id)).toMatchObject([{ reason: 'other', words: '' }])
})
