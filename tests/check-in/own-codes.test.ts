// 每人一码 at the door: one code, one person, once; what undo, correction, conflict and retention make of it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openConflicts } from '#app/check-in/conflict-queries.server.ts'
import { correctAttendance } from '#app/check-in/correct-attendance.server.ts'
import { deviceActor, type GateDevice } from '#app/check-in/gate-device.ts'
import { gateSnapshot } from '#app/check-in/gate-snapshot.server.ts'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import { keyOfSecret, openRecord, recordKey } from '#app/check-in/open-record.ts'
import { recordScans, type ScanInput } from '#app/check-in/record-scans.server.ts'
import { resolveConflict } from '#app/check-in/resolve-conflict.server.ts'
import { selfCheckIn, ticketForSelf } from '#app/check-in/self-check-in.server.ts'
import { selfCodes, stepAt } from '#app/check-in/self-code.server.ts'
import { undoScan } from '#app/check-in/undo-scan.server.ts'
import { viewOf } from '#app/check-in/verdict-view.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { changeRegistration } from '#app/registrations/change-registration.server.ts'
import { liveCodesOf, makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { companionTickets, registrations, scans, slots } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeStaff, useTestStore } from '#tests/support/world.ts'

const url = useTestStore()

const today = { startsAt: after(now(), minutes(30)) }
const citizen = { kind: 'citizen' as const }
const scan = (secret: string, given: Partial<ScanInput> = {}): ScanInput => ({
  nonce: newId(),
  ticket: { secret },
  kind: 'entry',
  happenedAt: now(),
  offline: false,
  force: false,
  ...given,
})

/** A family of four at a gate, each companion with a code: `own[2]` is the first's. */
async function makeFamily(given: Parameters<typeof makeRegistration>[1] = {}) {
  const { event, slot, departmentId } = await makeEvent({ seats: 20, slot: today })
  const device = await makeDevice(event.id)
  const companions = [{ name: '王小芳' }]
  const party = await makeRegistration(slot, { partySize: 4, companions, ...given })
  await store().transaction(async (tx) => {
    await tx.update(slots).set({ taken: 4 }).where(eq(slots.id, slot.id))
  })
  await inTransaction(citizen, (work) => makeOwnCodes(work, party.id))
  const codes = await liveCodesOf(reader(), party.id)
  const own = Object.fromEntries(codes.map(({ person, ticketSecret }) => [person, ticketSecret])) as {
    2: string
    3: string
    4: string
  }
  const read = async (secret: string, more: Partial<ScanInput> = {}, by: GateDevice = device) =>
    (await recordScans(by, [scan(secret, more)]))[0]
  return { event, slot, departmentId, device, party, own, read }
}
/** Numbers of those who are known to be inside. */
async function insideOf(partyId: string): Promise<number[]> {
  const rows = await reader()
    .select({ person: companionTickets.person })
    .from(companionTickets)
    .where(and(eq(companionTickets.registrationId, partyId), eq(companionTickets.inside, true)))
    .orderBy(companionTickets.person)
  return rows.map(({ person }) => person)
}
const isTrue = async () => (await recountHeads(reader())).every(({ differs }) => !differs)

test('each comes in by the own code, once; the last of the party too', async () => {
  const { event, device, party, own, read } = await makeFamily()
  expect(await read(own[2])).toMatchObject({
    verdict: 'welcome',
    admitted: 1,
    arrived: 1,
    partySize: 4,
    person: 2,
    name: '王*芳',
  })
  const again = await read(own[2])
  expect(again).toMatchObject({ verdict: 'alreadyIn', admitted: 0, arrived: 1, previous: { gate: '1 号口' } })
  // Without a name the party's is told.
  expect(await read(own[3].toUpperCase(), { count: 3 })).toMatchObject({
    verdict: 'partlyIn',
    admitted: 1,
    arrived: 2,
    person: 3,
    name: '孙*梅',
    ofParty: true,
  })
  expect(await read(party.ticketSecret)).toMatchObject({ verdict: 'partlyIn', admitted: 2, arrived: 4 })
  expect(await read(own[4])).toMatchObject({ verdict: 'alreadyIn', admitted: 0, person: 4 })
  const whole = await read(party.ticketSecret)
  expect([whole?.person, whole?.ofParty]).toEqual([undefined, undefined])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 4, inside: 4 })
  expect(await isTrue()).toBe(true)
  const rows = await reader().select().from(scans).where(eq(scans.deviceId, device.id))
  expect(rows.map(({ person }) => person).sort()).toEqual([2, 2, 3, 4, null, null])
})

test('the same attempt sent again is answered alike', async () => {
  const { device, own } = await makeFamily()
  for (const code of [own[2], own[3]]) {
    const attempt = scan(code)
    const [first] = await recordScans(device, [attempt])
    expect(await recordScans(device, [attempt, attempt])).toEqual([first, first])
  }
})

test('eight gates read one companion’s code at once: one welcome', async () => {
  const { event, own } = await makeFamily()
  const gates = await Promise.all(Array.from({ length: 8 }, (_, index) => makeDevice(event.id, { name: `${index}` })))
  const results = await Promise.all(gates.map((gate) => recordScans(gate, [scan(own[2])])))
  const verdicts = results.flat().map(({ verdict, admitted }) => `${verdict} ${admitted}`)
  expect(verdicts.filter((verdict) => verdict === 'welcome 1')).toHaveLength(1)
  expect(verdicts.filter((verdict) => verdict === 'alreadyIn 0')).toHaveLength(7)
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 1, inside: 1 })
  expect(await isTrue()).toBe(true)
})

test('two app processes read one companion’s code at once, again and again: one welcome each time', async () => {
  const ring = { keys: [newKeyEntry()], lookup: 'lookup' }
  useKeyRing(ring)
  const { event, own } = await makeFamily()
  const { token } = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const here = await makeDevice(event.id)
  const task = JSON.stringify({ url: url(), ring })
  const other = spawn(process.execPath, ['tests/support/other-process.ts', task], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const lines = createInterface(other.stdout)
    await once(lines, 'line')
    for (const secret of [own[2], own[3], own[4]]) {
      const answered = once(lines, 'line')
      other.stdin.write(`${JSON.stringify({ deviceToken: token, secret, nonce: newId() })}\n`)
      const [result] = await recordScans(here, [scan(secret)])
      const there = JSON.parse(String((await answered)[0])).verdict
      const verdicts = [result?.verdict, there]
      expect(verdicts.filter((verdict) => verdict === 'alreadyIn')).toHaveLength(1)
    }
    expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 3, inside: 3 })
    expect(await isTrue()).toBe(true)
  } finally {
    other.stdin.end()
    await once(other, 'close')
  }
})

test('all codes of a party at eight gates at once let in the party and nobody more', async () => {
  const { event, party, own } = await makeFamily()
  const gates = await Promise.all(Array.from({ length: 8 }, (_, index) => makeDevice(event.id, { name: `${index}` })))
  const codes = [own[2], own[3], own[4], party.ticketSecret, own[2], own[3], own[4], party.ticketSecret]
  await Promise.all(gates.map((gate, index) => recordScans(gate, [scan(codes[index] as string, { count: 1 })])))
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 4, inside: 4 })
  expect(await isTrue()).toBe(true)
})

test('out by the own code and in again; when the party leaves by its code nobody is known to be inside', async () => {
  const { event, party, own, read } = await makeFamily()
  for (const code of [own[2], own[3], own[4]]) await read(code)
  expect(await read(own[2], { kind: 'exit' })).toMatchObject({ verdict: 'left', admitted: 1, person: 2 })
  expect(await insideOf(party.id)).toEqual([3, 4])
  expect(await read(own[2])).toMatchObject({ verdict: 'partlyIn', admitted: 1, arrived: 3 })
  expect(await read(party.ticketSecret, { kind: 'exit' })).toMatchObject({ verdict: 'left', admitted: 3 })
  expect(await insideOf(party.id)).toEqual([])
  expect(await read(own[3])).toMatchObject({ verdict: 'welcome', admitted: 1, arrived: 3 })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 3, inside: 1 })
  expect(await isTrue()).toBe(true)
})

test('taken back, an entry by an own code never was; an exit of the party brings back who was known', async () => {
  const { device, event, party, own } = await makeFamily()
  const undo = (nonce: string) => inTransaction(deviceActor(device), (work) => undoScan(work, device, nonce))
  const entry = scan(own[2])
  await recordScans(device, [entry])
  expect(await undo(entry.nonce)).toEqual({ outcome: 'undone', arrived: 0, partySize: 4 })
  expect(await insideOf(party.id)).toEqual([])
  await recordScans(device, [scan(own[2]), scan(own[3])])
  const left = scan(party.ticketSecret, { kind: 'exit' })
  await recordScans(device, [left])
  expect(await insideOf(party.id)).toEqual([])
  expect(await undo(left.nonce)).toMatchObject({ outcome: 'undone' })
  expect(await insideOf(party.id)).toEqual([2, 3])
  const out = scan(own[3], { kind: 'exit' })
  await recordScans(device, [out])
  expect(await insideOf(party.id)).toEqual([2])
  expect(await undo(out.nonce)).toMatchObject({ outcome: 'undone' })
  expect(await insideOf(party.id)).toEqual([2, 3])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 2 })
  expect(await isTrue()).toBe(true)
})

test('refusals are those of the party, and a code of somebody who no longer comes is cancelled', async () => {
  const { party, own, read, event } = await makeFamily()
  expect(await changeRegistration(citizen, party.id, { partySize: 2 })).toEqual({ outcome: 'changed' })
  expect(await read(own[3])).toMatchObject({ verdict: 'cancelled', admitted: 0, person: 3, name: '孙*梅' })
  const elsewhere = await makeDevice((await makeEvent({ slot: today })).event.id)
  expect(await read(own[2], {}, elsewhere)).toMatchObject({ verdict: 'wrongEvent', name: '' })
  expect((await read(own[2], {}, elsewhere))?.person).toBeUndefined()
  for (const status of ['waiting', 'cancelled', 'inLottery'] as const) {
    await store().transaction((tx) => tx.update(registrations).set({ status }).where(eq(registrations.id, party.id)))
    const verdict = status === 'inLottery' ? 'notApproved' : status
    expect(await read(own[2])).toMatchObject({ verdict, admitted: 0 })
  }
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 0, inside: 0 })
})

test('two gates without network: one companion twice is a conflict, two companions are none', async () => {
  const { event, departmentId, party, own, read } = await makeFamily()
  const other = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const letIn = { offline: true, force: true, count: 1 }
  const at = (n: number) => ({ happenedAt: after(now(), -minutes(n)) })
  expect((await read(own[2], { ...letIn, ...at(9) }))?.conflict).toBeUndefined()
  expect((await read(own[3], { ...letIn, ...at(8) }, other))?.conflict).toBeUndefined()
  expect(await openConflicts(reader(), event.id)).toEqual([])
  expect(await read(own[2], { ...letIn, ...at(5) }, other)).toMatchObject({ verdict: 'alreadyIn', conflict: true })
  const [conflict] = await openConflicts(reader(), event.id)
  expect(conflict).toMatchObject({ person: 2, partySize: 4, people: 0 })
  expect(conflict?.attempts).toMatchObject([
    { gate: '1 号口', entry: true },
    { gate: '2 号口', entry: false },
  ])
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 2 })
  expect(await insideOf(party.id)).toEqual([2, 3])
  const organiser = await makeStaff(['organiser'], departmentId)
  const decided = await inTransaction(organiser, (work) =>
    resolveConflict(work, event.id, { scanId: conflict?.scanId ?? '', resolution: 'stands' }),
  )
  expect(decided).toEqual({ outcome: 'resolved' })
})

test('whom a phone let in by a void code is turned back, and taken off the count', async () => {
  const { event, departmentId, party, own, read } = await makeFamily()
  await changeRegistration(citizen, party.id, { partySize: 3 })
  expect(await read(own[4], { offline: true, force: true, count: 1 })).toMatchObject({ conflict: true, admitted: 1 })
  const [conflict] = await openConflicts(reader(), event.id)
  const organiser = await makeStaff(['organiser'], departmentId)
  await inTransaction(organiser, (work) =>
    resolveConflict(work, event.id, { scanId: conflict?.scanId ?? '', resolution: 'turnedBack' }),
  )
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 0, inside: 0 })
  expect(await isTrue()).toBe(true)
})

test('a correction below those who are known to be inside forgets who they are', async () => {
  const { event, departmentId, party, own, read } = await makeFamily()
  for (const code of [own[2], own[3]]) await read(code)
  const organiser = await makeStaff(['organiser'], departmentId)
  const correct = (arrived: number, inside: number) =>
    inTransaction(organiser, (work) =>
      correctAttendance(work, event.id, { registrationId: party.id, arrived, inside, reason: 'leftWithoutScan' }),
    )
  expect(await correct(4, 3)).toEqual({ outcome: 'corrected' })
  expect(await insideOf(party.id)).toEqual([2, 3])
  expect(await correct(4, 1)).toEqual({ outcome: 'corrected' })
  expect(await insideOf(party.id)).toEqual([])
  expect(await isTrue()).toBe(true)
  expect(await read(own[2])).toMatchObject({ verdict: 'partlyIn', admitted: 1 })
})

test('a companion checks in at the venue’s screen alone, and is told nobody’s name', async () => {
  const { event, own } = await makeFamily()
  expect(await ticketForSelf(reader(), event.id, own[3])).toEqual({ person: 3 })
  const code = selfCodes(event.id, stepAt(now()), 1)[0] as string
  const input = { eventId: event.id, code, ticket: { secret: own[3] }, nonce: newSecret(), at: now() }
  expect(await selfCheckIn(reader(), input)).toMatchObject({
    outcome: 'decided',
    result: { verdict: 'welcome', admitted: 1, person: 3, name: '' },
  })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 1, inside: 1 })
})

test('the list for the time without network has own codes apart, sealed with their own secrets, and none where there are none', async () => {
  const { event, slot, device, party, own, read } = await makeFamily()
  await makeRegistration(slot)
  const snapshot = await gateSnapshot(reader(), device, { now: now() })
  expect(snapshot.tickets).toHaveLength(2)
  expect(snapshot.tickets.map((row) => row.length)).toEqual([8, 8])
  const rows = snapshot.companions ?? []
  expect(rows.map(([, of, person, inside, isVoid]) => [of, person, inside, isVoid])).toEqual(
    [2, 3, 4].map((person) => [party.ticketHash.slice(0, 22), person, 0, 0]),
  )
  expect(rows[0]?.[0]).toBe(await keyOfSecret(own[2]))
  expect(await openRecord(await recordKey(event.id, own[2]), rows[0]?.[5] ?? '')).toEqual({ name: '王*芳' })
  expect(await openRecord(await recordKey(event.id, party.ticketSecret), rows[0]?.[5] ?? '')).toBeUndefined()
  for (const personal of ['王', '芳', '孙', own[2], own[3]]) expect(JSON.stringify(snapshot)).not.toContain(personal)
  // What has changed since: the party, with all its codes.
  const long = after(now(), -minutes(60))
  await store().transaction((tx) => tx.update(registrations).set({ updatedAt: long }))
  expect(await gateSnapshot(reader(), device, { now: now(), since: after(now(), -minutes(1)) })).not.toHaveProperty(
    'companions',
  )
  await read(own[3])
  const delta = await gateSnapshot(reader(), device, { now: now(), since: after(now(), -minutes(1)) })
  expect(delta.tickets).toHaveLength(1)
  expect(delta.companions?.map(([, , person, inside]) => [person, inside])).toEqual([
    [2, 0],
    [3, 1],
    [4, 0],
  ])
  // An event whose parties have none has a list as before.
  const plain = await gateSnapshot(reader(), await makeDevice((await makeEvent({ slot: today })).event.id), {
    now: now(),
  })
  expect(Object.keys(plain)).not.toContain('companions')
})

test('a companion whose family came before is welcome on the screen of the gate, not to be looked at', () => {
  const result = { nonce: '', verdict: 'partlyIn' as const, admitted: 1, arrived: 2, partySize: 4, name: '王*芳' }
  expect(viewOf(result, 'scan')).toMatchObject({ tone: 'look', word: 'partlyIn' })
  expect(viewOf({ ...result, person: 3 }, 'scan')).toMatchObject({ tone: 'go', word: 'welcome', sound: 'in' })
  expect(viewOf({ ...result, person: 3, verdict: 'alreadyIn', admitted: 0 }, 'supervisor')).toMatchObject({
    tone: 'look',
    reason: 'ownAlreadyInReason',
    override: 'enterAgain',
  })
})

test('read at two gates without network, a companion’s earlier coming in is named, whichever was counted', async () => {
  const { event, device, own, read } = await makeFamily()
  const second = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const late = { offline: true, force: true, count: 1 }
  await read(own[2], { ...late, happenedAt: after(now(), -minutes(3)) }, second)
  await read(own[2], { ...late, happenedAt: after(now(), -minutes(8)) }, device)
  expect(await read(own[2])).toMatchObject({ verdict: 'alreadyIn', previous: { gate: '1 号口' } })
  expect(await isTrue()).toBe(true)
})
