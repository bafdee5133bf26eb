import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { erasePerson } from '#app/ops/erase-person.server.ts'
import { rewritePersonalData, withNewKey } from '#app/ops/rotate-keys.server.ts'
import { verifyAll } from '#app/ops/verify.server.ts'
import { after, hours, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { changeRegistration } from '#app/registrations/change-registration.server.ts'
import { mergeRegistrations } from '#app/registrations/merge-duplicates.server.ts'
import { liveCodesOf, makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { phoneHash } from '#app/registrations/prepare-registration.server.ts'
import { slipsOf } from '#app/registrations/slips.server.ts'
import { readOwnCodesPage, readTicketPage } from '#app/registrations/ticket-pages.server.ts'
import { auditEntries, companionTickets, outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeDepartment, makeEvent, makeRegistration, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()
beforeAll(() => useConfig(readConfig({})))

const citizen = { kind: 'citizen' as const }
const make = (id: string) => inTransaction(citizen, (work) => makeOwnCodes(work, id))
const codesOf = async (id: string) =>
  Object.fromEntries((await liveCodesOf(reader(), id)).map(({ person, ticketSecret }) => [person, ticketSecret]))

/** A confirmed party whose seats are taken. */
async function makeParty(given: Parameters<typeof makeRegistration>[1] = {}) {
  const { event, slot, departmentId } = await makeEvent({ seats: 20 })
  const party = await makeRegistration(slot, { partySize: 4, ...given })
  await store().transaction(async (tx) => {
    await tx.update(slots).set({ taken: party.partySize }).where(eq(slots.id, slot.id))
  })
  return { event, slot, departmentId, party }
}

test('each companion gets a code; asked again nothing changes; it is on record and nobody is told', async () => {
  const { party } = await makeParty()
  expect(await make(party.id)).toEqual({ outcome: 'made', codes: 3 })
  const codes = await codesOf(party.id)
  expect(Object.keys(codes)).toEqual(['2', '3', '4'])
  expect(new Set([...Object.values(codes), party.ticketSecret]).size).toBe(4)
  expect(await make(party.id)).toEqual({ outcome: 'unchanged' })
  expect(await codesOf(party.id)).toEqual(codes)
  const acts = await reader().select().from(auditEntries)
  expect(acts.map(({ action, detail }) => [action, detail])).toEqual([['registration.own-codes-made', { codes: 3 }]])
  expect(await reader().$count(outboxMessages)).toBe(0)
})

test('ten who ask at once make one code for each', async () => {
  const { party } = await makeParty()
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => make(party.id)))
  expect(outcomes.filter(({ outcome }) => outcome === 'made')).toHaveLength(1)
  expect(await reader().$count(companionTickets)).toBe(3)
})

test('refused: alone, without a place, a crowd, walk-ins, when it is over, unknown', async () => {
  const { slot } = await makeEvent({ seats: 20 })
  const outcomeOf = async (given: Parameters<typeof makeRegistration>[1]) =>
    (await make((await makeRegistration(slot, { partySize: 3, ...given })).id)).outcome
  expect(await outcomeOf({ partySize: 1 })).toBe('alone')
  expect(await outcomeOf({ partySize: 60 })).toBe('tooMany')
  for (const status of ['waiting', 'offered', 'pendingApproval', 'inLottery', 'cancelled', 'expired'] as const)
    expect(await outcomeOf({ status }), status).toBe('notConfirmed')
  expect(await outcomeOf({ source: 'walkIn' })).toBe('notConfirmed')
  const past = await makeEvent({ slot: { startsAt: after(now(), -hours(5)) } })
  const late = await makeRegistration(past.slot, { partySize: 3 })
  expect(await make(late.id)).toEqual({ outcome: 'over' })
  expect(await make('nobody')).toEqual({ outcome: 'unknown' })
  expect(await reader().$count(companionTickets)).toBe(0)
})

test('organisers of the department make them too, others do not', async () => {
  const { party, departmentId } = await makeParty()
  const as = async (actor: Awaited<ReturnType<typeof makeStaff>>) =>
    inTransaction(actor, (work) => makeOwnCodes(work, party.id))
  await expect(as(await makeStaff(['gate'], departmentId))).rejects.toThrow(NotFound)
  await expect(as(await makeStaff(['organiser'], (await makeDepartment()).id))).rejects.toThrow(NotFound)
  expect(await as(await makeStaff(['organiser'], departmentId))).toEqual({ outcome: 'made', codes: 3 })
  const { slips } = await slipsOf(reader(), party.eventId, { id: party.id }, 0, 'zh-CN')
  expect(slips.map(({ person, people, code }) => [person, people, code])).toEqual([
    [null, 4, party.shortCode],
    [2, 1, null],
    [3, 1, null],
    [4, 1, null],
  ])
})

test('a smaller party: who stays keeps the code, the code of who is gone is void for good', async () => {
  const { party, slot } = await makeParty({ companions: [{ name: '王芳' }, { name: '李强' }] })
  await make(party.id)
  const before = await codesOf(party.id)
  // 王芳 no longer comes.
  expect(await changeRegistration(citizen, party.id, { partySize: 3, companions: ['李强'] })).toEqual({
    outcome: 'changed',
  })
  expect(await codesOf(party.id)).toEqual({ 2: before[3], 3: before[4] })
  const page = (secret: string | undefined) => readTicketPage(reader(), secret, 'zh-CN', now())
  expect(await page(before[3])).toMatchObject({ person: 2, name: '李*', status: 'confirmed', valid: true })
  expect(await page(before[2])).toMatchObject({
    name: null,
    status: 'cancelled',
    valid: false,
    qr: null,
    keptUntil: null,
  })
  // More people again, one by one: they get codes of their own.
  expect(await changeRegistration(citizen, party.id, { partySize: 4 })).toEqual({ outcome: 'changed' })
  expect(await codesOf(party.id)).toEqual({ 2: before[3], 3: before[4] })
  expect(await make(party.id)).toEqual({ outcome: 'made', codes: 1 })
  const again = await codesOf(party.id)
  expect(again).toMatchObject({ 2: before[3], 3: before[4] })
  expect(Object.values(before)).not.toContain(again[4])
  // The number alone: the last ones go.
  expect(await changeRegistration(citizen, party.id, { partySize: 2 })).toEqual({ outcome: 'changed' })
  expect(await codesOf(party.id)).toEqual({ 2: before[3] })
  // Names alone: who is replaced loses the code.
  expect(await changeRegistration(citizen, party.id, { companions: ['赵敏'] })).toEqual({ outcome: 'changed' })
  expect(await codesOf(party.id)).toEqual({})
  expect((await reader().select().from(slots).where(eq(slots.id, slot.id)))[0]).toMatchObject({ taken: 2 })
})

test('a change that is refused leaves the codes alone', async () => {
  const { party } = await makeParty({ companions: [{ name: '王芳' }] })
  await make(party.id)
  const before = await codesOf(party.id)
  const refused = await changeRegistration(citizen, party.id, { partySize: 2, companions: ['王芳', '李强'] })
  expect(refused).toEqual({ outcome: 'tooMany' })
  expect(await codesOf(party.id)).toEqual(before)
})

test('another session: all keep their codes, and their tickets say the new time', async () => {
  const { party, event } = await makeParty()
  await make(party.id)
  const before = await codesOf(party.id)
  const other = await makeSlot(event.id, { startsAt: after(now(), hours(24 * 9)), capacity: 20 })
  expect(await changeRegistration(citizen, party.id, { slotId: other.id })).toMatchObject({ outcome: 'changed' })
  expect(await codesOf(party.id)).toEqual(before)
  const [own, whole] = await Promise.all(
    [before[2], party.ticketSecret].map((secret) => readTicketPage(reader(), secret, 'zh-CN', now())),
  )
  if (!own || !whole || 'replaced' in own || 'replaced' in whole) throw new Error('a code that holds was replaced')
  expect(own.slotTimes).toBe(whole.slotTimes)
  expect(own.slotDay).toBe(whole.slotDay)
})

test('duplicates that are merged: the party that stays keeps its codes, those of the other let nobody in', async () => {
  const { party, event, slot, departmentId } = await makeParty()
  const other = await makeRegistration(slot, { partySize: 2 })
  for (const { id } of [party, other]) await make(id)
  const [mine, others] = [await codesOf(party.id), await codesOf(other.id)]
  const organiser = await makeStaff(['organiser'], departmentId)
  const merged = await inTransaction(organiser, (work) =>
    mergeRegistrations(work, event.id, { keep: party.id, others: [other.id], reason: '重复' }),
  )
  expect(merged).toEqual({ outcome: 'merged' })
  expect(await codesOf(party.id)).toEqual(mine)
  expect(await readTicketPage(reader(), others[2], 'zh-CN', now())).toMatchObject({ status: 'cancelled', qr: null })
})

test('a companion’s page tells nothing of the registration but the own masked name', async () => {
  const { party } = await makeParty({
    name: '孙玉梅',
    phone: '13905320174',
    companions: [{ name: '王小芳' }, { name: '李建强' }],
    needs: '轮椅席',
  })
  await make(party.id)
  const codes = await codesOf(party.id)
  const text = JSON.stringify(await readTicketPage(reader(), codes[2]?.toUpperCase(), 'zh-CN', now()))
  expect(text).toContain('王*芳')
  const others = ['孙', '梅', '李', '强', '小', '0174', '轮椅', party.shortCode, party.id]
  for (const personal of [...others, party.ticketSecret, party.manageToken, codes[3] as string])
    expect(text.toLowerCase()).not.toContain(personal.toLowerCase())
  // It opens no other page: neither the list of the codes nor the registration.
  await expect(readOwnCodesPage(reader(), codes[2], 'zh-CN', now())).rejects.toThrow(NotFound)
  const list = await readOwnCodesPage(reader(), party.ticketSecret, 'zh-CN', now())
  expect(list.codes.map(({ person, name }) => [person, name])).toEqual([
    [2, '王*芳'],
    [3, '李*强'],
    [4, null],
  ])
})

test('whose data are erased, whose codes are gone', async () => {
  const phone = '13905320174'
  const { party } = await makeParty({ phone, phoneHash: phoneHash(phone) })
  await make(party.id)
  const codes = await codesOf(party.id)
  expect(await erasePerson(phone)).toMatchObject({ registrations: 1, cancelled: 1 })
  expect(await reader().$count(companionTickets)).toBe(0)
  await expect(readTicketPage(reader(), codes[2], 'zh-CN', now())).rejects.toThrow(NotFound)
  expect((await verifyAll()).filter((verdict) => !verdict.ok)).toEqual([])
})

test('a new key rewrites the secrets of own codes', async () => {
  const ring = { keys: [newKeyEntry()], lookup: 'lookup' }
  useKeyRing(ring)
  const { party } = await makeParty()
  await make(party.id)
  const before = await codesOf(party.id)
  const rotated = withNewKey(ring)
  expect(await rewritePersonalData(rotated)).toBeGreaterThanOrEqual(3)
  useKeyRing({ ...rotated, keys: rotated.keys.slice(0, 1) })
  expect(await codesOf(party.id)).toEqual(before)
  expect((await reader().select().from(registrations))[0]?.ticketSecret).toBe(party.ticketSecret)
})
