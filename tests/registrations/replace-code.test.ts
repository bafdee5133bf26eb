// A code that went to the wrong person: another takes its place, and the old one lets nobody in.
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { gateSnapshot } from '#app/check-in/gate-snapshot.server.ts'
import { PhoneList } from '#app/check-in/phone-list.ts'
import { recordScans, type ScanInput } from '#app/check-in/record-scans.server.ts'
import { codeKey } from '#app/check-in/replaced-rows.server.ts'
import { KEY_LENGTH } from '#app/check-in/sealed-list.ts'
import { selfCheckIn } from '#app/check-in/self-check-in.server.ts'
import { selfCodes, stepAt } from '#app/check-in/self-code.server.ts'
import { useConfig } from '#app/config.server.ts'
import { emptyPersonalData } from '#app/ops/empty-personal-data.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { mergeRegistrations } from '#app/registrations/merge-duplicates.server.ts'
import { replaceCode } from '#app/registrations/replace-code.server.ts'
import { readTicketPage } from '#app/registrations/ticket-pages.server.ts'
import { auditEntries, outboxMessages, registrations, replacedTickets } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import {
  makeDepartment,
  makeDevice,
  makeEvent,
  makeRegistration,
  makeStaff,
  useTestStore,
} from '#tests/support/world.ts'

useTestStore()
beforeEach(() => useConfig(testConfig()))

const today = { startsAt: after(now(), minutes(30)) }
const citizen = { kind: 'citizen' as const }
const replace = (id: string) => inTransaction(citizen, (work) => replaceCode(work, id))
const row = async (id: string) =>
  (await reader().select().from(registrations).where(eq(registrations.id, id)))[0] as typeof registrations.$inferSelect
const scan = (ticket: ScanInput['ticket']): ScanInput => ({
  ...{ nonce: newId(), ticket, kind: 'entry', happenedAt: now(), offline: false, force: false },
})
const keyOf = (secret: string) => hashSecret(secret).slice(0, KEY_LENGTH)

test('the old code and the old number let nobody in and say why; the new ones let in', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const old = await makeRegistration(slot, { partySize: 2, name: '孙玉梅', needs: '轮椅席' })
  expect(await replace(old.id)).toEqual({ outcome: 'replaced' })
  const made = await row(old.id)
  expect([made.ticketSecret, made.shortCode]).not.toContain(old.ticketSecret)
  expect(made.shortCode).not.toBe(old.shortCode)
  expect(made.manageToken).toBe(old.manageToken)
  const byOld = [{ secret: old.ticketSecret }, { shortCode: old.shortCode }]
  for (const ticket of byOld) {
    const first = scan(ticket)
    const [result] = await recordScans(device, [first])
    expect(result).toEqual({
      ...{ nonce: first.nonce, verdict: 'cancelled', replaced: true, admitted: 0, arrived: 0, partySize: 2, name: '' },
    })
    // Sent again it is answered alike.
    expect(await recordScans(device, [first])).toEqual([result])
  }
  const [welcome] = await recordScans(device, [scan({ secret: made.ticketSecret })])
  expect(welcome).toMatchObject({ verdict: 'welcome', admitted: 2, name: '孙*梅' })
})

test('a phone’s list knows the old code by hashes alone, and nothing of whose it was', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const device = await makeDevice(event.id)
  const old = await makeRegistration(slot)
  const before = now()
  await replace(old.id)
  await replace(old.id)
  const made = await row(old.id)
  const snapshot = await gateSnapshot(reader(), device, { since: before, now: now() })
  expect(snapshot.tickets.map(([key]) => key)).toEqual([keyOf(made.ticketSecret)])
  expect(snapshot.replaced).toHaveLength(2)
  expect(snapshot.replaced?.[0]).toEqual([
    keyOf(old.ticketSecret),
    codeKey(event.id, old.shortCode),
    keyOf(made.ticketSecret),
  ])
})

test('the page of the old code names nobody, a code that never was is not there, the venue’s screen says it too', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const old = await makeRegistration(slot)
  await replace(old.id)
  for (const secret of [old.ticketSecret, old.ticketSecret.toUpperCase()])
    expect(await readTicketPage(reader(), secret, 'zh-CN', now())).toEqual({ replaced: true })
  await expect(readTicketPage(reader(), 'a'.repeat(26), 'zh-CN', now())).rejects.toBeInstanceOf(NotFound)
  const [code = ''] = selfCodes(event.id, stepAt(now()), 1)
  const given = { eventId: event.id, code, nonce: newId(), at: now() }
  expect(await selfCheckIn(reader(), { ...given, ticket: { secret: old.ticketSecret } })).toMatchObject({
    outcome: 'decided',
    result: { verdict: 'cancelled', replaced: true, name: '' },
  })
})

test('its people are sent the new one, and the trail tells who replaced it and no code', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const { id } = await makeRegistration(slot, { email: 'li@example.org' })
  const organiser = await makeStaff(['organiser'], departmentId)
  expect(await inTransaction(organiser, (work) => replaceCode(work, id))).toEqual({ outcome: 'replaced' })
  expect((await reader().select().from(outboxMessages)).map(({ kind }) => kind)).toEqual(['registration-confirmed'])
  const acts = await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, id))
  expect(acts.map(({ action, detail }) => [action, detail])).toEqual([
    ['registration.code-replaced', { by: 'organiser' }],
  ])
  const helper = await makeStaff(['gate'], departmentId)
  const outsider = await makeStaff(['organiser'], (await makeDepartment()).id)
  for (const stranger of [helper, outsider])
    await expect(inTransaction(stranger, (work) => replaceCode(work, id))).rejects.toBeInstanceOf(NotFound)
  expect(await reader().$count(replacedTickets, eq(replacedTickets.eventId, event.id))).toBe(1)
})

test('not for what has ended or is over, nor more than five times a day by the citizen', async () => {
  const { slot } = await makeEvent({ slot: today })
  const cancelled = await makeRegistration(slot, { status: 'cancelled' })
  expect(await replace(cancelled.id)).toEqual({ outcome: 'notLive' })
  expect(await replace('nothing')).toEqual({ outcome: 'unknown' })
  const past = await makeEvent({ slot: { startsAt: after(now(), -minutes(300)), endsAt: after(now(), -minutes(100)) } })
  expect(await replace((await makeRegistration(past.slot)).id)).toEqual({ outcome: 'over' })
  const { id } = await makeRegistration(slot)
  for (let time = 0; time < 5; time++) expect(await replace(id)).toEqual({ outcome: 'replaced' })
  expect(await replace(id)).toEqual({ outcome: 'tooOften' })
  expect(await reader().$count(replacedTickets, eq(replacedTickets.registrationId, id))).toBe(5)
})

test('the old codes go with the personal data', async () => {
  const { slot } = await makeEvent({ slot: today })
  const { id } = await makeRegistration(slot)
  await replace(id)
  await inTransaction({ kind: 'system', job: 'retention' }, (work) => emptyPersonalData(work, 'registrations', [id]))
  expect(await reader().$count(replacedTickets)).toBe(0)
})

test('the code of a registration that was merged into another is a former code of that one, at the gate and on phones', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: { ...today, taken: 4 } })
  const device = await makeDevice(event.id)
  const phone = new PhoneList(event.id)
  const [keep, other] = [await makeRegistration(slot), await makeRegistration(slot, { partySize: 3 })]
  phone.apply(await gateSnapshot(reader(), device, { now: now() }), new Set())
  // It had been replaced before.
  await replace(other.id)
  const before = now()
  const organiser = await makeStaff(['organiser'], departmentId)
  const former = await row(other.id)
  await inTransaction(organiser, (work) =>
    mergeRegistrations(work, event.id, { keep: keep.id, others: [other.id], reason: '重复' }),
  )
  for (const { ticketSecret, shortCode } of [other, former]) {
    for (const ticket of [{ secret: ticketSecret }, { shortCode }]) {
      const [result] = await recordScans(device, [scan(ticket)])
      expect(result).toMatchObject({ verdict: 'cancelled', replaced: true, admitted: 0, name: '' })
    }
    expect(await readTicketPage(reader(), ticketSecret, 'zh-CN', now())).toEqual({ replaced: true })
  }
  // A phone that had the list before hears of it with what has changed.
  phone.apply(await gateSnapshot(reader(), device, { since: before, now: now() }), new Set())
  for (const { ticketSecret } of [other, former]) {
    const attempt = { kind: 'entry' as const, at: now(), override: false }
    expect(phone.decide(phone.find(keyOf(ticketSecret)), attempt)).toMatchObject({
      verdict: 'cancelled',
      replaced: true,
    })
  }
  const [welcome] = await recordScans(device, [scan({ secret: keep.ticketSecret })])
  expect(welcome).toMatchObject({ verdict: 'welcome', admitted: 1 })
  // The registration itself is cancelled, whoever looks it up by name.
  const [byName] = await recordScans(device, [scan({ registrationId: other.id })])
  expect(byName).toMatchObject({ verdict: 'cancelled' })
  expect(byName?.replaced).toBeUndefined()
})
