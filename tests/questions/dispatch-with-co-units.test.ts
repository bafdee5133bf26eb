// What follows from sending a question to its department: co-units asked in the same step, and the department's own limit.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { after, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { listCoUnits } from '#app/questions/co-units.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { outboxMessages, questionEvents } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'
import { ask, eventTypes, makeCase } from './case.ts'

useTestStore()

const MONDAY = instantOf('2026-12-07', '09:00')!
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
