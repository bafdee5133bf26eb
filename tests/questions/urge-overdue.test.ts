// 催办 without a hand: on the working day after the limit, numbered, once for a clock, with its copy.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { closeSupervision, receiveSupervision, replyToSupervision } from '#app/questions/answer-supervision.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { endOfDay } from '#app/questions/due-date.ts'
import { issueSupervision } from '#app/questions/issue-supervision.server.ts'
import { listOverdue } from '#app/questions/overdue-ledger.server.ts'
import { editOversight } from '#app/questions/oversight-settings.server.ts'
import { DEFAULT_OVERSIGHT } from '#app/questions/oversight-settings.ts'
import { isCensureProposed } from '#app/questions/supervision.ts'
import { readSupervision } from '#app/questions/supervision-queries.server.ts'
import { urgeOverdue } from '#app/questions/urge-overdue.server.ts'
import { isUrgedNow } from '#app/questions/urge-overdue.ts'
import { withdrawForAsker } from '#app/questions/withdraw-question.server.ts'
import { departments, outboxMessages, supervisions } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, DEMAND, lateCase, run } from '#tests/support/late-case.ts'
import { makeStaff, useTestStore } from '#tests/support/world.ts'
import { auditActions, type Case, citizen, eventTypes, makeCase } from './case.ts'

useTestStore()

const notices = async (notice: string) =>
  (await reader().select().from(outboxMessages))
    .filter(({ values }) => values.notice === notice)
    .map(({ recipient }) => recipient.address)
    .sort()
const orders = () => reader().select().from(supervisions)
const setLeader = (world: Case, leaderId: string | null) =>
  inTransaction(citizen, async ({ tx }) => {
    await tx.update(departments).set({ leaderId }).where(eq(departments.id, world.department.id))
  })

test('when it goes out: on the working days after the limit, in office hours, for a working week', () => {
  const monday = endOfDay('2026-12-14')
  const rows: [string, string, boolean][] = [
    ['2026-12-14', '17:00', false],
    ['2026-12-15', '07:00', false],
    ['2026-12-15', '09:00', true],
    ['2026-12-19', '10:00', false],
    ['2026-12-21', '10:00', true],
    ['2026-12-22', '10:00', false],
  ]
  for (const [day, time, urged] of rows)
    expect([day, time, isUrgedNow(monday, at(day, time))]).toEqual([day, time, urged])
  // A limit that ran out on a Friday: on Monday, not at the weekend.
  expect(isUrgedNow(endOfDay('2026-12-11'), at('2026-12-12'))).toBe(false)
  expect(isUrgedNow(endOfDay('2026-12-11'), at('2026-12-14'))).toBe(true)
})

test('two processes at once make one numbered notice, with its copy, in the ledger and in the history', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  expect(await urgeOverdue(undefined, at('2026-12-14'))).toEqual({ issued: 0 })
  const looks = await Promise.all([1, 2, 3].map(() => urgeOverdue(undefined, at('2026-12-15'))))
  expect(looks.reduce((sum, { issued }) => sum + issued, 0)).toBe(1)
  await urgeOverdue(undefined, at('2026-12-16'))
  const [order, ...more] = await orders()
  expect(more).toEqual([])
  expect(order).toMatchObject({
    level: 'nudge',
    year: 2026,
    number: 1,
    issuedBy: null,
    departmentId: world.department.id,
    copyTo: '政务公开办',
    dueAt: endOfDay('2026-12-18'),
  })
  expect(order!.reason).toContain('已逾期 1 个工作日')
  expect(order!.basis).toBe(DEFAULT_OVERSIGHT.basis)
  const people = [world.officer, world.secondOfficer, world.both, world.reviewer].map(({ email }) => email)
  expect([...new Set(await notices('nudged'))]).toEqual(people.toSorted())
  expect(await notices('nudgedCopy')).toEqual([world.overseer.email])
  expect(await eventTypes(id)).toContain('nudged')
  expect(await auditActions(order!.id)).toEqual(['supervision.issued'])
  expect(await readSupervision(reader(), world.overseer, order!.id, at('2026-12-16'))).toMatchObject({
    state: 'issued',
    acts: [{ act: 'issued', by: null }],
  })
})

test('the copy goes to the leader in charge, or to the overseer where that person cannot sign in', async () => {
  const world = await makeCase()
  const leader = await makeStaff(['reviewer'], null, '分管领导')
  await setLeader(world, leader.staffId)
  await lateCase(world)
  await urgeOverdue(undefined, at('2026-12-15'))
  expect(await notices('nudgedCopy')).toEqual([leader.email])
  expect((await orders())[0]).toMatchObject({ copyTo: '承办单位分管负责同志' })
})

test('it is signed for, answered and closed like any other, and is not sent again for the clock', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  await urgeOverdue(undefined, at('2026-12-15'))
  const [order] = await orders()
  expect(await run(world.officer, at('2026-12-16'), (work) => receiveSupervision(work, order!.id))).toMatchObject({
    outcome: 'received',
  })
  expect(
    await run(world.officer, at('2026-12-16'), (work) => replyToSupervision(work, order!.id, '正在核实。')),
  ).toMatchObject({
    outcome: 'replied',
  })
  expect(
    await run(world.overseer, at('2026-12-17'), (work) => closeSupervision(work, order!.id, '已说明')),
  ).toMatchObject({
    outcome: 'closed',
  })
  await urgeOverdue(undefined, at('2026-12-17'))
  expect(await orders()).toHaveLength(1)
  // By hand it may still be urged.
  const input = { ...DEMAND, demandedOn: '2026-12-22', level: 'nudge' as const }
  expect(await run(world.overseer, at('2026-12-18'), (work) => issueSupervision(work, id, input))).toMatchObject({
    outcome: 'issued',
    number: 2,
  })
})

test('what somebody has urged since it was late, what stands still, and places that switched it off are left alone', async () => {
  const world = await makeCase()
  const urged = await lateCase(world)
  await run(world.overseer, at('2026-12-15', '08:00'), (work) =>
    issueSupervision(work, urged, { ...DEMAND, level: 'nudge' }),
  )
  const paused = await lateCase(world)
  await run(world.officer, at('2026-12-09'), (work) => requestClarification(work, paused, { request: '哪个小区？' }))
  expect(await urgeOverdue(undefined, at('2026-12-15'))).toEqual({ issued: 0 })

  const off = await lateCase(world)
  const { version: basedOn, ...settings } = DEFAULT_OVERSIGHT
  await run(world.overseer, at('2026-12-15', '08:00'), (work) =>
    editOversight(work, { ...settings, autoUrge: false, basis: '本市先由人工催办', basedOn }),
  )
  expect(await urgeOverdue(undefined, at('2026-12-15'))).toEqual({ issued: 0 })
  await run(world.overseer, at('2026-12-16', '08:00'), (work) =>
    editOversight(work, { ...settings, basis: '恢复自动催办', basedOn: 2 }),
  )
  expect(await urgeOverdue(undefined, at('2026-12-16'))).toEqual({ issued: 1 })
  expect((await orders()).find(({ clockId }) => clockId !== null)).toMatchObject({ questionId: off })
})

test('with the question it closes by itself, and says so', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const second = await lateCase(world)
  await urgeOverdue(undefined, at('2026-12-15'))
  await run(world.officer, at('2026-12-16'), (work) =>
    declineQuestion(work, id, { reason: '属于诉讼。', route: 'court' }),
  )
  await run(world.overseer, at('2026-12-16'), (work) => withdrawForAsker(work, second, { reason: '来电撤回' }))
  for (const order of await orders()) {
    expect(order).toMatchObject({ openKey: null, closedBy: null, closeNote: expect.stringContaining('自动销号') })
    expect(await readSupervision(reader(), world.overseer, order.id, at('2026-12-17'))).toMatchObject({
      state: 'closed',
    })
  }
  expect(await eventTypes(id)).toContain('supervisionClosed')
})

test('a 通报 is proposed a working week after the notice, and names it', async () => {
  const world = await makeCase()
  await lateCase(world)
  await urgeOverdue(undefined, at('2026-12-15'))
  const proposed = async (day: string) => {
    const [late] = await listOverdue(reader(), world.overseer, 'all', at(day))
    return { censure: isCensureProposed(late!), urging: late!.urging }
  }
  expect(await proposed('2026-12-21')).toMatchObject({
    censure: false,
    urging: { year: 2026, number: 1, repliedAt: null },
  })
  expect(await proposed('2026-12-22')).toMatchObject({ censure: true })
  expect(isCensureProposed({ workdays: 5, level: null })).toBe(true)
})
