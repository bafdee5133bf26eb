import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { after, hours } from '#app/platform/clock.ts'
import { formatMoment, instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { listAnswerChoices } from '#app/questions/answer-choices.server.ts'
import { answersHref, readAnswerQuery } from '#app/questions/answer-list-query.ts'
import { readAnswerPage } from '#app/questions/answer-page.server.ts'
import { getAnswer, listAnswers, pageOfAnswers, similarAnswers } from '#app/questions/answer-queries.server.ts'
import { readAnswersPage } from '#app/questions/answers-page.server.ts'
import { askFollowUp } from '#app/questions/ask-follow-up.server.ts'
import { askerPath } from '#app/questions/asker-link.server.ts'
import { readAskerPage } from '#app/questions/asker-page.server.ts'
import { getCaseFile } from '#app/questions/case-file.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { presentTracking } from '#app/questions/components/present-tracking.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { eventQuestionFigures, eventQuestionLedger } from '#app/questions/event-ledger.server.ts'
import { listInbox } from '#app/questions/inbox.server.ts'
import { countInboxViews } from '#app/questions/inbox-counts.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { monthStatistics } from '#app/questions/statistics.server.ts'
import { listMonths } from '#app/questions/statistics-months.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { withholdAnswer } from '#app/questions/withhold-answer.server.ts'
import { readHomeFigures } from '#app/reports/home-figures.server.ts'
import { todayCards } from '#app/reports/today-cards.server.ts'
import { events, questions } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeCampaign, useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  citizen,
  draft,
  makeCase,
  PRIVATE,
  PUBLIC,
  passReviews,
  publishedQuestion,
} from './case.ts'

useTestStore()

const at = (day: string, time = '10:00') => instantOf(day, time)!

test('the library lists what is published, by search and filters', async () => {
  const world = await makeCase()
  const water = await publishedQuestion(world, { ask: { topic: '供水' }, publishedAt: at('2026-06-01') })
  const bus = await publishedQuestion(world, {
    ask: { text: '建议增加公交班次。', topic: '公交', kind: 'suggestion' },
    draft: { text: '建议采纳。', adoption: 'adopted', adoptionReason: '列入明年计划。' },
    publishedAt: at('2026-07-01'),
  })
  await acceptedQuestion(world)
  const ids = async (filter: object) =>
    (await listAnswers(reader(), { ...filter, limit: 10, offset: 0 })).items.map((item) => item.id)
  expect(await ids({})).toEqual([bus.id, water.id])
  expect(await ids({ query: '管网' })).toEqual([water.id])
  expect(await ids({ query: '管网', topic: '公交' })).toEqual([])
  expect(await ids({ query: '？！' })).toEqual([])
  expect(await ids({ topic: '公交' })).toEqual([bus.id])
  expect(await ids({ department: world.department.code })).toEqual([bus.id, water.id])
  expect(await ids({ department: 'nobody' })).toEqual([])
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) =>
    tx.update(questions).set({ concernKind: 'vitalInterest' }).where(eq(questions.id, bus.id)),
  )
  expect(await ids({ concern: 'vitalInterest' })).toEqual([bus.id])
  expect(await ids({ concern: 'policyMisread' })).toEqual([])
  expect(await ids({ query: '管网', concern: 'vitalInterest' })).toEqual([])
  expect((await pageOfAnswers(reader(), { concern: 'vitalInterest', limit: 9 })).items).toHaveLength(1)
  expect((await listAnswerChoices(reader())).concerns).toEqual(['vitalInterest'])
  expect((await listAnswerChoices(reader())).events.map(({ slug }) => slug)).toEqual([world.event.slug])
  expect(answersHref(readAnswerQuery(new URLSearchParams('concern=vitalInterest')))).toBe(
    '/answers?concern=vitalInterest',
  )
  expect(readAnswerQuery(new URLSearchParams('concern=made-up')).concern).toBeUndefined()
  expect(await ids({ event: world.event.slug, year: '2026' })).toEqual([bus.id, water.id])
  expect(await ids({ year: '2025' })).toEqual([])
  expect(await ids({ theme: world.event.theme })).toEqual([bus.id, water.id])
  expect(await ids({ theme: 'no-such-theme' })).toEqual([])
  const campaign = await makeCampaign({ departmentId: world.department.id })
  expect(await ids({ campaign: campaign.slug })).toEqual([])
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) =>
    tx.update(events).set({ campaignId: campaign.id }).where(eq(events.id, world.event.id)),
  )
  expect(await ids({ campaign: campaign.slug, query: '管网' })).toEqual([water.id])
  expect(answersHref(readAnswerQuery(new URLSearchParams('theme=water&campaign=spring')))).toBe(
    '/answers?theme=water&campaign=spring',
  )
  expect(await ids({ year: "2026'; drop table" })).toEqual([bus.id, water.id])
  expect((await listAnswers(reader(), { limit: 1, offset: 1 })).items.map((item) => item.id)).toEqual([water.id])
  expect((await listAnswers(reader(), { limit: 1, offset: 1 })).total).toBe(2)
  expect(await listAnswerChoices(reader())).toMatchObject({ topics: expect.arrayContaining(['供水', '公交']) })
  const first = await pageOfAnswers(reader(), { limit: 1 })
  expect(first.items.map((item) => item.id)).toEqual([bus.id])
  const second = await pageOfAnswers(reader(), { limit: 1, after: first.next })
  expect([second.items.map((item) => item.id), second.next]).toEqual([[water.id], undefined])
})

test('a hit is marked where it stands: in the answer, or in what the title leaves out of the question', async () => {
  const world = await makeCase()
  const text = '阶梯水价从什么时候执行？困难家庭有没有减免？'
  await publishedQuestion(world, { ask: { text } })
  const excerpt = async (q: string) => {
    const { items } = await readAnswersPage(reader(), { q, page: 1 }, 'zh-CN', new Date())
    return items.map(({ excerpt: parts }) => parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join(''))
  }
  expect(await excerpt('困难家庭')).toEqual(['阶梯水价从什么时候执行？[困难家庭]有没有减免？'])
  expect((await excerpt('水价 管网'))[0]).toContain('[管网]')
})

test('nothing public holds the original, a name, a number or an address', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await publishedQuestion(world)
  const open = await ask({ event: world.event.slug })
  const shown = JSON.stringify([
    await findTrackedQuestion(reader(), trackingCode, new Date()),
    await findTrackedQuestion(reader(), open.trackingCode, new Date()),
    await getAnswer(reader(), id),
    await listAnswers(reader(), { limit: 10, offset: 0 }),
    await pageOfAnswers(reader(), { limit: 10 }),
    await similarAnswers(reader(), PRIVATE, 5),
    await eventQuestionLedger(reader(), world.event.id, new Date()),
  ])
  for (const secret of ['李建国', '13905320174', '温泉花园', 'li.jianguo@example.org', world.officer.staffId])
    expect(shown).not.toContain(secret)
  expect(shown).toContain('老管网什么时候改造')
})

test('an answer that is not published is not there; a withheld one has its reason and no text', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  await draft(world, id)
  await expect(getAnswer(reader(), id)).rejects.toThrow(NotFound)
  await expect(getAnswer(reader(), 'nobody')).rejects.toThrow(NotFound)
  const published = await publishedQuestion(world)
  await inTransaction(world.reviewer, (work) => withholdAnswer(work, published.id, '涉及他人隐私'))
  const answer = await getAnswer(reader(), published.id)
  expect(answer).toMatchObject({ text: null, withholdReason: '涉及他人隐私', question: '', versions: [] })
  expect((await listAnswers(reader(), { limit: 10, offset: 0 })).items[0]).toMatchObject({ answer: null, question: '' })
  expect((await pageOfAnswers(reader(), { limit: 10 })).items).toEqual([])
  expect(await similarAnswers(reader(), '老管网什么时候改造', 5)).toEqual([])
})

test('similar answers are those to questions like it', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const [first] = await similarAnswers(reader(), '请问我们小区的老管网什么时候改造', 3)
  expect(first).toMatchObject({ id })
  expect(first!.score).toBeGreaterThan(0.25)
})

test('the tracking page tells the public state, the timeline and the due day', async () => {
  const world = await makeCase()
  const { trackingCode } = await acceptedQuestion(world, {}, at('2026-12-05'))
  const tracked = await findTrackedQuestion(reader(), trackingCode, at('2026-12-14'))
  expect(tracked).toMatchObject({
    state: 'accepted',
    timeliness: 'overdue',
    answer: null,
    department: { code: world.department.code },
    event: { slug: world.event.slug },
  })
  expect(tracked!.timeline.map((entry) => entry.type)).toEqual(['submitted', 'screened'])
  expect(await findTrackedQuestion(reader(), '9999999999', new Date())).toBeUndefined()
})

test('the tracking page tells a limit in hours to the minute', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await acceptedQuestion(world, {}, at('2026-12-05'))
  const dueAt = at('2026-12-07')
  await inTransaction(world.officer, (work) =>
    work.tx.update(questions).set({ dueAt, dueRule: 'opinion.v1.48h' }).where(eq(questions.id, id)),
  )
  const shown = async (now: Date) =>
    presentTracking((await findTrackedQuestion(reader(), trackingCode, now))!, now, 'zh-CN', '12345')
  const early = await shown(after(dueAt, -hours(3)))
  expect(early.sentence).toBe(`应于 ${formatMoment(dueAt, 'zh-CN')}前答复，余 3 小时。`)
  expect(early.timeline.at(-1)).toMatchObject({ title: '答复', time: `${formatMoment(dueAt, 'zh-CN')}前` })
  expect((await shown(after(dueAt, hours(2)))).sentence).toContain('已逾期 2 小时')
})

test('what is kept from the public is not read by its code, which can be guessed; its asker reads it by their link', async () => {
  const world = await makeCase()
  const unwilling = await acceptedQuestion(world, { mayPublish: false })
  const withheld = await publishedQuestion(world, { draft: { publicity: 'withheld', withholdReason: '工作秘密' } })
  for (const { id, trackingCode } of [unwilling, withheld]) {
    expect(await findTrackedQuestion(reader(), trackingCode, new Date())).toMatchObject({
      publicText: null,
      displayName: null,
      isKept: true,
    })
    const own = await readAskerPage(reader(), askerPath({ id, trackingCode }).slice(3), 'zh-CN', new Date())
    expect(own.tracked.publicText).toBe(PUBLIC)
  }
  const shown = await acceptedQuestion(world)
  expect(await findTrackedQuestion(reader(), shown.trackingCode, new Date())).toMatchObject({
    publicText: PUBLIC,
    isKept: false,
  })
})

test('monthly figures count what was received and what of it was published, overdue ones in the denominator', async () => {
  const world = await makeCase()
  const now = at('2026-06-20')
  const onTime = { askedAt: at('2026-06-01'), publishedAt: at('2026-06-03') }
  await publishedQuestion(world, onTime)
  await publishedQuestion(world, { askedAt: at('2026-06-01'), publishedAt: at('2026-06-15') })
  await acceptedQuestion(world, {}, at('2026-06-02'))
  await acceptedQuestion(world, {}, at('2026-06-18'))
  await acceptedQuestion(world, {}, at('2026-07-01', '00:00'))
  const declined = await ask({ event: world.event.slug }, at('2026-06-05'))
  await inTransaction(world.officer, (work) => declineQuestion(work, declined.id, { reason: '诉讼', route: 'court' }))
  const june = await monthStatistics(reader(), '2026-06', now)
  expect(june!.departments).toHaveLength(1)
  expect(june!.total).toEqual({ received: 4, answered: 2, answeredRate: 0.5, onTimeRate: 1 / 3, overdueOpen: 1 })
  expect((await monthStatistics(reader(), '2026-05', now))!.total).toMatchObject({
    received: 0,
    answeredRate: null,
    onTimeRate: null,
  })
  for (const month of ['2026-13', '2026-6', 'x', ''])
    expect(await monthStatistics(reader(), month, now)).toBeUndefined()
  expect(await listMonths(reader(), at('2026-08-01'))).toEqual(['2026-08', '2026-07', '2026-06'])
})

test('the ledger of an event tells how many were asked, answered and are overdue', async () => {
  const world = await makeCase()
  const published = await publishedQuestion(world)
  await acceptedQuestion(world, {}, at('2026-06-01'))
  await acceptedQuestion(world)
  const ledger = await eventQuestionLedger(reader(), world.event.id, new Date())
  expect(ledger).toMatchObject({ asked: 3, answered: 1, overdue: 1 })
  expect(ledger.items.filter((item) => item.title)).toHaveLength(1)
  expect(ledger.items.find((item) => item.id === published.id)).toMatchObject({ state: 'answered', overdue: false })
  expect((await eventQuestionFigures(reader(), ['nobody'], new Date())).get('nobody')).toEqual({
    asked: 0,
    answered: 0,
    overdue: 0,
  })
})

test('who waits for the asker, has declined or does the work again is not shown as late in public', async () => {
  const world = await makeCase()
  const asked = at('2026-06-01')
  const now = at('2026-06-30')
  const late = await acceptedQuestion(world, {}, asked)
  const paused = await acceptedQuestion(world, {}, asked)
  await inTransaction(world.officer, (work) => requestClarification(work, paused.id, { request: '请说明楼号。' }), {
    at: at('2026-06-02'),
  })
  const declined = await acceptedQuestion(world, {}, asked)
  await inTransaction(
    world.officer,
    (work) => declineQuestion(work, declined.id, { reason: '不属于本机关职责。', route: null, keepHints: false }),
    { at: at('2026-06-02') },
  )
  const again = await publishedQuestion(world, { askedAt: asked, publishedAt: at('2026-06-03') })
  await inTransaction(citizen, (work) => rateAnswer(work, again.id, { content: 1, speed: 1, reason: '没有解决' }), {
    at: at('2026-06-29'),
  })
  const ledger = await eventQuestionLedger(reader(), world.event.id, now)
  expect(ledger).toMatchObject({ asked: 4, answered: 1, overdue: 1 })
  expect(ledger.items.filter(({ overdue }) => overdue).map(({ id }) => id)).toEqual([late.id])
  expect(await readHomeFigures(reader(), now)).toMatchObject({ asked: 4, onTime: 1, due: 2 })
  expect(await countInboxViews(reader(), world.officer, now)).toMatchObject({ overdue: 1 })
  const cards = await todayCards(world.officer)
  expect(cards.find(({ key }) => key === 'questionsOverdue')?.href).toBe('/console/questions?view=overdue')
})

test('the inbox shows a person the cases of their departments, sorted by the moment they are due', async () => {
  const world = await makeCase()
  const now = at('2026-12-11')
  const late = await ask({ event: world.event.slug }, at('2026-12-01'))
  const today = await ask({ event: world.event.slug }, at('2026-12-05'))
  const fresh = await acceptedQuestion(world, {}, at('2026-12-10'))
  const open = await listInbox(reader(), world.officer, { view: 'open', limit: 10, offset: 0 }, now)
  expect(open.map((one) => one.id)).toEqual([late.id, today.id, fresh.id])
  expect(await countInboxViews(reader(), world.officer, now)).toMatchObject({
    open: 3,
    toAccept: 2,
    toDispatch: 1,
    dueToday: 1,
    overdue: 1,
    published: 0,
  })
  expect((await countInboxViews(reader(), world.outsider, now)).open).toBe(0)
  expect((await countInboxViews(reader(), world.overseer, now)).open).toBe(3)
  expect((await countInboxViews(reader(), world.organiser, now)).open).toBe(0)
  await expect(getCaseFile(reader(), world.outsider, late.id)).rejects.toThrow(NotFound)
  expect((await getCaseFile(reader(), world.officer, late.id)).question.originalText).toBe(PRIVATE)
})

test('a limit in hours is kept to the minute in the letter, also of what was asked on about', async () => {
  const world = await makeCase()
  const first = await publishedQuestion(world)
  const outcome = await inTransaction(citizen, (work) => askFollowUp(work, first.id, { text: '停水多久？' }))
  if (outcome.outcome !== 'asked') throw new Error(outcome.outcome)
  const late = { dueAt: at('2026-12-07'), dueRule: 'emergency.v1.24h', publishedAt: at('2026-12-07', '13:00') }
  await inTransaction({ kind: 'system', job: 'test' }, async ({ tx }) => {
    await tx.update(questions).set(late).where(eq(questions.id, first.id))
  })
  expect((await readAnswerPage(reader(), first.id, 'zh-CN')).inTime).toBe(false)
  const second = outcome.question.id
  await inTransaction(world.officer, (work) => acceptQuestion(work, second))
  await inTransaction(world.officer, (work) => redactQuestion(work, second, { publicText: PUBLIC, keepHints: false }))
  const { hash } = await draft(world, second)
  await passReviews(world, second, hash)
  await inTransaction(world.reviewer, (work) => publishAnswer(work, second, hash))
  await inTransaction({ kind: 'system', job: 'test' }, async ({ tx }) => {
    await tx.update(questions).set(late).where(eq(questions.id, second))
  })
  const { followUp } = await readAnswerPage(reader(), first.id, 'zh-CN')
  expect(followUp).toMatchObject({ state: 'answered', letter: { inTime: false } })
})
