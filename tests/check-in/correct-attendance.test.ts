import { expect, test } from 'vitest'
import { arrivalsOf, checkInEvent, rosterOf } from '#app/check-in/check-in-queries.server.ts'
import { type Correction, correctAttendance } from '#app/check-in/correct-attendance.server.ts'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { auditEntries, scans } from '#db/schema.ts'
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

async function makeDoor() {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const organiser = await makeStaff(['organiser'], departmentId)
  const correct = (actor: Actor, given: Partial<Correction> & { registrationId: string }) =>
    inTransaction(actor, (work) =>
      correctAttendance(work, event.id, { arrived: 0, inside: 0, reason: 'phoneFailed', ...given }),
    )
  return { event, slot, departmentId, organiser, correct }
}

test('an organiser records who came without a scan, and who left; the head count follows', async () => {
  const { event, slot, organiser, correct } = await makeDoor()
  const { id: registrationId } = await makeRegistration(slot, { partySize: 3 })
  expect(await correct(organiser, { registrationId, arrived: 3, inside: 3 })).toEqual({ outcome: 'corrected' })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 3, inside: 3 })
  expect(await correct(organiser, { registrationId, arrived: 3, inside: 1, reason: 'leftWithoutScan' })).toEqual({
    outcome: 'corrected',
  })
  expect(await correct(organiser, { registrationId, arrived: 3, inside: 1 })).toEqual({ outcome: 'unchanged' })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ arrived: 3, inside: 1 })
  expect((await recountHeads(reader())).some(({ differs }) => differs)).toBe(false)
  const rows = await reader().select().from(scans)
  expect(rows.map(({ kind, people, staffId, forced }) => ({ kind, people, staffId, forced }))).toEqual([
    { kind: 'entry', people: 3, staffId: organiser.staffId, forced: true },
    { kind: 'exit', people: 2, staffId: organiser.staffId, forced: true },
  ])
  const audit = await reader().select().from(auditEntries)
  expect(audit.map(({ action }) => action)).toEqual(['scan.recorded', 'scan.recorded'])
  expect(audit[1]?.detail).toMatchObject({ insideBefore: 3, inside: 1, reason: 'leftWithoutScan' })
})

test('numbers that cannot be are refused', async () => {
  const { slot, organiser, correct } = await makeDoor()
  const { id: registrationId } = await makeRegistration(slot, { partySize: 2 })
  const waiting = await makeRegistration(slot, { status: 'waiting' })
  expect(await correct(organiser, { registrationId, arrived: 3, inside: 0 })).toMatchObject({ outcome: 'impossible' })
  expect(await correct(organiser, { registrationId, arrived: 1, inside: 2 })).toMatchObject({ outcome: 'impossible' })
  expect(await correct(organiser, { registrationId: waiting.id, arrived: 1, inside: 1 })).toEqual({
    outcome: 'notConfirmed',
  })
})

test('gate staff see the page but do not correct; other departments see nothing', async () => {
  const { event, slot, departmentId, correct } = await makeDoor()
  const { id: registrationId } = await makeRegistration(slot)
  const helper = await makeStaff(['gate'], departmentId)
  const outsider = await makeStaff(['organiser'], (await makeDepartment()).id)
  await expect(correct(helper, { registrationId, arrived: 1, inside: 1 })).rejects.toThrow(Forbidden)
  await expect(correct(outsider, { registrationId, arrived: 1, inside: 1 })).rejects.toThrow(NotFound)
  expect(await checkInEvent(reader(), helper, event.id)).toMatchObject({
    may: { correct: false, pairSupervisor: false },
  })
  await expect(checkInEvent(reader(), outsider, event.id)).rejects.toThrow(NotFound)
  const foreign = await makeRegistration((await makeEvent({ slot: today })).slot)
  const organiser = await makeStaff(['organiser'], departmentId)
  await expect(correct(organiser, { registrationId: foreign.id, arrived: 1, inside: 1 })).rejects.toThrow(NotFound)
})

test('the page shows gates, phones, recent attempts and the last hour, without full names', async () => {
  const { event, slot } = await makeDoor()
  const device = await makeDevice(event.id)
  await makeDevice(event.id, { name: '手机 B', gate: '2 号口', lastSeenAt: after(now(), -minutes(8)) })
  const ticket = await makeRegistration(slot, { partySize: 2 })
  const scan = (kind: 'entry' | 'exit') => ({
    nonce: newId(),
    ticket: { secret: ticket.ticketSecret },
    kind,
    happenedAt: now(),
    offline: false,
    force: false,
  })
  await recordScans(device, [scan('entry'), scan('exit')])
  const arrivals = await arrivalsOf(reader(), event.id, now())
  expect(arrivals.gates).toMatchObject([{ gate: '1 号口', entered: 2, left: 2 }])
  expect(arrivals.devices.map(({ name, state }) => [name, state])).toEqual([
    ['手机 A', 'active'],
    ['手机 B', 'silent'],
  ])
  expect(arrivals.recent.map(({ verdict, name }) => [verdict, name])).toEqual([
    ['left', '孙*梅'],
    ['welcome', '孙*梅'],
  ])
  expect(arrivals.bars.reduce((sum, bar) => sum + bar.people, 0)).toBe(2)
  expect(JSON.stringify(arrivals)).not.toContain('孙玉梅')
})

test('the list on paper holds everybody with a place, by initials', async () => {
  const { event, slot } = await makeDoor()
  await makeRegistration(slot, { name: '孙玉梅', nameInitials: 'sym', phone: '13905320174' })
  await makeRegistration(slot, { name: '李建国', nameInitials: 'ljg' })
  await makeRegistration(slot, { name: '赵成', nameInitials: 'zc', status: 'waiting' })
  const [first] = await rosterOf(reader(), event.id)
  expect(first?.people.map(({ name, phoneTail }) => [name, phoneTail])).toEqual([
    ['李建国', ''],
    ['孙玉梅', '0174'],
  ])
})
