// Oversight: who is told when, orders and what becomes of them.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { after, hours } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import {
  closeSupervision,
  extendSupervision,
  receiveSupervision,
  replyToSupervision,
} from '#app/questions/answer-supervision.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { type NoticeStage, stagesReached } from '#app/questions/clock-notices.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { supervisionColumns } from '#app/questions/export-supervisions.server.ts'
import { issueSupervision, raiseSupervision } from '#app/questions/issue-supervision.server.ts'
import { listOverdue } from '#app/questions/overdue-ledger.server.ts'
import { DEFAULT_OVERSIGHT, settingsFor } from '#app/questions/oversight-settings.ts'
import { sendClockNotices } from '#app/questions/send-clock-notices.server.ts'
import { isCensureProposed, issuable, mayRaise, supervisionState } from '#app/questions/supervision.ts'
import { listMarked, listSupervisions, readSupervision } from '#app/questions/supervision-queries.server.ts'
import { clockNotices, questions, reworks } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, DEMAND, lateCase, MONDAY, orderedBy, run } from '#tests/support/late-case.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'
import { auditActions, eventTypes, makeCase, messageKinds } from './case.ts'

useTestStore()

test('who is told when: table of days, hours, holidays and settings', () => {
  const clock = {
    kind: 'total',
    startedAt: MONDAY,
    dueAt: at('2026-12-14', '23:59'),
    dueRule: 'general.v1.5wd',
  } as const
  const rows: [string, string, Partial<typeof DEFAULT_OVERSIGHT>, NoticeStage[]][] = [
    ['2026-12-10', '10:00', {}, []],
    ['2026-12-11', '10:00', {}, ['beforeDue']],
    ['2026-12-11', '07:00', {}, []],
    // Saturday and Sunday: nobody is written to.
    ['2026-12-12', '10:00', {}, []],
    ['2026-12-14', '09:00', {}, ['atDue']],
    ['2026-12-15', '10:00', {}, ['atDue', 'escalated']],
    ['2026-12-15', '10:00', { escalateWorkdays: 2 }, ['atDue']],
    ['2026-12-15', '10:00', { escalateWorkdays: 0, tellHead: false }, []],
    ['2026-12-11', '10:00', { remindWorkdays: 0 }, []],
    ['2026-12-09', '10:00', { remindWorkdays: 3 }, ['beforeDue']],
  ]
  for (const [day, time, given, stages] of rows) {
    expect([day, time, stagesReached(clock, { ...DEFAULT_OVERSIGHT, ...given }, at(day, time))]).toEqual([
      day,
      time,
      stages,
    ])
  }
  const short = {
    kind: 'return',
    startedAt: MONDAY,
    dueAt: at('2026-12-08', '23:59'),
    dueRule: 'return.v1.1wd',
  } as const
  expect(stagesReached(short, DEFAULT_OVERSIGHT, at('2026-12-07', '17:00'))).toEqual([])
  expect(stagesReached(short, DEFAULT_OVERSIGHT, at('2026-12-09'))).toEqual(['atDue'])
  const emergency = {
    kind: 'firstStatement',
    startedAt: MONDAY,
    dueAt: after(MONDAY, hours(5)),
    dueRule: 'firstStatement.v1.5h',
  } as const
  expect(stagesReached(emergency, DEFAULT_OVERSIGHT, after(MONDAY, hours(3)))).toEqual(['beforeDue'])
  expect(stagesReached(emergency, DEFAULT_OVERSIGHT, at('2026-12-13', '02:00'))).toEqual(['atDue', 'escalated'])
  const here = { ...DEFAULT_OVERSIGHT, areaId: 'county', escalateWorkdays: 3 }
  expect(settingsFor([here], ['county', 'city']).escalateWorkdays).toBe(3)
  expect(settingsFor([here], ['other'])).toBe(DEFAULT_OVERSIGHT)
})

test('each notice is sent once, also by two processes at once, and stands in the history', async () => {
  const world = await makeCase()
  const parent = await makeDepartment()
  const above = await makeStaff(['reviewer'], parent.id, '分管领导')
  const child = await makeDepartment({ parentId: parent.id })
  const id = await lateCase(world)
  await inTransaction(world.overseer, async ({ tx }) => {
    await tx.update(questions).set({ departmentId: child.id }).where(eq(questions.id, id))
  })
  const officer = await makeStaff(['answerOfficer'], child.id)
  const head = await makeStaff(['reviewer'], child.id)
  const notices = async () => (await messageKinds(id)).filter((kind) => kind.startsWith('case-notice'))
  await Promise.all([sendClockNotices(undefined, at('2026-12-11')), sendClockNotices(undefined, at('2026-12-11'))])
  expect(await notices()).toEqual([`case-notice email ${officer.email}`])
  await sendClockNotices(undefined, at('2026-12-12'))
  await sendClockNotices(undefined, at('2026-12-14'))
  await sendClockNotices(undefined, at('2026-12-14', '11:00'))
  expect(await notices()).toEqual([officer, head].map(({ email }) => `case-notice email ${email}`))
  const [one, two] = await Promise.all([
    sendClockNotices(undefined, at('2026-12-15')),
    sendClockNotices(undefined, at('2026-12-15')),
  ])
  expect(one.sent + two.sent).toBe(1)
  expect((await notices()).slice(2).sort()).toEqual(
    [above, world.overseer].map(({ email }) => `case-notice email ${email}`).sort(),
  )
  const told = (await eventTypes(id)).filter((type) => type === 'reminded' || type === 'escalated')
  expect(told).toEqual(['reminded', 'reminded', 'reminded', 'escalated'])
  expect(await reader().$count(clockNotices)).toBe(4)
})

test('a clock that stands still is told of by nobody, and its case is not overdue', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  await run(world.officer, at('2026-12-08'), (work) =>
    requestClarification(work, id, { request: '请补充具体的楼号和时间。' }),
  )
  expect(await sendClockNotices(undefined, at('2026-12-16'))).toEqual({ sent: 0 })
  expect(await listOverdue(reader(), world.overseer, 'all', at('2026-12-16'))).toEqual([])
})

test('an order is issued, signed for, answered, extended, answered again and closed; the clocks stay as they were', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const before = await listClocks(reader(), id)
  await expect(
    run(world.officer, at('2026-12-15'), (work) => issueSupervision(work, id, { ...DEMAND, level: 'blue' })),
  ).rejects.toThrow(Forbidden)
  await expect(
    run(world.outsider, at('2026-12-15'), (work) => issueSupervision(work, id, { ...DEMAND, level: 'blue' })),
  ).rejects.toThrow(NotFound)
  const past = { ...DEMAND, demandedOn: '2026-12-14', level: 'blue' as const }
  expect(await run(world.overseer, at('2026-12-15'), (work) => issueSupervision(work, id, past))).toEqual({
    outcome: 'dateWrong',
  })
  const issued = await orderedBy(world, id)
  if (issued.outcome !== 'issued') throw new Error(issued.outcome)
  expect(issued).toMatchObject({ year: 2026, number: 1 })
  expect(await orderedBy(world, id)).toEqual({ outcome: 'alreadyOpen' })
  const nudge = await run(world.overseer, at('2026-12-15'), (work) =>
    issueSupervision(work, id, { ...DEMAND, level: 'nudge' }),
  )
  expect(nudge).toMatchObject({ outcome: 'issued', number: 2 })

  const order = issued.id
  await expect(run(world.outsider, at('2026-12-15'), (work) => receiveSupervision(work, order))).rejects.toThrow(
    NotFound,
  )
  await expect(run(world.overseer, at('2026-12-15'), (work) => receiveSupervision(work, order))).rejects.toThrow(
    Forbidden,
  )
  await expect(readSupervision(reader(), world.outsider, order, at('2026-12-15'))).rejects.toThrow(NotFound)
  expect(await run(world.officer, at('2026-12-15'), (work) => receiveSupervision(work, order))).toEqual({
    outcome: 'received',
  })
  expect(await run(world.officer, at('2026-12-15'), (work) => receiveSupervision(work, order))).toEqual({
    outcome: 'notOpen',
  })
  expect(await run(world.overseer, at('2026-12-15'), (work) => closeSupervision(work, order, '已办结'))).toEqual({
    outcome: 'notReplied',
  })
  const reply = (when: Date) =>
    run(world.officer, when, (work) => replyToSupervision(work, order, '已约施工单位，周五完成改造。'))
  expect(await reply(at('2026-12-16'))).toEqual({ outcome: 'replied' })
  expect(await reply(at('2026-12-16'))).toEqual({ outcome: 'notOpen' })
  await expect(run(world.officer, at('2026-12-16'), (work) => closeSupervision(work, order, '已办结'))).rejects.toThrow(
    Forbidden,
  )
  const more = { reason: '请附上完工照片', demandedOn: '2026-12-20' }
  expect(
    await run(world.overseer, at('2026-12-17'), (work) =>
      extendSupervision(work, order, { ...more, demandedOn: '2026-12-16' }),
    ),
  ).toEqual({ outcome: 'dateWrong' })
  expect(
    await run(world.overseer, at('2026-12-16'), (work) =>
      extendSupervision(work, order, { ...more, demandedOn: '2026-12-16' }),
    ),
  ).toEqual({ outcome: 'notLater' })
  expect(await run(world.overseer, at('2026-12-17'), (work) => extendSupervision(work, order, more))).toEqual({
    outcome: 'extended',
  })
  expect((await readSupervision(reader(), world.officer, order, at('2026-12-17'))).state).toBe('received')
  expect(await reply(at('2026-12-18'))).toEqual({ outcome: 'replied' })
  expect(await run(world.overseer, at('2026-12-18'), (work) => closeSupervision(work, order, '已完工，销号'))).toEqual({
    outcome: 'closed',
  })

  const record = await readSupervision(reader(), world.overseer, order, at('2026-12-18'))
  expect(record.acts.map(({ act }) => act)).toEqual(['issued', 'received', 'replied', 'extended', 'replied', 'closed'])
  expect(await auditActions(order)).toEqual(
    ['issued', 'received', 'replied', 'extended', 'replied', 'closed'].map((act) => `supervision.${act}`),
  )
  expect(await eventTypes(id)).toEqual(
    expect.arrayContaining([
      'nudged',
      'supervisionIssued',
      'supervisionReplied',
      'supervisionExtended',
      'supervisionClosed',
    ]),
  )
  expect((await messageKinds(id)).filter((kind) => kind === `case-notice email ${world.overseer.email}`)).toHaveLength(
    2,
  )
  expect(await listClocks(reader(), id)).toEqual(before)
  expect(await orderedBy(world, id, at('2026-12-18'))).toEqual({ outcome: 'dateWrong' })
  const closed = await listSupervisions(reader(), world.officer, { state: 'closed' }, at('2026-12-18'))
  expect(closed.map((one) => supervisionColumns('zh-CN').map(({ value }) => value(one)))[0]?.slice(0, 3)).toEqual([
    '〔2026〕1号',
    '蓝色提醒',
    '即墨区水利局',
  ])
  expect(await listSupervisions(reader(), world.outsider, { state: 'all' }, at('2026-12-18'))).toEqual([])
})

test('the next colour comes only after the former went unanswered, each with its own number', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const issued = await orderedBy(world, id)
  if (issued.outcome !== 'issued') throw new Error(issued.outcome)
  const raise = (order: string, day: string, demandedOn: string) =>
    run(world.overseer, at(day), (work) => raiseSupervision(work, order, { reason: '逾期未回复', demandedOn }))
  expect(await raise(issued.id, '2026-12-16', '2026-12-18')).toEqual({ outcome: 'notRaisable' })
  const both = await Promise.all([
    raise(issued.id, '2026-12-17', '2026-12-18'),
    raise(issued.id, '2026-12-17', '2026-12-18'),
  ])
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['notRaisable', 'raised'])
  const orange = both.find((one) => one.outcome === 'raised')
  if (orange?.outcome !== 'raised') throw new Error('not raised')
  const red = await raise(orange.id, '2026-12-19', '2026-12-21')
  expect(red).toMatchObject({ outcome: 'raised', level: 'red' })
  if (red.outcome !== 'raised') return
  expect(await raise(red.id, '2026-12-22', '2026-12-23')).toEqual({ outcome: 'notRaisable' })
  const all = await listSupervisions(reader(), world.overseer, { state: 'all' }, at('2026-12-22'))
  expect(all.map(({ level, number, state }) => [level, number, state])).toEqual([
    ['blue', 1, 'raised'],
    ['orange', 2, 'raised'],
    ['red', 3, 'overdue'],
  ])
  const red3 = {
    level: 'red',
    dueAt: at('2026-12-21', '23:59'),
    receivedAt: null,
    repliedAt: null,
    closedAt: null,
    closeNote: null,
  } as const
  expect([supervisionState(red3, at('2026-12-21')), mayRaise(red3, at('2026-12-22'))]).toEqual(['issued', false])
})

test('a parent department supervises its children, and reads their public copy only', async () => {
  const world = await makeCase()
  const parent = await makeDepartment()
  const child = await makeDepartment({ parentId: parent.id })
  const above = await makeStaff(['reviewer'], parent.id)
  const id = await lateCase(world)
  await inTransaction(world.overseer, async ({ tx }) => {
    await tx.update(questions).set({ departmentId: child.id, publicText: null }).where(eq(questions.id, id))
  })
  const [hidden] = await listOverdue(reader(), above, [child.id], at('2026-12-15'))
  expect(hidden).toMatchObject({ id, title: null })
  const issued = await run(above, at('2026-12-15'), (work) => issueSupervision(work, id, { ...DEMAND, level: 'blue' }))
  if (issued.outcome !== 'issued') throw new Error(issued.outcome)
  const seen = await readSupervision(reader(), above, issued.id, at('2026-12-15'))
  expect(seen.may).toMatchObject({ extend: true, reply: false })
  expect(JSON.stringify(seen)).not.toContain('李建国')
  const officer = await makeStaff(['answerOfficer'], child.id)
  await run(officer, at('2026-12-16'), (work) => replyToSupervision(work, issued.id, '已经办理完毕'))
  expect((await messageKinds(id)).at(-1)).toBe(`case-notice email ${above.email}`)
})

test('what a bad rating after rework marked is proposed until an order follows it', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  await inTransaction(world.overseer, async ({ tx }) => {
    await tx.insert(reworks).values({
      id: 'rework',
      questionId: id,
      number: 1,
      openedAt: MONDAY,
      dueAt: MONDAY,
      dueRule: 'rework.v1.5wd',
      supervisedAt: at('2026-12-14'),
    })
  })
  expect((await listMarked(reader(), world.overseer, 'all')).map((one) => one.id)).toEqual([id])
  expect(await orderedBy(world, id)).toMatchObject({ outcome: 'issued' })
  expect(await listMarked(reader(), world.overseer, 'all')).toEqual([])
})

test('beside an open urging an order may be issued, and the other way; of each kind only one at a time', () => {
  const order = (level: 'nudge' | 'blue' | 'orange', state: 'issued' | 'raised' | 'closed') => ({ level, state })
  expect(issuable([])).toEqual(['nudge', 'blue'])
  expect(issuable([order('nudge', 'issued')])).toEqual(['blue'])
  expect(issuable([order('blue', 'raised'), order('orange', 'issued')])).toEqual(['nudge'])
  expect(issuable([order('nudge', 'closed'), order('blue', 'closed')])).toEqual(['nudge', 'blue'])
  expect(issuable([order('nudge', 'issued'), order('blue', 'issued')])).toEqual([])
})

test('a reprimand is proposed after a working week, until the red order is out', () => {
  expect([4, 5, 30].map((workdays) => isCensureProposed({ workdays, level: null }))).toEqual([false, true, true])
  expect(isCensureProposed({ workdays: 9, level: 'orange' })).toBe(true)
  expect(isCensureProposed({ workdays: 9, level: 'red' })).toBe(false)
})
