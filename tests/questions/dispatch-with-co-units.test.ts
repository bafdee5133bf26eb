// What follows from sending a question to its department: co-units asked in the same step, and the department's own limit.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { departmentForm } from '#app/departments/department-forms.ts'
import { changeDepartment } from '#app/departments/save-department.server.ts'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { askCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { currentLead } from '#app/questions/assignments.server.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { listCoUnits } from '#app/questions/co-units.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { editPolicy } from '#app/questions/due-policies.server.ts'
import { departments, outboxMessages, questionEvents } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, eventTypes, makeCase, messageKinds } from './case.ts'

useTestStore()

const MONDAY = instantOf('2026-12-07', '09:00')!
type Saved = Pick<typeof departments.$inferSelect, 'id' | 'code' | 'name' | 'nameEn' | 'areaId' | 'parentId'>
const clockOf = async (id: string, kind: string) => (await listClocks(reader(), id)).filter((one) => one.kind === kind)

test('what the router proposes is confirmed in one step: the lead, its co-units, and who co-ordinates', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, MONDAY)
  const other = world.outsider.grants[0]!.departmentId!
  const third = await makeDepartment()
  await makeStaff(['answerOfficer'], third.id)
  const send = (given: object) =>
    inTransaction(
      world.officer,
      (work) =>
        dispatchQuestion(work, id, { departmentId: other, reason: '按职责', part: '请说明停水安排。', ...given }),
      { at: after(MONDAY, hours(1)) },
    )
  expect(await send({ coUnits: [third.id, 'nowhere'] })).toEqual({ outcome: 'unknownDepartment' })
  expect(await eventTypes(id)).toEqual(['submitted'])
  expect(await send({ coUnits: [third.id, third.id, other], coordinate: true })).toMatchObject({
    outcome: 'dispatched',
  })
  expect(await eventTypes(id)).toEqual(['submitted', 'dispatched', 'coUnitRequested'])
  const units = await listCoUnits(reader(), id)
  expect(units.map(({ assignment, department }) => [department.id, assignment.part])).toEqual([
    [third.id, '请说明停水安排。'],
  ])
  expect(await clockOf(id, 'coUnit')).toHaveLength(1)
  const told = (await reader().select().from(outboxMessages))
    .filter(({ kind }) => kind === 'case-notice')
    .map(({ values }) => (values as { notice: string }).notice)
  expect(told.sort()).toEqual(['assigned', 'coUnitAsked', 'coordinate'])
})

test('who was confirmed to co-ordinate is kept, told and sees the case: the office, or the body above a vertical lead', async () => {
  const world = await makeCase()
  const admin = await makeStaff(['admin'], null)
  const save = (department: Saved, given: object) =>
    inTransaction(admin, (work) => {
      const { code, name, nameEn, areaId, parentId } = department
      const fields = { code, name, nameEn, areaId, parentId: parentId ?? '', ...given }
      return changeDepartment(work, department.id, departmentForm.parse(fields))
    })
  const above = await makeDepartment()
  const office = await makeDepartment()
  const [target] = await reader()
    .select()
    .from(departments)
    .where(eq(departments.id, world.outsider.grants[0]!.departmentId!))
  const officer = await makeStaff(['answerOfficer'], office.id)
  const parent = await makeStaff(['reviewer'], above.id)
  await save(office, { areaId: world.department.areaId, coordinates: 'yes' })
  const place = { areaId: world.department.areaId, dutyKeywords: '水龙头' }
  await save(target!, place)
  const send = async () => {
    const { id } = await ask({ event: world.event.slug, text: '水龙头没有水怎么办？' }, MONDAY)
    await inTransaction(
      world.officer,
      (work) => dispatchQuestion(work, id, { departmentId: target!.id, reason: '按职责', coordinate: true }),
      { at: after(MONDAY, hours(1)) },
    )
    return id
  }
  const coordinatorOf = async (id: string) => (await currentLead(reader(), id))?.coordinatorId
  const first = await send()
  expect(await coordinatorOf(first)).toBe(office.id)
  expect(await messageKinds(first)).toContain(`case-notice email ${officer.email}`)
  const seen = await readCasePage(reader(), officer, first, 'zh-CN', MONDAY)
  expect(seen.duty.leads.at(-1)).toMatchObject({ coordinator: office.name })
  await expect(readCasePage(reader(), parent, first, 'zh-CN', MONDAY)).rejects.toThrow(NotFound)
  await save(target!, { ...place, verticallyManaged: 'yes', parentId: above.id })
  const second = await send()
  expect(await coordinatorOf(second)).toBe(above.id)
  expect(await messageKinds(second)).toContain(`case-notice email ${parent.email}`)
  expect((await readCasePage(reader(), parent, second, 'zh-CN', MONDAY)).id).toBe(second)
})

test('the department’s own limit follows the kind that the matter turns out to be', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, MONDAY)
  const to = { departmentId: world.outsider.grants[0]!.departmentId!, reason: '按职责' }
  await inTransaction(world.officer, (work) => dispatchQuestion(work, id, to), { at: after(MONDAY, hours(1)) })
  const running = async () => (await clockOf(id, 'department')).filter(({ endedAt }) => endedAt === null)
  const [before] = await running()
  expect(before).toMatchObject({ dueRule: 'departmentGeneral.v1.5wd' })
  const assess = (n: number, kind: 'consult' | 'complaint') =>
    inTransaction(
      world.outsider,
      (work) =>
        assessQuestion(work, id, {
          kind,
          topic: '',
          concernKind: null,
          gravity: 'normal',
          statePolicy: false,
          areaIds: [],
          note: '',
        }),
      { at: after(MONDAY, hours(n)) },
    )
  await assess(2, 'complaint')
  expect(await running()).toEqual([before])
  await assess(3, 'consult')
  const [moved] = await running()
  // Three working days from Monday, when the department was given it.
  expect(moved).toMatchObject({ dueRule: 'departmentConsult.v1.3wd', startedAt: before!.startedAt })
  expect(moved!.dueAt < before!.dueAt).toBe(true)
  const history = await reader().select().from(questionEvents).where(eq(questionEvents.questionId, id))
  const lines = history.filter(({ type }) => type === 'reclassified').map(({ detail }) => detail)
  expect(lines).toContainEqual(
    expect.objectContaining({
      clock: 'department',
      oldRule: 'departmentGeneral.v1.5wd',
      rule: 'departmentConsult.v1.3wd',
    }),
  )
})

test('a co-unit follows the policy that was set, and is never due after the lead', async () => {
  const world = await makeCase()
  const other = world.outsider.grants[0]!.departmentId!
  const base = { unit: 'workdays', aim: null, basis: '协办时限一日办法', extensions: 0, extensionWorkdays: 0 } as const
  const asked = async (count: number, basedOn: number, daysLater: number) => {
    await inTransaction(world.overseer, (work) =>
      editPolicy(work, { key: 'coUnit', areaId: null, basedOn, count, silence: 'consent', ...base }),
    )
    const { id } = await acceptedQuestion(world, {}, MONDAY)
    const at = after(MONDAY, days(daysLater))
    await inTransaction(world.officer, (work) => askCoUnit(work, id, { departmentId: other, part: '数据' }), { at })
    return { id, clock: (await clockOf(id, 'coUnit'))[0]!, total: (await clockOf(id, 'total'))[0]! }
  }
  expect((await asked(1, 1, 0)).clock.dueRule).toBe('coUnit.v2.1wd')
  expect((await asked(9, 2, 0)).clock.dueRule).toBe('coUnit.v3.3wd')
  // On the lead's last day one working day more would be after it.
  const { clock, total, id } = await asked(9, 3, 7)
  expect(clock.dueAt).toEqual(total.dueAt)
  // A matter that turns out to be 舆情 is due sooner, and so is the part.
  const early = await asked(9, 4, 0)
  await inTransaction(
    world.officer,
    (work) =>
      assessQuestion(work, early.id, {
        kind: 'help',
        topic: '',
        concernKind: 'policyMisread',
        gravity: 'major',
        statePolicy: false,
        areaIds: [],
        note: '',
      }),
    { at: MONDAY },
  )
  const [part] = await clockOf(early.id, 'coUnit')
  const [whole] = await clockOf(early.id, 'total')
  expect(part!.dueAt).toEqual(whole!.dueAt)
  expect(id).not.toBe(early.id)
})
