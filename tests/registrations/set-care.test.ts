// 特别留意: set by the organiser, or because the visitor asked; known to the gate and to phones without network.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { gateSnapshot } from '#app/check-in/gate-snapshot.server.ts'
import { openRecord, recordKey } from '#app/check-in/open-record.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { viewOf } from '#app/check-in/verdict-view.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { careOf, storedCare } from '#app/registrations/care.ts'
import { needsText } from '#app/registrations/needs.ts'
import { setCare } from '#app/registrations/set-care.server.ts'
import { auditEntries, registrations } from '#db/schema.ts'
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
const entry = (secret: string) => ({
  ...{ nonce: newId(), ticket: { secret }, kind: 'entry' as const, happenedAt: now(), offline: false, force: false },
})

test('the organiser’s flags and the help asked for are one list, each flag once', () => {
  expect(careOf(null, null)).toEqual([])
  expect(careOf(['interpreter', 'guest'], needsText(['wheelchair', 'signLanguage'], '靠过道'))).toEqual([
    'guest',
    'wheelchair',
    'interpreter',
  ])
  expect(careOf(null, needsText(['hearing'], undefined))).toEqual([])
  expect(storedCare(['guest', 'king'])).toEqual(['guest'])
  expect(storedCare(['king'])).toBeNull()
})

test('set, it stands in the answer of the gate and in the sealed list; asked for by the visitor likewise', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const organiser = await makeStaff(['organiser'], departmentId)
  const device = await makeDevice(event.id)
  const guest = await makeRegistration(slot)
  const asked = await makeRegistration(slot, { needs: needsText(['signLanguage'], undefined) })
  const plain = await makeRegistration(slot)
  const set = (flags: string[]) => inTransaction(organiser, (work) => setCare(work, guest.id, flags))
  expect(await set(['wheelchair', 'guest'])).toEqual({ outcome: 'set' })
  expect(await set(['guest', 'wheelchair'])).toEqual({ outcome: 'unchanged' })
  const snapshot = await gateSnapshot(reader(), device, { now: now() })
  const records = await Promise.all(
    [guest, asked, plain].map(async ({ ticketSecret, ticketHash }) => {
      const ticket = snapshot.tickets.find(([key]) => ticketHash.startsWith(key))
      return (await openRecord(await recordKey(event.id, ticketSecret), ticket?.[7] ?? ''))?.care
    }),
  )
  expect(records).toEqual([['guest', 'wheelchair'], ['interpreter'], undefined])
  const results = await recordScans(
    device,
    [guest, asked, plain].map(({ ticketSecret }) => entry(ticketSecret)),
  )
  expect(results.map(({ care }) => care)).toEqual(records)
  expect(results.map((result) => viewOf(result, 'scan')).map(({ tone, sound }) => [tone, sound])).toEqual([
    ['look', 'care'],
    ['look', 'care'],
    ['go', 'in'],
  ])
  // A second reading is told as what it is; whom to look out for stays on the screen.
  const [again] = await recordScans(device, [entry(guest.ticketSecret)])
  expect(again).toMatchObject({ verdict: 'alreadyIn', care: ['guest', 'wheelchair'] })
  expect(viewOf(again as NonNullable<typeof again>, 'scan')).toMatchObject({ tone: 'look', sound: 'look' })
  expect(await set([])).toEqual({ outcome: 'set' })
  expect((await reader().select().from(registrations).where(eq(registrations.id, guest.id)))[0]?.care).toBeNull()
})

test('only organisers of the department, only while it is to come; the trail tells that and not what', async () => {
  const { slot, departmentId } = await makeEvent({ slot: today })
  const { id } = await makeRegistration(slot)
  const cancelled = await makeRegistration(slot, { status: 'cancelled' })
  const organiser = await makeStaff(['organiser'], departmentId)
  const by = (actor: typeof organiser, of: string) => inTransaction(actor, (work) => setCare(work, of, ['guest']))
  for (const stranger of [
    await makeStaff(['gate'], departmentId),
    await makeStaff(['organiser'], (await makeDepartment()).id),
  ])
    await expect(by(stranger, id)).rejects.toBeInstanceOf(NotFound)
  expect(await by(organiser, 'nothing')).toEqual({ outcome: 'unknown' })
  expect(await by(organiser, cancelled.id)).toEqual({ outcome: 'notLive' })
  const past = await makeEvent({ slot: { startsAt: after(now(), -minutes(300)), endsAt: after(now(), -minutes(100)) } })
  const over = await makeRegistration(past.slot)
  const theirs = await makeStaff(['organiser'], past.departmentId)
  expect(await by(theirs, over.id)).toEqual({ outcome: 'over' })
  await by(organiser, id)
  const acts = await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, id))
  expect(acts.map(({ action, detail }) => [action, detail])).toEqual([['registration.care-set', { flags: 1 }]])
})
