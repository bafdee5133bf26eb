// 办结: when the time to rate is over; a bad rating or a correction opens it again.
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { closeAnswered } from '#app/questions/close-answered.server.ts'
import { closesAt } from '#app/questions/closing.ts'
import { correctAnswer } from '#app/questions/correct-answer.server.ts'
import { ownCounts } from '#app/questions/count-questions.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { editPolicy } from '#app/questions/due-policies.server.ts'
import { DEFAULT_POLICIES } from '#app/questions/due-policies.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { run } from '#tests/support/late-case.ts'
import { useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  auditActions,
  citizen,
  DRAFT,
  eventTypes,
  makeCase,
  publishedQuestion,
  row,
} from './case.ts'

useTestStore()

const ASKED = instantOf('2026-09-01', '09:00')!
const PUBLISHED = instantOf('2026-09-03', '15:00')!
const day = (n: number) => after(PUBLISHED, days(n))
const rate = (id: string, content: 1 | 5, when: Date) =>
  inTransaction(
    citizen,
    (work) => rateAnswer(work, id, { content, speed: 5, ...(content === 1 ? { reason: '不对' } : {}) }),
    {
      at: when,
    },
  )

test('the rule: after the time to rate, earlier once a good rating stands, never under supervision', () => {
  const answered = {
    shownAt: PUBLISHED,
    dueRule: 'closing.v1.60d',
    rating: null,
    isShared: false,
    isSupervised: false,
  }
  const over = instantOf('2026-11-03')!.getTime() - 1
  expect(closesAt(answered)!.getTime()).toBe(over)
  const good = { content: 4, ratedAt: day(1) }
  expect(closesAt({ ...answered, rating: good })).toEqual(day(8))
  expect(closesAt({ ...answered, rating: { content: 4, ratedAt: day(59) } })!.getTime()).toBe(over)
  expect(closesAt({ ...answered, rating: { content: 2, ratedAt: day(1) } })!.getTime()).toBe(over)
  expect(closesAt({ ...answered, rating: good, isShared: true })!.getTime()).toBe(over)
  expect(closesAt({ ...answered, isSupervised: true })).toBeNull()
})

test('an answered question closes when the time to rate is over, once, also with two processes', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await publishedQuestion(world, { askedAt: ASKED, publishedAt: PUBLISHED })
  const before = await row(id)
  expect(await closeAnswered(undefined, day(59))).toEqual({ closed: 0 })
  const [one, two] = await Promise.all([closeAnswered(undefined, day(61)), closeAnswered(undefined, day(61))])
  expect(one.closed + two.closed).toBe(1)
  expect(await row(id)).toMatchObject({ status: 'closed', closedAt: day(61), updatedAt: before.updatedAt })
  expect((await eventTypes(id)).filter((type) => type === 'closed')).toHaveLength(1)
  expect(await auditActions(id)).toContain('question.closed')
  const tracked = (await findTrackedQuestion(reader(), trackingCode, day(62)))!
  expect(tracked).toMatchObject({ state: 'closed', doneAt: PUBLISHED, answer: { publishedAt: PUBLISHED } })
  expect(tracked.timeline.filter(({ type }) => type === 'closed')).toHaveLength(1)
  const span = { from: ASKED, to: after(ASKED, days(1)) }
  expect((await ownCounts(reader(), span, day(62))).get(world.department.id)).toMatchObject({ answered: 1, closed: 1 })
})

test('the days are those of the policy in force', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world, { askedAt: ASKED, publishedAt: PUBLISHED })
  const preset = DEFAULT_POLICIES.find(({ key }) => key === 'closing')!
  const edit = { ...preset, count: 10, basis: '本市规定：答复十日后办结', basedOn: 1 }
  await run(world.overseer, day(1), (work) => editPolicy(work, edit))
  expect(await closeAnswered(undefined, day(9))).toEqual({ closed: 0 })
  expect(await closeAnswered(undefined, day(11))).toEqual({ closed: 1 })
  // Closed by the policy, and still within the time to rate: a bad rating opens it again.
  expect(await rate(id, 1, day(12))).toMatchObject({ outcome: 'reworkOpened' })
  expect(await row(id)).toMatchObject({ status: 'drafting', closedAt: null })
  expect((await eventTypes(id)).slice(-1)).not.toEqual(['closed'])
  expect(await eventTypes(id)).toContain('reopened')
  expect(await closeAnswered(undefined, day(40))).toEqual({ closed: 0 })
})

test('a good rating closes it once it may not be changed any more; a bad one keeps it open', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world, { askedAt: ASKED, publishedAt: PUBLISHED })
  await rate(id, 5, day(2))
  expect(await closeAnswered(undefined, after(day(9), -hours(1)))).toEqual({ closed: 0 })
  expect(await closeAnswered(undefined, after(day(9), hours(1)))).toEqual({ closed: 1 })
  expect(await row(id)).toMatchObject({ status: 'closed' })
})

test('a correction opens it again', async () => {
  const world = await makeCase()
  const { id, version } = await publishedQuestion(world, { askedAt: ASKED, publishedAt: PUBLISHED })
  await closeAnswered(undefined, day(61))
  const input = { ...DRAFT, text: '改为 2028 年。', basedOn: version.number, correctionNote: '年份有误。' }
  expect(await run(world.officer, day(62), (work) => correctAnswer(work, id, input))).toMatchObject({
    outcome: 'drafted',
  })
  expect(await row(id)).toMatchObject({ status: 'drafting', closedAt: null })
  expect(await eventTypes(id)).toContain('reopened')
})

test('who was merged later has the time to rate from then on', async () => {
  const world = await makeCase()
  const target = await publishedQuestion(world, { askedAt: ASKED, publishedAt: PUBLISHED })
  const late = await ask({ event: world.event.slug, email: 'second@example.org', text: '管网几时改造？' })
  await run(world.officer, day(30), (work) => mergeQuestion(work, late.id, { code: target.trackingCode }))
  expect(await closeAnswered(undefined, day(61))).toEqual({ closed: 0 })
  expect(await closeAnswered(undefined, day(91))).toEqual({ closed: 1 })
  const tracked = (await findTrackedQuestion(reader(), late.trackingCode, day(92)))!
  expect(tracked).toMatchObject({ state: 'closed' })
  expect(tracked.timeline.filter(({ type }) => type === 'closed')).toHaveLength(1)
})

test('what is declined or shown another way is closed at once, and says so', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await acceptedQuestion(world, {}, ASKED)
  await run(world.officer, PUBLISHED, (work) => declineQuestion(work, id, { reason: '属于诉讼。', route: 'court' }))
  const tracked = (await findTrackedQuestion(reader(), trackingCode, day(1)))!
  expect(tracked.timeline.slice(-2).map(({ type }) => type)).toEqual(['redirected', 'closed'])
  const span = { from: ASKED, to: after(ASKED, days(1)) }
  expect((await ownCounts(reader(), span, day(1))).get(world.department.id)).toMatchObject({ received: 0, closed: 1 })
})
