// The overdue ledger and its public part, silence, the first statement, the overview.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { listClocks, logOverdue } from '#app/questions/clocks.server.ts'
import { noteFirstStatement } from '#app/questions/first-statement.server.ts'
import { listOverdue, publicOverdue } from '#app/questions/overdue-ledger.server.ts'
import { readOversight } from '#app/questions/oversight-page.server.ts'
import { editOversight } from '#app/questions/oversight-settings.server.ts'
import { DEFAULT_OVERSIGHT } from '#app/questions/oversight-settings.ts'
import { monthsBetween, silentPeriods } from '#app/questions/silence.ts'
import { readSilence, warnOfSilence } from '#app/questions/watch-silence.server.ts'
import { outboxMessages, questionEvents, questions, silenceWarnings } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, lateCase, MONDAY, orderedBy, run } from '#tests/support/late-case.ts'
import { useTestStore } from '#tests/support/world.ts'
import { makeCase, PRIVATE, row } from './case.ts'

useTestStore()

test('the public part of the overdue ledger shows what the place has decided, and nothing personal', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const settings = (publicOverdue: 'off' | 'counts' | 'entries', basedOn: number) => {
    const { version: _, ...preset } = DEFAULT_OVERSIGHT
    return inTransaction(world.overseer, (work) => editOversight(work, { ...preset, publicOverdue, basedOn }))
  }
  const now = at('2026-12-16')
  expect((await publicOverdue(reader(), at('2026-12-14'))).rows).toEqual([])
  expect((await publicOverdue(reader(), now)).rows).toMatchObject([{ count: 1, longest: 2, entries: null }])
  await expect(
    inTransaction(world.officer, (work) => editOversight(work, { ...DEFAULT_OVERSIGHT, basedOn: 1 })),
  ).rejects.toThrow(Forbidden)
  expect(await settings('entries', 1)).toEqual({ outcome: 'saved', version: 2 })
  expect(await settings('entries', 1)).toEqual({ outcome: 'newerVersion' })
  const shown = await publicOverdue(reader(), now)
  expect(shown.rows[0]?.entries).toEqual([{ title: '小区自来水早上偶尔发黄，老管网什么时候改造？', workdays: 2 }])
  for (const secret of ['李建国', '13905320174', PRIVATE]) expect(JSON.stringify(shown)).not.toContain(secret)
  await inTransaction(world.overseer, async ({ tx }) => {
    await tx.update(questions).set({ mayPublish: false }).where(eq(questions.id, id))
  })
  expect((await publicOverdue(reader(), now)).rows[0]?.entries).toEqual([{ title: null, workdays: 2 }])
  expect(await settings('off', 2)).toMatchObject({ outcome: 'saved' })
  expect(await publicOverdue(reader(), now)).toEqual({ shown: false, rows: [] })
})

test('asking back does not take a question that is late out of the ledger', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const [total] = (await listClocks(reader(), id)).filter(({ kind }) => kind === 'total')
  await run(world.overseer, at('2026-12-15'), (work) => logOverdue(work, total!))
  await run(world.officer, at('2026-12-15'), (work) => requestClarification(work, id, { request: '请补充楼号。' }))
  expect(await listOverdue(reader(), world.overseer, 'all', at('2026-12-16'))).toMatchObject([{ id }])
  expect((await publicOverdue(reader(), at('2026-12-16'))).rows).toMatchObject([{ count: 1 }])
})

test('silence is warned of once per period, the column and the department, on a working day', async () => {
  expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1)
  expect(monthsBetween('2026-01-15', '2026-03-14')).toBe(1)
  expect([
    silentPeriods('2026-12-07', '2027-02-07', 2),
    silentPeriods('2026-12-07', '2027-04-07', 2),
    silentPeriods('2026-12-07', '2028-01-01', 0),
  ]).toEqual([1, 2, 0])
  const world = await makeCase()
  await lateCase(world)
  expect(await warnOfSilence(undefined, at('2027-02-01'))).toEqual({ warned: 0 })
  expect(
    (await readSilence(reader(), at('2027-02-08'))).map(({ department, since, periods }) => [
      department === null,
      since,
      periods,
    ]),
  ).toEqual([
    [true, '2026-12-07', 1],
    [false, '2026-12-07', 1],
  ])
  const twice = await Promise.all([
    warnOfSilence(undefined, at('2027-03-01')),
    warnOfSilence(undefined, at('2027-03-01')),
  ])
  expect(twice[0].warned + twice[1].warned).toBe(2)
  expect(await warnOfSilence(undefined, at('2027-03-02'))).toEqual({ warned: 0 })
  const sent = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'silence-warning'))
  expect(sent.filter(({ recipient }) => recipient.address === world.overseer.email)).toHaveLength(2)
  expect(sent.filter(({ recipient }) => recipient.address === world.officer.email)).toHaveLength(1)
  expect(await reader().$count(silenceWarnings)).toBe(2)
})

test('an emergency owes a first statement within five hours of receipt, also when it is assessed so twice; noting it ends that clock', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const emergency = {
    kind: 'help',
    topic: '供水',
    concernKind: 'emergencyDisaster',
    gravity: 'major',
    statePolicy: false,
    areaIds: [],
    note: '爆管',
  } as const
  await run(world.officer, after(MONDAY, hours(1)), (work) => assessQuestion(work, id, emergency))
  const clock = async (kind: string) => (await listClocks(reader(), id)).filter((one) => one.kind === kind)
  expect(await clock('firstStatement')).toMatchObject([
    { startedAt: MONDAY, dueAt: after(MONDAY, hours(5)), endedAt: null },
  ])
  expect((await row(id)).nextDueAt).toEqual(after(MONDAY, hours(5)))
  // Assessed otherwise it is owed no longer; assessed so again it is, still from receipt.
  const calm = { ...emergency, concernKind: null, gravity: 'normal' } as const
  await run(world.officer, after(MONDAY, hours(1)), (work) => assessQuestion(work, id, calm))
  expect((await clock('firstStatement')).map(({ endedAt }) => endedAt)).toEqual([after(MONDAY, hours(1))])
  await run(world.officer, after(MONDAY, hours(1)), (work) => assessQuestion(work, id, emergency))
  expect((await clock('firstStatement')).at(-1)).toMatchObject({ dueAt: after(MONDAY, hours(5)), endedAt: null })
  const note = () =>
    run(world.officer, after(MONDAY, hours(2)), (work) => noteFirstStatement(work, id, '区政府网站通知公告'))
  expect(await note()).toEqual({ outcome: 'statementNoted' })
  expect(await note()).toEqual({ outcome: 'noStatementOwed' })
  await run(world.officer, after(MONDAY, hours(3)), (work) => assessQuestion(work, id, calm))
  await run(world.officer, after(MONDAY, hours(3)), (work) => assessQuestion(work, id, emergency))
  expect((await clock('firstStatement')).filter(({ endedAt }) => endedAt === null)).toEqual([])
  expect((await clock('total'))[0]?.endedAt).toBeNull()
  expect((await row(id)).nextDueAt).toEqual(after(MONDAY, days(1)))
})

test('the overview counts what the ledgers list', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  await orderedBy(world, id)
  const overview = await readOversight(reader(), world.overseer, 'zh-CN', at('2026-12-17'))
  expect(overview).toMatchObject({
    overdueCount: 1,
    longest: 3,
    openOrders: 1,
    lateOrders: 1,
    month: { received: 1, answered: 0 },
  })
  expect(overview.attention).toMatchObject([{ overdue: 1, orders: 1 }])
  const [late] = overview.overdue
  expect(late).toMatchObject({ id, level: 'blue', maySupervise: true, seesCase: true })
  const other = await readOversight(reader(), world.outsider, 'zh-CN', at('2026-12-17'))
  expect(other).toMatchObject({ overdueCount: 0, openOrders: 0, attention: [] })
  const events = await reader().select().from(questionEvents).where(eq(questionEvents.questionId, id))
  expect(events.some(({ type }) => type === 'supervisionIssued')).toBe(true)
})
