import { and, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import { after, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { apiQuestion } from '#app/questions/api-questions.ts'
import { askerPath } from '#app/questions/asker-link.server.ts'
import { readAskerPage } from '#app/questions/asker-page.server.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { presentTracking } from '#app/questions/components/present-tracking.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { listFeedback } from '#app/questions/feedback.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { answerFollowers, outboxMessages, questionEvents } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, auditActions, citizen, eventTypes, makeCase, messageKinds, publishedQuestion, row } from './case.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' })))

const MONDAY = instantOf('2026-12-07', '09:00')!
const ASSESSED = {
  kind: 'consult' as const,
  topic: '水质',
  concernKind: null,
  gravity: 'normal' as const,
  statePolicy: false,
  areaIds: [],
  note: '',
}

test('an assessment keeps its record, and public opinion is answered within 48 hours from receipt', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, MONDAY)
  const assess = (actor: typeof world.officer, given: object) =>
    inTransaction(actor, (work) => assessQuestion(work, id, { ...ASSESSED, ...given }), { at: after(MONDAY, hours(3)) })
  await expect(assess(world.outsider, {})).rejects.toThrow(NotFound)
  await expect(assess(world.reviewer, {})).rejects.toThrow(Forbidden)
  expect(await assess(world.officer, { areaIds: ['nowhere'] })).toEqual({ outcome: 'unknownArea' })
  expect(await assess(world.officer, { concernKind: 'policyMisread', gravity: 'major' })).toEqual({
    outcome: 'assessed',
  })
  const changed = await row(id)
  expect(changed).toMatchObject({
    kind: 'consult',
    topic: '水质',
    concernKind: 'policyMisread',
    dueRule: 'opinion.v1.48h',
  })
  expect(changed.dueAt).toEqual(after(MONDAY, hours(48)))
  expect(changed.receivedAt).toEqual(MONDAY)
  const [event] = await reader()
    .select()
    .from(questionEvents)
    .where(and(eq(questionEvents.questionId, id), eq(questionEvents.type, 'reclassified')))
  expect(event!.detail).toMatchObject({ oldRule: 'general.v1.5wd', rule: 'opinion.v1.48h' })
  expect(await auditActions(id)).toContain('question.assessed')
  const page = await readCasePage(reader(), world.officer, id, 'zh-CN', MONDAY)
  expect(page.duty.assessment).toMatchObject({ concernKind: 'policyMisread', gravity: 'major' })
  expect(page.duty.clocks.find(({ isTotal }) => isTotal)?.words).toContain('48 小时')
})

test('merging takes followers along, publishing tells every asker, and the merged case closes with it', async () => {
  const world = await makeCase()
  const first = await ask({
    event: world.event.slug,
    email: 'first@example.org',
    name: '甲',
    text: '老管网什么时候改造？',
  })
  const second = await ask({
    event: world.event.slug,
    email: 'second@example.org',
    name: '乙',
    text: '管网改造几时开始？',
  })
  await inTransaction(world.officer, (work) =>
    work.tx.insert(answerFollowers).values({
      id: newId(),
      questionId: first.id,
      email: 'follower@example.org',
      emailHash: 'hash-of-follower',
      language: 'zh-CN',
      createdAt: work.now,
      confirmedAt: work.now,
    }),
  )
  const target = await publishedLater(world, 'third@example.org')
  const merge = (id: string, code: string, actor = world.officer) =>
    inTransaction(actor, (work) => mergeQuestion(work, id, { code }))
  expect(await merge(first.id, first.trackingCode)).toEqual({ outcome: 'sameQuestion' })
  expect(await merge(first.id, '0000')).toEqual({ outcome: 'unknownCode' })
  await expect(merge(first.id, second.trackingCode, world.outsider)).rejects.toThrow(NotFound)
  expect(await merge(first.id, second.trackingCode)).toMatchObject({ outcome: 'merged' })
  expect(await merge(second.id, first.trackingCode)).toEqual({ outcome: 'targetEnded' })
  // What was merged before comes along.
  expect(await merge(second.id, target.trackingCode)).toMatchObject({ outcome: 'merged' })
  expect(await row(first.id)).toMatchObject({ status: 'merged', mergedIntoId: target.id, closedAt: null })
  const followers = await reader().select().from(answerFollowers)
  expect(followers.map(({ questionId }) => questionId)).toEqual([target.id])

  await target.publish()
  for (const [id, address] of [
    [first.id, 'first@example.org'],
    [second.id, 'second@example.org'],
    [target.id, 'third@example.org'],
  ] as const) {
    expect(await messageKinds(id)).toContain(`answer-published email ${address}`)
  }
  expect((await row(first.id)).closedAt).not.toBeNull()
  expect((await eventTypes(second.id)).at(-1)).toBe('closed')
  // The letter says what was answered there, and names nobody but its own reader.
  const [message] = await reader()
    .select()
    .from(outboxMessages)
    .where(and(eq(outboxMessages.subjectId, first.id), eq(outboxMessages.kind, 'answer-published')))
  const mail = await renderMessage(message as never)
  expect(mail.text).toContain('2027')
  expect(mail.text).toContain('甲')
  expect(mail.text).not.toContain('丙')
})

test('whoever was merged follows the answer on their own pages, and rates it there', async () => {
  const world = await makeCase()
  const merged = await ask({ event: world.event.slug, email: 'first@example.org', text: '管网改造几时开始？' })
  const target = await publishedLater(world, 'third@example.org')
  await inTransaction(world.officer, (work) => mergeQuestion(work, merged.id, { code: target.trackingCode }))
  const track = async () => (await findTrackedQuestion(reader(), merged.trackingCode, new Date()))!
  const waiting = await track()
  expect(waiting).toMatchObject({ state: 'merged', doneAt: null, answer: null, matterId: target.id, publicText: null })
  expect(waiting.dueAt).toEqual((await row(target.id)).dueAt)
  expect(presentTracking(waiting, new Date(), 'zh-CN', '12345').sentence).toContain('前')

  await target.publish()
  const tracked = await track()
  expect(tracked).toMatchObject({ id: merged.id, state: 'answered', answer: { text: expect.stringContaining('2027') } })
  expect(tracked.timeline.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['submitted', 'merged', 'reviewRequested', 'published']),
  )
  expect(tracked.timeline.filter(({ type }) => type === 'submitted')).toHaveLength(1)
  expect(presentTracking(tracked, new Date(), 'en', '12345')).toMatchObject({ matterId: target.id, merged: true })
  const api = apiQuestion(tracked, 'en')
  expect(api).toMatchObject({ state: 'answered', answer: { text: expect.stringContaining('2027') } })
  expect(JSON.stringify(api)).not.toContain(target.trackingCode)

  const page = await readAskerPage(reader(), askerPath(merged).slice(3), 'zh-CN', new Date())
  expect(page).toMatchObject({ rating: { canRate: true, round: 0 }, canAskOn: false, toAskerHtml: null })
  expect(page.answerHtml).toContain('2027')
  const rate = (id: string, content: 2 | 5) =>
    inTransaction(citizen, (work) => rateAnswer(work, id, { content, speed: 4, reason: '没有说停水时间' }))
  expect(await rate(merged.id, 2)).toMatchObject({ outcome: 'reworkOpened' })
  expect((await row(target.id)).status).toBe('drafting')
  expect((await row(merged.id)).status).toBe('merged')
  expect(await rate(target.id, 5)).toEqual({ outcome: 'notAnswered' })
  const file = await readCasePage(reader(), world.officer, target.id, 'zh-CN', new Date())
  expect(file.feedback?.ratings).toMatchObject([{ reason: '没有说停水时间', trackingCode: merged.trackingCode }])
  expect((await listFeedback(reader(), world.officer, 'reworks')).map(({ id }) => id)).toEqual([merged.id])
  const again = await readAskerPage(reader(), askerPath(merged).slice(3), 'zh-CN', new Date())
  expect(again.rating).toMatchObject({ canRate: false, reworkUntil: expect.any(String) })
})

test('what was written for one asker alone is not shown to those who were merged', async () => {
  const world = await makeCase()
  const merged = await ask({ event: world.event.slug, email: 'first@example.org', text: '管网改造几时开始？' })
  const target = await publishedQuestion(world, {
    draft: { publicity: 'withheld', withholdReason: '涉及个人信息', toAsker: true, text: '您家户号 0482 已登记。' },
  })
  await inTransaction(world.officer, (work) => mergeQuestion(work, merged.id, { code: target.trackingCode }))
  const page = await readAskerPage(reader(), askerPath(merged).slice(3), 'zh-CN', new Date())
  expect(page.tracked.answer).toMatchObject({ text: null, withholdReason: '涉及个人信息' })
  expect(JSON.stringify(page)).not.toContain('0482')
})

async function publishedLater(world: Awaited<ReturnType<typeof makeCase>>, email: string) {
  const { acceptedQuestion, draft, passReviews } = await import('./case.ts')
  const { publishAnswer } = await import('#app/questions/publish-answer.server.ts')
  const question = await acceptedQuestion(world, { email, name: '丙' })
  return {
    ...question,
    async publish() {
      const version = await draft(world, question.id)
      await passReviews(world, question.id, version.hash)
      const outcome = await inTransaction(world.reviewer, (work) => publishAnswer(work, question.id, version.hash))
      expect(outcome.outcome).toBe('published')
    },
  }
}

test('merged into what is answered already, the asker is told at once; what is published is not merged', async () => {
  const world = await makeCase()
  const answered = await publishedQuestion(world)
  const late = await ask({ event: world.event.slug, email: 'late@example.org' })
  const merge = (id: string, code: string) => inTransaction(world.officer, (work) => mergeQuestion(work, id, { code }))
  expect(await merge(answered.id, late.trackingCode)).toMatchObject({ outcome: 'wasPublished' })
  expect(await merge(late.id, answered.trackingCode)).toMatchObject({ outcome: 'merged' })
  expect(await messageKinds(late.id)).toEqual([
    'question-received email late@example.org',
    'question-merged email late@example.org',
    'answer-published email late@example.org',
  ])
  expect((await row(late.id)).closedAt).not.toBeNull()
})

test('declining what others were merged into tells them all', async () => {
  const world = await makeCase()
  const one = await ask({ event: world.event.slug, email: 'one@example.org' })
  const two = await ask({ event: world.event.slug, email: 'two@example.org' })
  await inTransaction(world.officer, (work) => mergeQuestion(work, two.id, { code: one.trackingCode }))
  await inTransaction(world.officer, (work) =>
    declineQuestion(work, one.id, { reason: '属于信访事项。', route: 'petition' }),
  )
  expect(await messageKinds(two.id)).toContain('question-declined email two@example.org')
  expect((await row(two.id)).closedAt).not.toBeNull()
})

test('what looks like the same matter is proposed, and nothing of another department', async () => {
  const world = await makeCase()
  const text = '温泉街道老旧小区的供水管网什么时候改造？'
  const { id } = await ask({ event: world.event.slug, text })
  const near = await ask({ event: world.event.slug, text: '温泉街道供水管网什么时候能改造' })
  await ask({ event: world.event.slug, text: '能否组织学生参观化验室？' })
  const seen = await readCasePage(reader(), world.officer, id, 'zh-CN', MONDAY)
  expect(seen.duty.alike.map((one) => one.id)).toEqual([near.id])
})
