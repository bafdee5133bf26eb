// 撤回: until something is published, by the asker or for them; counted nowhere, shown nowhere, and its private part goes.
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { applyRetention } from '#app/ops/retention.server.ts'
import { after, days } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { apiQuestion } from '#app/questions/api-questions.ts'
import { askCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { askerPath } from '#app/questions/asker-link.server.ts'
import { readAskerPage } from '#app/questions/asker-page.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { presentTracking } from '#app/questions/components/present-tracking.ts'
import { ownCounts } from '#app/questions/count-questions.server.ts'
import { eventQuestionFigures } from '#app/questions/event-ledger.server.ts'
import { confirmFollow, requestFollow } from '#app/questions/follow-answer.server.ts'
import { readInbox } from '#app/questions/inbox.server.ts'
import { issueSupervision } from '#app/questions/issue-supervision.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { listOverdue } from '#app/questions/overdue-ledger.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { action } from '#app/questions/routes/asker-page.tsx'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { withdrawForAsker, withdrawQuestion } from '#app/questions/withdraw-question.server.ts'
import { answerFollowers, outboxMessages, questions } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, lateCase, MONDAY, run } from '#tests/support/late-case.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  auditActions,
  citizen,
  eventTypes,
  makeCase,
  messageKinds,
  PRIVATE,
  publishedQuestion,
  row,
} from './case.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' })))

const withdraw = (id: string, when?: Date) => inTransaction(citizen, (work) => withdrawQuestion(work, id), { at: when })
const CALLED = { reason: '12月8日来电，事情已经解决。' }

test('the asker takes a question back: it ends, every department that had a part is told, and nothing of it is shown', async () => {
  const world = await makeCase()
  const co = await makeDepartment()
  const helper = await makeStaff(['answerOfficer'], co.id)
  const question = await acceptedQuestion(world)
  await inTransaction(world.officer, (work) => askCoUnit(work, question.id, { departmentId: co.id, part: '水质' }))
  expect(await withdraw(question.id)).toEqual({ outcome: 'withdrawn' })

  const ended = await row(question.id)
  expect(ended).toMatchObject({ status: 'withdrawn', outcome: 'withdrawn', publishedAt: null })
  expect(ended.closedAt).not.toBeNull()
  expect((await listClocks(reader(), question.id)).every(({ endedAt }) => endedAt !== null)).toBe(true)
  expect(await eventTypes(question.id)).toContain('withdrawn')
  expect(await auditActions(question.id)).toContain('question.withdrawn')
  const kinds = await messageKinds(question.id)
  expect(kinds).toContain('question-withdrawn email li.jianguo@example.org')
  for (const { email } of [world.officer, world.secondOfficer, world.both, helper]) {
    expect(kinds).toContain(`case-notice email ${email}`)
  }

  const tracked = (await findTrackedQuestion(reader(), question.trackingCode, new Date()))!
  expect(tracked).toMatchObject({ state: 'closed', withdrawn: true, publicText: null, timeliness: 'onTime' })
  const shown = presentTracking(tracked, new Date(), 'zh-CN', '12345')
  expect(shown).toMatchObject({ state: '已撤回', tone: 'idle', open: false })
  expect(shown.timeline.at(-1)).toMatchObject({ title: '提问人已撤回', state: 'stopped' })
  expect(apiQuestion(tracked, 'en')).toMatchObject({ state: 'closed', stateLabel: 'Withdrawn', text: null })
  const page = await readAskerPage(reader(), askerPath(question).slice(3), 'zh-CN', new Date())
  expect(page).toMatchObject({ canWithdraw: false, canAskOn: false })

  // A second time, and at the same moment, changes nothing.
  expect(await withdraw(question.id)).toEqual({ outcome: 'alreadyWithdrawn' })
  expect((await eventTypes(question.id)).filter((type) => type === 'withdrawn')).toHaveLength(1)
})

test('no figure counts it: neither what came in, nor what is late, nor the event', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const later = at('2026-12-16')
  const span = { from: MONDAY, to: after(MONDAY, days(1)) }
  expect((await ownCounts(reader(), span, later)).get(world.department.id)).toMatchObject({ overdueOpen: 1 })
  expect(await withdraw(id, at('2026-12-16', '09:00'))).toEqual({ outcome: 'withdrawn' })
  expect((await ownCounts(reader(), span, later)).get(world.department.id)).toBeUndefined()
  expect(await listOverdue(reader(), world.overseer, 'all', later)).toEqual([])
  expect((await eventQuestionFigures(reader(), [world.event.id], later)).get(world.event.id)).toEqual({
    asked: 0,
    answered: 0,
    overdue: 0,
  })
})

test('the contact, the wording and the letters go after seven days, and the secret link with them', async () => {
  const world = await makeCase()
  const question = await acceptedQuestion(world)
  const other = await ask({ event: world.event.slug })
  await withdraw(question.id, after(new Date(), -days(6)))
  await applyRetention({ dryRun: false })
  expect(await row(question.id)).toMatchObject({ askerEmail: 'li.jianguo@example.org', erasedAt: null })
  await inTransaction(citizen, async ({ tx }) => {
    await tx.update(outboxMessages).set({ state: 'sent' })
    await tx
      .update(questions)
      .set({ closedAt: after(new Date(), -days(8)) })
      .where(eq(questions.id, question.id))
  })
  await applyRetention({ dryRun: false })
  expect(await row(question.id)).toMatchObject({ askerEmail: null, askerName: null, contactHash: null })
  expect((await row(question.id)).originalText).not.toContain('13905320174')
  expect((await row(other.id)).originalText).toBe(PRIVATE)
  const letters = await reader().select().from(outboxMessages).where(eq(outboxMessages.subjectId, question.id))
  const ofAsker = letters.filter(({ kind }) => kind.startsWith('question-'))
  expect(ofAsker.length).toBeGreaterThan(0)
  expect(JSON.stringify(ofAsker)).not.toContain('li.jianguo@example.org')
  await expect(readAskerPage(reader(), askerPath(question).slice(3), 'zh-CN', new Date())).rejects.toThrow(NotFound)
})

test('who follows it is told once that there will be no answer, and is forgotten', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  for (const email of ['neighbour@example.org', 'unsure@example.org']) {
    await inTransaction(citizen, (work) => requestFollow(work, { questionId: id, email, language: 'zh-CN' }))
  }
  const follower = (await reader().select().from(answerFollowers)).find(({ email }) => email.startsWith('neighbour'))
  await inTransaction(citizen, (work) => confirmFollow(work, follower!.id))
  await withdraw(id)
  expect(await reader().select().from(answerFollowers)).toEqual([])
  const news = (await messageKinds(id)).filter((kind) => kind.startsWith('answer-follow-news'))
  expect(news).toEqual(['answer-follow-news email neighbour@example.org'])
})

test('what was published stays: it cannot be taken back, not even while it is handled again', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  expect(await withdraw(id)).toEqual({ outcome: 'answerIsPublic' })
  await inTransaction(citizen, (work) => rateAnswer(work, id, { content: 1, speed: 1, reason: '没有答到点上' }))
  expect(await row(id)).toMatchObject({ status: 'drafting' })
  expect(await withdraw(id)).toEqual({ outcome: 'answerIsPublic' })
  expect(await run(world.officer, new Date(), (work) => withdrawForAsker(work, id, CALLED))).toEqual({
    outcome: 'answerIsPublic',
  })
  expect(await eventTypes(id)).not.toContain('withdrawn')
})

test('a matter that others asked too goes on for them, without the one who leaves', async () => {
  const world = await makeCase()
  const first = await acceptedQuestion(world, {
    email: 'first@example.org',
    phone: '13905320174',
    displayName: '望海楼住户',
  })
  const second = await ask({ event: world.event.slug, email: 'second@example.org', text: '自来水发黄怎么办？' })
  await inTransaction(world.officer, (work) => mergeQuestion(work, second.id, { code: first.trackingCode }))
  const named = { view: 'open', query: '望海楼', limit: 5, offset: 0 } as const
  const found = async () => (await readInbox(reader(), world.officer, named, new Date())).total
  expect(await found()).toBe(1)
  expect(await withdraw(first.id)).toEqual({ outcome: 'askerLeft' })
  expect(await found()).toBe(0)
  expect(await row(first.id)).toMatchObject({
    status: 'accepted',
    askerEmail: null,
    askerName: null,
    askerPhone: null,
    contactHash: null,
    phoneHash: null,
  })
  expect(await messageKinds(first.id)).toContain('question-withdrawn email first@example.org')
  expect(await withdraw(first.id)).toEqual({ outcome: 'alreadyWithdrawn' })
  const page = await readAskerPage(reader(), askerPath(first).slice(3), 'zh-CN', new Date())
  expect(page).toMatchObject({ left: true, canWithdraw: false })
  expect(
    await run(world.officer, new Date(), (work) => requestClarification(work, first.id, { request: '几号楼？' })),
  ).toEqual({
    outcome: 'askerGone',
  })
  // The public does not learn of it.
  const tracked = await findTrackedQuestion(reader(), first.trackingCode, new Date())
  expect(tracked).toMatchObject({ withdrawn: false, doneAt: null })
  expect(tracked!.timeline.map(({ type }) => type)).not.toContain('withdrawn')
})

test('who was merged takes only their own part back, until the matter is answered', async () => {
  const world = await makeCase()
  const first = await acceptedQuestion(world, { email: 'first@example.org' })
  const second = await ask({ event: world.event.slug, email: 'second@example.org', text: '自来水发黄怎么办？' })
  await inTransaction(world.officer, (work) => mergeQuestion(work, second.id, { code: first.trackingCode }))
  expect(await run(world.officer, new Date(), (work) => withdrawForAsker(work, second.id, CALLED))).toMatchObject({
    outcome: 'notNow',
  })
  expect(await withdraw(second.id)).toEqual({ outcome: 'withdrawn' })
  expect(await row(second.id)).toMatchObject({ status: 'withdrawn', mergedIntoId: null })
  expect(await row(first.id)).toMatchObject({ status: 'accepted' })
  // Nobody is left in it, so the first may end it altogether.
  expect(await withdraw(first.id)).toEqual({ outcome: 'withdrawn' })
})

test('staff take it back as the asker wished, with a reason; what is late or supervised only the overseer does', async () => {
  const world = await makeCase()
  const question = await acceptedQuestion(world)
  const staff = (actor: Parameters<typeof run>[0], id: string, input = CALLED, when = new Date()) =>
    run(actor, when, (work) => withdrawForAsker(work, id, input))
  await expect(staff(world.outsider, question.id)).rejects.toThrow(NotFound)
  await expect(staff(world.reviewer, question.id)).rejects.toThrow(Forbidden)
  expect(await staff(world.officer, question.id, { reason: '李先生 13905320174 来电' })).toMatchObject({
    outcome: 'personalData',
  })
  expect(await staff(world.officer, question.id)).toEqual({ outcome: 'withdrawn' })
  expect(await staff(world.officer, question.id)).toEqual({ outcome: 'alreadyWithdrawn' })
  const [letter] = (await reader().select().from(outboxMessages)).filter(({ kind }) => kind === 'question-withdrawn')
  expect(letter!.values).toMatchObject({ reason: CALLED.reason })

  const late = await lateCase(world)
  expect(await staff(world.officer, late, CALLED, at('2026-12-15'))).toEqual({ outcome: 'overseerDecides' })
  expect(await staff(world.overseer, late, CALLED, at('2026-12-15'))).toEqual({ outcome: 'withdrawn' })

  const supervised = await acceptedQuestion(world, {}, MONDAY)
  await run(world.overseer, at('2026-12-08'), (work) =>
    issueSupervision(work, supervised.id, { level: 'blue', reason: '请说明', demandedOn: '2026-12-10' }),
  )
  expect(await staff(world.officer, supervised.id, CALLED, at('2026-12-09'))).toEqual({ outcome: 'overseerDecides' })
})

test('the page asks whether it is meant, and says what was done', async () => {
  const world = await makeCase()
  const question = await acceptedQuestion(world)
  const path = askerPath(question)
  const send = async (values: Record<string, string>, of = path) => {
    const request = new Request(`https://open.jimo.example${of}`, {
      method: 'POST',
      body: new URLSearchParams({ intent: 'withdraw', ...values }),
    })
    const context = { nonce: '', address: '203.0.113.7', requestId: 'test', arrivedAt: new Date() } as never
    return (await action({ request, params: { secret: of.slice('/q/'.length) }, context })) as Response
  }
  const unsure = await send({})
  expect(unsure.status).toBe(422)
  expect(await unsure.json()).toMatchObject({ errors: { sure: 'sureMissing' } })
  expect(await row(question.id)).toMatchObject({ status: 'accepted' })
  const done = await send({ sure: 'yes' })
  expect(done.headers.get('Location')).toBe(`${path}?done=withdrawn`)
  expect(await row(question.id)).toMatchObject({ status: 'withdrawn' })
  const published = await publishedQuestion(world)
  const late = await send({ sure: 'yes' }, askerPath(published))
  expect(late.status).toBe(409)
  expect(await late.json()).toMatchObject({ problem: 'notWithdrawable' })
})
