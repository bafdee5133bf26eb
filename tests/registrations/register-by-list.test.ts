import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { after, now, seconds } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { changePartySize } from '#app/registrations/change-party-size.server.ts'
import { changeSlot } from '#app/registrations/change-slot.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { formAtVersion } from '#app/registrations/event-form-queries.server.ts'
import { newFormStamp } from '#app/registrations/form-stamp.server.ts'
import type { GroupForm } from '#app/registrations/list-forms.ts'
import type { ListPerson } from '#app/registrations/people-list.ts'
import { registerMany } from '#app/registrations/register-many.server.ts'
import { slipsOf } from '#app/registrations/slips.server.ts'
import { submitGroup } from '#app/registrations/submit-group.server.ts'
import { submitStaffEach, submitStaffGroup } from '#app/registrations/submit-list.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { auditEntries, events, outboxMessages, registrationLists, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeEvent, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'
import { ask, CHOICES, rule } from './forms.ts'
import { CITIZEN, registered } from './people.ts'

useTestStore()
beforeEach(() => useConfig(testConfig()))
afterEach(async () => {
  expect(await verifySeats(reader())).toEqual([])
})

async function world(
  given: { seats?: number; waitingCapacity?: number; groupMax?: number; adultsOnly?: boolean } = {},
) {
  const { event, slot, departmentId } = await makeEvent({ waitingCapacity: 0, ...given })
  const organiser = await makeStaff(['organiser'], departmentId)
  await rule(organiser, event.id, {
    groupMax: given.groupMax ?? 0,
    ...(given.adultsOnly ? { minors: 'adultsOnly' } : {}),
  })
  return { event, slot, departmentId, organiser }
}
const people = (...names: string[]): ListPerson[] =>
  names.map((name, index) => ({ row: index + 2, name, people: 1, phone: `1390000${1000 + index}`, answers: {} }))
const many = (slotId: string, rows: readonly ListPerson[], key = newId()) => ({
  slotId,
  people: rows,
  idempotencyKey: key,
  arrivedAt: now(),
})
const rowsOf = () => reader().select().from(registrations).orderBy(asc(registrations.arrival))
const takenOf = async (id: string) => (await reader().select().from(slots).where(eq(slots.id, id)))[0]?.taken
const lists = () => reader().select().from(registrationLists)

describe('many people registered by staff', () => {
  it('each have a place, a code and a message, in the order of the list, with one entry for the list', async () => {
    const { event, slot, organiser } = await world({ seats: 3, waitingCapacity: 5 })
    const given = many(slot.id, people('张三', '李四', '王五', '赵六'))
    const outcome = await registerMany(organiser, event.id, given)
    expect(outcome).toMatchObject({ outcome: 'registered', parties: 4, people: 4, repeated: false })
    const rows = await rowsOf()
    expect(rows.map(({ name, status, source, listId }) => [name, status, source, listId])).toEqual(
      ['张三', '李四', '王五', '赵六'].map((name, index) => [
        name,
        index < 3 ? 'confirmed' : 'waiting',
        'staff',
        outcome.outcome === 'registered' ? outcome.listId : '',
      ]),
    )
    expect(new Set(rows.map(({ shortCode }) => shortCode)).size).toBe(4)
    expect(await reader().$count(outboxMessages)).toBe(4)
    const [entry] = await reader()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'registration.list-imported'))
    expect(entry?.detail).toMatchObject({ slotId: slot.id, parties: 4, people: 4 })
    expect(JSON.stringify(entry?.detail)).not.toContain('张三')
  })

  it('are answered the same for the same key, and refused for another list under it', async () => {
    const { event, slot, organiser } = await world()
    const given = many(slot.id, people('张三', '李四'))
    const first = await registerMany(organiser, event.id, given)
    expect(await registerMany(organiser, event.id, given)).toEqual({ ...first, repeated: true })
    expect(await registerMany(organiser, event.id, { ...given, people: people('张三') })).toEqual({
      outcome: 'idempotencyKeyReused',
    })
    expect(await rowsOf()).toHaveLength(2)
  })

  it('are all registered or none: every row that stands in the way is named', async () => {
    const { event, slot, organiser } = await world({ seats: 3 })
    await registered(slot.id, { phone: '13900001001' })
    const before = await reader().$count(outboxMessages)
    const outcome = await registerMany(organiser, event.id, many(slot.id, people('张三', '李四', '王五', '赵六')))
    expect(outcome).toEqual({
      outcome: 'refused',
      refusals: [
        { row: 3, because: 'alreadyRegistered' },
        { row: 5, because: 'full' },
      ],
    })
    expect(await rowsOf()).toHaveLength(1)
    expect(await lists()).toEqual([])
    expect(await takenOf(slot.id)).toBe(1)
    expect(await reader().$count(outboxMessages)).toBe(before)
    expect(await reader().$count(auditEntries, eq(auditEntries.action, 'registration.list-imported'))).toBe(0)
  })

  it('handed in twice at once are registered once', async () => {
    const { event, slot, organiser } = await world()
    const given = many(slot.id, people('张三', '李四'))
    const outcomes = await Promise.all([1, 2, 3].map(() => registerMany(organiser, event.id, given)))
    expect(outcomes.map((each) => each.outcome === 'registered' && each.repeated).sort()).toEqual([false, true, true])
    expect(await rowsOf()).toHaveLength(2)
  })

  it('are not there for another department, nor in another event’s slot', async () => {
    const { event, slot, organiser } = await world()
    const outsider = await makeStaff(['organiser'], (await makeEvent()).departmentId)
    await expect(registerMany(outsider, event.id, many(slot.id, people('张三')))).rejects.toThrow(NotFound)
    const other = await makeEvent()
    await expect(registerMany(organiser, event.id, many(other.slot.id, people('张三')))).rejects.toThrow(NotFound)
  })
})

describe('the console’s page for a list', () => {
  const KEY = 'k'.repeat(26)
  async function desk(given: Parameters<typeof world>[0] = {}) {
    const made = await world(given)
    const { event, slot, organiser } = made
    const submit = async (values: Record<string, string>, file?: File, how = submitStaffEach) => {
      const [row] = await reader().select().from(events).where(eq(events.id, event.id))
      const form = await formAtVersion(reader(), event.id, row?.formVersion ?? 0)
      const all: Record<string, string | string[]> = { slot: slot.id, key: KEY, consent: 'yes', ...values }
      const outcome = await how(reader(), {
        actor: organiser,
        event: { id: event.id, slots: [slot], form },
        values: all,
        files: new Map(file ? [['listFile', file]] : []),
        arrivedAt: now(),
      })
      return { outcome, values: all }
    }
    return { ...made, submit }
  }

  it('shows first and registers when that is confirmed; an uploaded list comes back as text', async () => {
    const { submit, organiser, event } = await desk({ seats: 2, waitingCapacity: 5 })
    const way = await ask(organiser, event.id, { kind: 'one', label: '怎样过来', choices: CHOICES, required: true })
    const file = new File(
      ['姓名,手机号码,怎样过来\n张三,13800000000,自驾\n李四,13800000001,\n王五,13800000002,地铁'],
      'x.csv',
    )
    const { outcome: shown, values } = await submit({ intent: 'check' }, file)
    expect(shown).toMatchObject({
      step: 'preview',
      answer: { preview: { people: 3, outlook: { confirmed: 2, waiting: 1 } } },
    })
    expect(values.list).toBe(
      '姓名\t手机号码\t怎样过来\n张三\t13800000000\t自驾\n李四\t13800000001\n王五\t13800000002\t地铁',
    )
    expect(await rowsOf()).toEqual([])
    const { outcome } = await submit({ intent: 'confirm', list: String(values.list) })
    expect(outcome).toMatchObject({ step: 'done', parties: 3 })
    expect((await rowsOf()).map(({ answers }) => answers)).toEqual([{ [way]: 'c2' }, null, { [way]: 'c1' }])
  })

  it('refuses rows with their numbers, and what the event does not allow', async () => {
    const { submit } = await desk({ seats: 2, adultsOnly: true })
    const faults = async (list: string, more: Record<string, string> = {}) => {
      const { outcome } = await submit({ intent: 'confirm', list, ...more })
      return outcome.step === 'refused'
        ? [outcome.answer.errors, outcome.answer.faults.map(({ row, column, fault }) => [row, column, fault])]
        : outcome.step
    }
    expect(await faults('姓名,手机,监护人\n张三,138,\n李四,13800000001,李父')).toEqual([
      { list: 'listFaults' },
      [
        [2, 'phone', 'phoneWrong'],
        [3, 'guardian', 'adultsOnly'],
      ],
    ])
    expect(await faults('', { consent: '' })).toEqual([{ consent: 'consentMissing', list: 'listEmpty' }, []])
    expect(await faults('张三,13800000001\n李四,13800000002\n王五,13800000003')).toEqual([
      { list: 'listFaults' },
      [[3, 'people', 'fullFrom']],
    ])
    expect(await faults('张三,13800000001', { slot: newId() })).toEqual([{ slot: 'slotMissing' }, []])
    expect(await rowsOf()).toEqual([])
  })

  it('asks for the guardians’ consent where children are on the list', async () => {
    const { submit } = await desk()
    const list = '姓名,手机,监护人\n小明,13800000001,张建国'
    expect((await submit({ intent: 'check', list })).outcome).toMatchObject({
      step: 'refused',
      answer: { errors: { guardianConsent: 'childrenConsentMissing' } },
    })
    await submit({ intent: 'confirm', list, guardianConsent: 'yes' })
    expect((await rowsOf())[0]?.guardian).toMatchObject({ name: '张建国', phone: '13800000001' })
  })

  it('writes down a group as one registration, also where groups do not sign up by themselves', async () => {
    const { submit, event } = await desk({ seats: 60 })
    const list = Array.from({ length: 30 }, (_, index) => `学生${index + 1}`).join('\n')
    const values = { groupName: '实验小学三年级二班', name: '周老师', phone: '13800001111', child: 'yes', list }
    expect((await submit({ intent: 'check', ...values }, undefined, submitStaffGroup)).outcome).toMatchObject({
      step: 'refused',
      answer: { errors: { guardianConsent: 'childrenConsentMissing' } },
    })
    const { outcome } = await submit(
      { intent: 'confirm', ...values, guardianConsent: 'yes' },
      undefined,
      submitStaffGroup,
    )
    const [row] = await rowsOf()
    expect(outcome).toEqual({ step: 'done', id: row?.id, parties: 1 })
    expect(row).toMatchObject({ groupName: '实验小学三年级二班', partySize: 31, source: 'staff', status: 'confirmed' })
    expect(row?.companions).toHaveLength(30)
    const { slips } = await slipsOf(reader(), event.id, { id: row?.id ?? '' }, 0, 'zh-CN')
    expect(slips).toMatchObject([{ name: '周老师', groupName: '实验小学三年级二班', people: 31, code: row?.shortCode }])
  })
})

describe('a group that signs itself up', () => {
  const form = (slotId: string, given: Partial<GroupForm> = {}) => ({
    slot: slotId,
    list: '',
    key: newId(),
    groupName: '实验小学三年级二班',
    name: '周老师',
    phone: '13800001111',
    child: 'no' as const,
    waitingChoice: 'whole' as const,
    consent: 'yes' as const,
    consentVersion: CURRENT_CONSENT.version,
    stamp: newFormStamp(after(now(), -seconds(30))),
    ...given,
  })
  const from = () => ({ address: CITIZEN.address, arrivedAt: now(), language: 'zh-CN' as const })
  const pupils = (count: number) => people(...Array.from({ length: count }, (_, index) => `学生${index + 1}`))

  it('is one registration with its people, as large as the event allows', async () => {
    const { slot } = await world({ seats: 60, groupMax: 30 })
    expect(await submitGroup(form(slot.id), pupils(30), {}, from())).toEqual({
      outcome: 'formRefused',
      faults: { partySize: 'groupTooLarge' },
    })
    const made = form(slot.id, { child: 'yes', guardianConsent: 'yes' })
    const outcome = await submitGroup(made, pupils(29), {}, from())
    expect(outcome).toMatchObject({ outcome: 'registered', status: 'confirmed', partySize: 30, repeated: false })
    expect(await submitGroup(made, pupils(29), {}, from())).toMatchObject({ repeated: true })
    expect((await rowsOf())[0]?.guardian).toMatchObject({ name: '周老师', consent: expect.any(String) })
    expect(await takenOf(slot.id)).toBe(30)
    expect(await reader().$count(outboxMessages)).toBe(1)
  })

  it('is refused where none is taken, and too large for the seats without a waiting list', async () => {
    const none = await world()
    expect(await submitGroup(form(none.slot.id), pupils(3), {}, from())).toEqual({
      outcome: 'formRefused',
      faults: { groupName: 'groupsNotTaken' },
    })
    const small = await world({ seats: 5, groupMax: 30 })
    expect(await submitGroup(form(small.slot.id), pupils(9), {}, from())).toEqual({ outcome: 'full' })
  })

  it('waits whole or takes what is free, as its leader chose', async () => {
    const { slot } = await world({ seats: 12, waitingCapacity: 40, groupMax: 40 })
    const outcome = await submitGroup(form(slot.id, { waitingChoice: 'fewer' }), pupils(20), {}, from())
    expect(outcome).toMatchObject({ outcome: 'registered', status: 'offered', partySize: 12 })
  })

  it('shrinks, grows up to the event’s limit and moves to a slot of small parties', async () => {
    const { event, slot } = await world({ seats: 60, groupMax: 30 })
    const other = await makeSlot(event.id, { partyMax: 2 })
    const outcome = await submitGroup(form(slot.id), pupils(19), {}, from())
    const id = outcome.outcome === 'registered' ? outcome.id : ''
    const resize = (size: number) => inTransaction(CITIZEN, (work) => changePartySize(work, id, size))
    expect(await resize(18)).toEqual({ outcome: 'changed' })
    expect((await rowsOf())[0]?.companions).toHaveLength(17)
    expect(await resize(30)).toEqual({ outcome: 'changed' })
    expect(await resize(31)).toEqual({ outcome: 'partyTooLarge', partyMax: 30 })
    expect(await inTransaction(CITIZEN, (work) => changeSlot(work, id, other.id))).toMatchObject({ outcome: 'changed' })
  })
})
