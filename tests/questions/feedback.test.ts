import { eq, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { after, days } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { readAnswerPage } from '#app/questions/answer-page.server.ts'
import { askFollowUp } from '#app/questions/ask-follow-up.server.ts'
import { askerPath, getAskersQuestion } from '#app/questions/asker-link.server.ts'
import { readAskerPage } from '#app/questions/asker-page.server.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { presentTracking } from '#app/questions/components/present-tracking.ts'
import { draftAnswer } from '#app/questions/draft-answer.server.ts'
import { editPolicy } from '#app/questions/due-policies.server.ts'
import { eventQuestionLedger } from '#app/questions/event-ledger.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { listFeedback } from '#app/questions/feedback.server.ts'
import {
  confirmFollow,
  followPath,
  forgetUnconfirmed,
  getFollower,
  requestFollow,
  unfollow,
} from '#app/questions/follow-answer.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { editOversight } from '#app/questions/oversight-settings.server.ts'
import { DEFAULT_OVERSIGHT } from '#app/questions/oversight-settings.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { type RateAnswer, rateAnswer } from '#app/questions/rate-answer.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { countVotes, voteHelpful } from '#app/questions/vote-helpful.server.ts'
import { addWorkdays } from '#app/questions/working-calendar.ts'
import { answerFollowers, answerRatings, outboxMessages, questions, reworks } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  auditActions,
  type Case,
  citizen,
  DRAFT,
  eventTypes,
  makeCase,
  messageKinds,
  passReviews,
  publishedQuestion,
  row,
} from './case.ts'

useTestStore()

const GOOD: RateAnswer = { content: 5, speed: 4 }
const BAD: RateAnswer = { content: 1, speed: 3, reason: '没有说什么时候开工。' }
const rate = (id: string, input: RateAnswer, at?: Date) =>
  inTransaction(citizen, (work) => rateAnswer(work, id, input), { at })

/** A new version for work done again, reviewed and published. */
async function answerAgain(world: Case, id: string, text = '首段 2027 年 3 月开工。') {
  const outcome = await inTransaction(world.officer, (work) =>
    draftAnswer(work, id, { ...DRAFT, text, basedOn: 1, correctionNote: '补充了开工时间。' }),
  )
  if (outcome.outcome !== 'drafted') throw new Error(outcome.outcome)
  await passReviews(world, id, outcome.version.hash)
  return inTransaction(world.secondOfficer, (work) => publishAnswer(work, id, outcome.version.hash))
}

test('an asker rates once, may change it within days, and the same again changes nothing', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  expect(await rate(id, { content: 3, speed: 1 })).toEqual({ outcome: 'reasonMissing' })
  expect(await rate(id, GOOD)).toEqual({ outcome: 'rated' })
  expect(await rate(id, GOOD)).toEqual({ outcome: 'unchanged' })
  expect(await rate(id, { ...GOOD, speed: 3 })).toEqual({ outcome: 'ratingChanged' })
  expect(await rate(id, GOOD, after(new Date(), days(8)))).toEqual({ outcome: 'tooLate' })
  const rows = await reader().select().from(answerRatings).where(eq(answerRatings.questionId, id))
  expect(rows).toMatchObject([{ content: 5, speed: 3, round: 0 }])
  expect(await auditActions(id)).toContain('question.answer-rated')
})

test('only a published answer is rated, and not for ever', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  expect(await rate(id, GOOD, after(new Date(), days(61)))).toEqual({ outcome: 'tooLate' })
  await inTransaction(world.officer, (work) => draftAnswer(work, id, { ...DRAFT, basedOn: 1 }))
  expect((await row(id)).status).toBe('published')
})

test('a bad rating sends the matter back with a clock of its own; what is public stays public', async () => {
  const world = await makeCase()
  const { id, dueAt } = await publishedQuestion(world)
  const at = new Date()
  const outcome = await rate(id, BAD, at)
  if (outcome.outcome !== 'reworkOpened') throw new Error(outcome.outcome)
  expect(dayOf(outcome.dueAt)).toBe(addWorkdays(dayOf(at), 5))
  const before = await row(id)
  expect(before).toMatchObject({ status: 'drafting', publicity: 'public', dueAt })
  expect(before.publishedVersionId).not.toBeNull()
  expect(await rate(id, GOOD)).toEqual({ outcome: 'notAnswered' })
  expect(await listFeedback(reader(), world.officer, 'reworks')).toMatchObject([{ id, reason: BAD.reason }])
  expect(await listFeedback(reader(), world.outsider, 'reworks')).toEqual([])
  const track = async () => (await findTrackedQuestion(reader(), before.trackingCode, at))!
  const shown = presentTracking(await track(), at, 'zh-CN', '12345')
  const until = formatDay(dayOf(outcome.dueAt), 'zh-CN')
  expect(shown.sentence).toContain(`正在重新办理，应于 ${until}前再次答复`)
  expect(shown.timeline.slice(-2)).toMatchObject([{ state: 'now' }, { title: '重新答复', time: `${until}前` }])

  expect(await answerAgain(world, id)).toMatchObject({ outcome: 'corrected', version: 2 })
  expect(await reader().select().from(reworks).where(eq(reworks.questionId, id))).toMatchObject([
    { number: 1, dueAt: outcome.dueAt, closedAt: expect.any(Date) },
  ])
  expect((await track()).again).toBeNull()
  expect((await row(id)).publishedAt).toEqual(before.publishedAt)
  expect(await messageKinds(id)).toContain('answer-reworked email li.jianguo@example.org')
  expect(await listFeedback(reader(), world.officer, 'reworks')).toEqual([])
})

test('a rework follows the limit in force, and an extension reaches it', async () => {
  const world = await makeCase()
  await inTransaction(world.overseer, (work) =>
    editPolicy(work, {
      ...{
        key: 'rework',
        areaId: null,
        basedOn: 1,
        count: 3,
        unit: 'workdays',
        aim: null,
        basis: '本区重办办法第三条',
      },
      ...{ extensions: 1, extensionWorkdays: 2, silence: 'consent' },
    }),
  )
  const { id } = await publishedQuestion(world)
  const at = new Date()
  const outcome = await rate(id, BAD, at)
  if (outcome.outcome !== 'reworkOpened') throw new Error(outcome.outcome)
  expect(dayOf(outcome.dueAt)).toBe(addWorkdays(dayOf(at), 3))
  await inTransaction(world.officer, (work) => requestExtension(work, id, { workdays: 2, reason: '须现场复核' }))
  await inTransaction(world.reviewer, (work) => decideExtension(work, id, { verdict: 'approved', note: '' }))
  const [clock] = (await listClocks(reader(), id)).filter(({ kind }) => kind === 'rework')
  const [rework] = await reader().select().from(reworks).where(eq(reworks.questionId, id))
  expect(dayOf(clock!.dueAt)).toBe(addWorkdays(dayOf(at), 5))
  expect(rework).toMatchObject({ dueAt: clock!.dueAt, dueRule: 'rework.v2.3wd' })
  const shown = await readCasePage(reader(), world.officer, id, 'zh-CN', at)
  expect(shown.feedback?.reworks).toMatchObject([{ basis: '本区重办办法第三条' }])
})

test('who is still not satisfied after that has it marked for supervision, once', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  await rate(id, BAD)
  await answerAgain(world, id)
  expect(await rate(id, BAD)).toEqual({ outcome: 'supervised' })
  expect(await rate(id, GOOD)).toEqual({ outcome: 'ratingStands' })
  expect((await row(id)).status).toBe('published')
  expect((await eventTypes(id)).filter((type) => type === 'supervised')).toHaveLength(1)
  // In public only where the place shows the entries of its ledger; the asker is told on their own page.
  const { trackingCode } = await row(id)
  const told = async () =>
    (await findTrackedQuestion(reader(), trackingCode, new Date()))!.timeline.some(({ type }) => type === 'supervised')
  expect(await told()).toBe(false)
  const { version: basedOn, ...settings } = DEFAULT_OVERSIGHT
  await inTransaction(world.overseer, (work) =>
    editOversight(work, { ...settings, publicOverdue: 'entries', basis: '本市公开督办清单', basedOn }),
  )
  expect(await told()).toBe(true)
  expect(await listFeedback(reader(), world.overseer, 'supervised')).toMatchObject([{ id, content: 1 }])
  expect(await readAnswerPage(reader(), id, 'zh-CN')).toMatchObject({ rating: { content: 1, speed: 3, round: 1 } })
})

test('two bad ratings at once open one rework', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const outcomes = await Promise.all([rate(id, BAD), rate(id, BAD), rate(id, BAD)])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['notAnswered', 'notAnswered', 'reworkOpened'])
  expect(await reader().$count(reworks, eq(reworks.questionId, id))).toBe(1)
})

test('the asker asks on once; it stands in one thread with the first', async () => {
  const world = await makeCase()
  const { id, departmentId } = await publishedQuestion(world)
  const send = (text: string) => inTransaction(citizen, (work) => askFollowUp(work, id, { text, idempotencyKey: text }))
  const [one, two] = await Promise.all([send('停水多久？会通知吗？'), send('停水多久？会通知吗？')])
  expect([one.outcome, two.outcome].sort()).toEqual(['alreadyAsked', 'asked'])
  expect(await send('另一件事怎么办？')).toMatchObject({ outcome: 'onlyOnce' })
  const children = await reader().select().from(questions).where(eq(questions.followUpOfId, id))
  expect(children).toMatchObject([{ departmentId, askerEmail: 'li.jianguo@example.org', status: 'submitted' }])
  expect(await eventTypes(id)).toContain('followUpAsked')
  expect(await readAnswerPage(reader(), id, 'zh-CN')).toMatchObject({ followUp: { state: 'open' } })
})

test('nobody asks on before there is an answer', async () => {
  const world = await makeCase()
  const { ask } = await import('./case.ts')
  const { id } = await ask({ event: world.event.slug })
  const outcome = await inTransaction(citizen, (work) => askFollowUp(work, id, { text: '好了吗？' }))
  expect(outcome).toEqual({ outcome: 'notAnswered' })
})

test('only the secret makes the asker; a code, another secret or a changed one do not', async () => {
  const world = await makeCase()
  const first = await publishedQuestion(world)
  const second = await publishedQuestion(world)
  const secret = askerPath(first).slice('/q/'.length)
  expect(await getAskersQuestion(reader(), secret)).toMatchObject({ id: first.id })
  const foreign = `${first.trackingCode}-${askerPath(second).split('-').slice(1).join('-')}`
  for (const wrong of [first.trackingCode, foreign, `${secret}x`, secret.slice(0, -1), '']) {
    await expect(getAskersQuestion(reader(), wrong)).rejects.toThrow(NotFound)
  }
  const page = await readAskerPage(reader(), secret, 'zh-CN', new Date())
  expect(JSON.stringify(page)).not.toMatch(/李建国|13905320174|li\.jianguo/)
  expect(page).toMatchObject({ canAskOn: true, rating: { canRate: true } })
})

test('following waits for its confirmation, tells of a new answer, and ends without a trace', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const follow = () =>
    inTransaction(citizen, (work) =>
      requestFollow(work, { questionId: id, email: 'neighbour@example.org', language: 'zh-CN' }),
    )
  await follow()
  await follow()
  const mails = async () =>
    (await messageKinds(id)).filter((kind) => kind.includes('neighbour')).map((kind) => kind.split(' ')[0])
  expect(await mails()).toEqual(['answer-follow-confirm'])
  const [follower] = await reader().select().from(answerFollowers)
  const token = followPath(follower!.id).slice('/follow/'.length)
  await expect(
    getFollower(
      reader(),
      token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    ),
  ).rejects.toThrow(NotFound)

  await rate(id, BAD)
  await answerAgain(world, id)
  expect(await mails()).toEqual(['answer-follow-confirm'])
  expect(await getFollower(reader(), token)).toMatchObject({ confirmedAt: null })
  await inTransaction(citizen, (work) => confirmFollow(work, follower!.id))
  const third = await inTransaction(world.officer, (work) =>
    draftAnswer(work, id, { ...DRAFT, text: '第三版', basedOn: 2, correctionNote: '又更正。' }),
  )
  expect(third).toMatchObject({ outcome: 'notNow' })
  const { correctAnswer } = await import('#app/questions/correct-answer.server.ts')
  const corrected = await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '第三版', basedOn: 2, correctionNote: '又更正。' }),
  )
  if (corrected.outcome !== 'drafted') throw new Error(corrected.outcome)
  await passReviews(world, id, corrected.version.hash)
  await inTransaction(world.secondOfficer, (work) => publishAnswer(work, id, corrected.version.hash))
  expect(await mails()).toEqual(['answer-follow-confirm', 'answer-follow-news'])
  await follow()
  expect(await mails()).toHaveLength(2)

  await inTransaction(citizen, (work) => unfollow(work, follower!.id))
  expect(await reader().$count(answerFollowers)).toBe(0)
  await expect(getFollower(reader(), token)).rejects.toThrow(NotFound)
})

test('an address that never confirmed is forgotten after a week', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const request = (email: string, at: Date) =>
    inTransaction(citizen, (work) => requestFollow(work, { questionId: id, email, language: 'en' }), { at })
  await request('old@example.org', after(new Date(), -days(8)))
  await request('new@example.org', new Date())
  await forgetUnconfirmed()
  const left = await reader().select({ email: answerFollowers.email }).from(answerFollowers)
  expect(left).toEqual([{ email: 'new@example.org' }])
})

test('merging carries followers with the links they have; who follows both keeps one confirmed row', async () => {
  const world = await makeCase()
  const [from, to] = [await acceptedQuestion(world), await acceptedQuestion(world)]
  const follow = async (questionId: string, email: string, confirmed: boolean) => {
    await inTransaction(citizen, (work) => requestFollow(work, { questionId, email, language: 'zh-CN' }))
    const rows = await reader().select().from(answerFollowers).where(eq(answerFollowers.questionId, questionId))
    const mine = rows.find((one) => one.email === email)
    if (confirmed) await inTransaction(citizen, (work) => confirmFollow(work, mine!.id))
    return mine!.id
  }
  await follow(from.id, 'both@example.org', true)
  await follow(to.id, 'both@example.org', false)
  const alone = await follow(from.id, 'one@example.org', true)
  const link = followPath(alone).slice('/follow/'.length)
  expect(await inTransaction(world.officer, (work) => mergeQuestion(work, from.id, { code: to.trackingCode }))).toEqual(
    {
      outcome: 'merged',
      into: to.id,
    },
  )
  const rows = await reader().select().from(answerFollowers)
  expect(rows.map(({ questionId, email }) => [questionId, email]).sort()).toEqual([
    [to.id, 'both@example.org'],
    [to.id, 'one@example.org'],
  ])
  expect(rows.every(({ confirmedAt }) => confirmedAt !== null)).toBe(true)
  // The link of the mail they have still ends it.
  expect(await getFollower(reader(), link)).toMatchObject({ id: alone, questionId: to.id })
})

test('who follows what is merged into an answered question is told of the answer; who followed that one is not told again', async () => {
  const world = await makeCase()
  const answered = await publishedQuestion(world)
  const open = await acceptedQuestion(world)
  for (const [questionId, email] of [
    [answered.id, 'there@example.org'],
    [open.id, 'late@example.org'],
  ] as const) {
    await inTransaction(citizen, (work) => requestFollow(work, { questionId, email, language: 'zh-CN' }))
    const [row] = await reader().select().from(answerFollowers).where(eq(answerFollowers.questionId, questionId))
    await inTransaction(citizen, (work) => confirmFollow(work, row!.id))
  }
  await inTransaction(world.officer, (work) => mergeQuestion(work, open.id, { code: answered.trackingCode }))
  const news = (await reader().select().from(outboxMessages)).filter(({ kind }) => kind === 'answer-follow-news')
  expect(news.map(({ recipient, subjectId }) => [recipient.address, subjectId])).toEqual([
    ['late@example.org', answered.id],
  ])
})

test('a browser votes once', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const vote = (browser: string, helpful: boolean) =>
    inTransaction(citizen, (work) => voteHelpful(work, { questionId: id, browser, helpful }))
  await vote('a', true)
  await vote('a', true)
  await vote('b', true)
  await vote('b', false)
  expect(await countVotes(reader(), id)).toEqual({ helpful: 1, unhelpful: 1 })
  const unknown = inTransaction(citizen, (work) =>
    voteHelpful(work, { questionId: 'nothing', browser: 'a', helpful: true }),
  )
  await expect(unknown).rejects.toThrow(NotFound)
})

test('the list of an event names every question, withheld ones with their reason', async () => {
  const world = await makeCase()
  const open = await publishedQuestion(world)
  const kept = await publishedQuestion(world, { draft: { publicity: 'withheld', withholdReason: '涉及他人隐私' } })
  await rate(open.id, GOOD)
  const ledger = await eventQuestionLedger(reader(), world.event.id, new Date())
  expect(ledger).toMatchObject({ asked: 2, answered: 2, overdue: 0 })
  expect(ledger.items).toMatchObject([
    { id: open.id, rating: 5, withholdReason: null },
    { id: kept.id, title: null, withholdReason: '涉及他人隐私' },
  ])
  expect(await reader().$count(outboxMessages, ne(outboxMessages.kind, 'case-notice'))).toBe(4)
})
