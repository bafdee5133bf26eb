// 补正期限: told at the start, reminded before, and when it has passed the clocks go on and the case may be declined on that ground.
import { beforeEach, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { dayOf } from '#app/platform/dates.ts'
import { requestClarification, stopWaiting, supplyClarification } from '#app/questions/clarify-question.server.ts'
import { listClocks, pausesOf } from '#app/questions/clocks.server.ts'
import { presentTracking } from '#app/questions/components/present-tracking.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { designateDepartment } from '#app/questions/designate-department.server.ts'
import { endOfDay } from '#app/questions/due-date.ts'
import { editPolicy } from '#app/questions/due-policies.server.ts'
import { DEFAULT_POLICIES } from '#app/questions/due-policies.ts'
import { isToBeReminded, settleSupplements } from '#app/questions/supplement-deadlines.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { clarifications, outboxMessages, questionEvents } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, MONDAY, run } from '#tests/support/late-case.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, auditActions, citizen, draft, eventTypes, makeCase, messageKinds, row } from './case.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' })))

/** Asked on Tuesday 8 December: ten working days end on Tuesday the 22nd. */
const ASKED = at('2026-12-08')
const LIMIT = endOfDay('2026-12-22')
const GROUND = { reason: '到期没有收到补充，无法办理。', route: null, notSupplied: true }

async function waiting(given = {}) {
  const world = await makeCase()
  const question = await acceptedQuestion(world, given, MONDAY)
  const asked = await run(world.officer, ASKED, (work) =>
    requestClarification(work, question.id, { request: '请告知楼号。' }),
  )
  expect(asked).toEqual({ outcome: 'clarificationAsked' })
  return { world, ...question }
}
const letters = async (id: string) =>
  (await messageKinds(id)).filter((kind) => kind.startsWith('question-clarification'))

test('the limit is the policy of the place, stored with the request and told at the start', async () => {
  const { world, id, trackingCode } = await waiting()
  const [asked] = await reader().select().from(clarifications)
  expect(asked).toMatchObject({ dueAt: LIMIT, dueRule: 'supplement.v1.10wd', remindedAt: null, expiredAt: null })
  const tracked = (await findTrackedQuestion(reader(), trackingCode, ASKED))!
  expect(tracked.supplement).toEqual({ until: LIMIT, state: 'waiting' })
  expect(presentTracking(tracked, ASKED, 'zh-CN', '12345').sentence).toContain('请于 2026年12月22日（星期二）前补充')
  expect(await letters(id)).toHaveLength(1)
  const preset = DEFAULT_POLICIES.find(({ key }) => key === 'supplement')!
  await run(world.overseer, ASKED, (work) =>
    editPolicy(work, { ...preset, count: 3, basis: '本市规定三个工作日', basedOn: 1 }),
  )
  const next = await acceptedQuestion(world, { email: 'next@example.org' }, MONDAY)
  await run(world.officer, ASKED, (work) => requestClarification(work, next.id, { request: '请告知楼号。' }))
  const shorter = (await findTrackedQuestion(reader(), next.trackingCode, ASKED))!.supplement!
  expect(dayOf(shorter.until!)).toBe('2026-12-11')
})

test('the reminder: two working days before, in office hours, never on the day of the request', () => {
  const open = { requestedAt: ASKED, dueAt: LIMIT, remindedAt: null }
  expect(isToBeReminded(open, at('2026-12-17'))).toBe(false)
  expect(isToBeReminded(open, at('2026-12-18'))).toBe(true)
  expect(isToBeReminded(open, at('2026-12-18', '20:00'))).toBe(false)
  expect(isToBeReminded(open, at('2026-12-19'))).toBe(false)
  expect(isToBeReminded({ ...open, remindedAt: at('2026-12-18') }, at('2026-12-21'))).toBe(false)
  expect(isToBeReminded({ ...open, dueAt: endOfDay('2026-12-09') }, at('2026-12-08', '11:00'))).toBe(false)
})

test('the asker is reminded once, whatever number of processes look', async () => {
  const { id } = await waiting()
  const looks = await Promise.all([1, 2].map(() => settleSupplements(undefined, at('2026-12-18'))))
  expect(looks.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1)
  await settleSupplements(undefined, at('2026-12-21'))
  expect(await letters(id)).toHaveLength(2)
  const sent = (await reader().select().from(outboxMessages)).filter(({ kind }) => kind === 'question-clarification')
  expect(sent.map(({ values }) => values.reminder ?? null)).toEqual([null, 'yes'])
})

test('when the limit passes the clocks go on from there, however late somebody looks, and the case says so', async () => {
  const { world, id, trackingCode } = await waiting()
  const before = await row(id)
  expect(await settleSupplements(undefined, at('2026-12-22', '17:00'))).toMatchObject({ expired: 0 })
  const looks = await Promise.all([1, 2].map(() => settleSupplements(undefined, at('2026-12-24'))))
  expect(looks.reduce((sum, { expired }) => sum + expired, 0)).toBe(1)
  expect(await pausesOf(reader(), id)).toEqual([{ from: ASKED, to: LIMIT }])
  const types = await eventTypes(id)
  expect(types).toEqual(expect.arrayContaining(['resumed', 'supplementExpired', 'dueMoved']))
  expect(await auditActions(id)).toContain('question.supplement-expired')
  // Six days from Monday: Tuesday to Friday of the second week stood still, the limit counts on from the 23rd.
  const after = await row(id)
  expect(dayOf(before.dueAt)).toBe('2026-12-14')
  expect(dayOf(after.dueAt)).toBe('2026-12-28')
  expect(after.nextDueAt!.getTime()).toBeLessThan(at('2026-12-29').getTime())
  const notices = (await reader().select().from(outboxMessages)).filter(
    ({ values }) => values.notice === 'supplementExpired',
  )
  expect(notices.map(({ recipient }) => recipient.address).sort()).toEqual(
    [world.officer, world.secondOfficer, world.both].map(({ email }) => email).sort(),
  )
  const tracked = (await findTrackedQuestion(reader(), trackingCode, at('2026-12-24')))!
  expect(tracked.timeline.map(({ type }) => type)).toContain('supplementExpired')
  expect(presentTracking(tracked, at('2026-12-24'), 'zh-CN', '12345').story!.words).toContain(
    '。提问人没有在 2026年12月22日',
  )
  expect(await inTransaction(citizen, (work) => supplyClarification(work, id, { text: '一号楼' }))).toEqual({
    outcome: 'notAsked',
  })
})

test('what came in time, and what nobody waits for any more, does not expire', async () => {
  const supplied = await waiting()
  await run(citizen, at('2026-12-10'), (work) => supplyClarification(work, supplied.id, { text: '一号楼' }))
  const stopped = await waiting({ email: 'other@example.org' })
  await run(stopped.world.officer, at('2026-12-10'), (work) => stopWaiting(work, stopped.id))
  expect(await settleSupplements(undefined, at('2026-12-24'))).toEqual({ reminded: 0, expired: 0 })
  expect(
    await run(stopped.world.officer, at('2026-12-24'), (work) => declineQuestion(work, stopped.id, GROUND)),
  ).toEqual({
    outcome: 'supplementNotOverdue',
  })
})

test('one asked for before there was a limit waits on', async () => {
  const { id } = await waiting()
  await inTransaction(citizen, async ({ tx }) => {
    await tx.update(clarifications).set({ dueAt: null, dueRule: null })
  })
  expect(await settleSupplements(undefined, at('2027-03-01'))).toEqual({ reminded: 0, expired: 0 })
  expect((await pausesOf(reader(), id))[0]).toMatchObject({ to: null })
})

test('whoever has the case may decline it on that ground, also what was designated, and what is being drafted', async () => {
  const { world, id } = await waiting()
  expect(await run(world.officer, at('2026-12-21'), (work) => declineQuestion(work, id, GROUND))).toEqual({
    outcome: 'supplementNotOverdue',
  })
  await settleSupplements(undefined, at('2026-12-23'))
  await run(world.overseer, at('2026-12-23'), (work) =>
    designateDepartment(work, id, { departmentId: world.department.id, reason: '经研究由你单位承办' }),
  )
  await draft(world, id).catch(() => undefined)
  const decline = (notSupplied: boolean) =>
    run(world.officer, at('2026-12-23', '11:00'), (work) => declineQuestion(work, id, { ...GROUND, notSupplied }))
  expect(await decline(false)).toEqual({ outcome: 'designated' })
  expect(await decline(true)).toEqual({ outcome: 'declined' })
  const events = await reader().select().from(questionEvents)
  expect(events.find(({ type }) => type === 'declined')!.detail).toMatchObject({ ground: 'notSupplied' })
  expect((await listClocks(reader(), id)).every(({ endedAt }) => endedAt !== null)).toBe(true)

  const other = await ask({ event: world.event.slug, email: 'third@example.org' }, MONDAY)
  expect(await run(world.officer, at('2026-12-23'), (work) => declineQuestion(work, other.id, GROUND))).toEqual({
    outcome: 'supplementNotOverdue',
  })
})
