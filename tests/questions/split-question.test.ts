// 拆分: one submission becomes two questions, and nothing starts to count anew.
import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { acknowledgeQuestion } from '#app/questions/accept-question.server.ts'
import { alikeOf } from '#app/questions/alike-questions.server.ts'
import { currentLead } from '#app/questions/assignments.server.ts'
import { requestClarification, stopWaiting } from '#app/questions/clarify-question.server.ts'
import { listClocks, pausesOf } from '#app/questions/clocks.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { decideExtension, extensionLimits, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { checkQuestionFiles, filesOfQuestion, viewQuestionFile } from '#app/questions/question-files.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { type SplitQuestion, splitQuestion } from '#app/questions/split-question.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  auditActions,
  type Case,
  draft,
  eventTypes,
  makeCase,
  messageKinds,
  publishedQuestion,
  row,
} from './case.ts'

useTestStore()

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

const TEXT = '自来水早上偶尔发黄，老管网什么时候改造？小区门口的路灯坏了三盏，归谁修？'
const PARTS: SplitQuestion = {
  firstText: '自来水早上偶尔发黄，老管网什么时候改造？',
  secondText: '小区门口的路灯坏了三盏，归谁修？',
  isSummary: false,
  basedOn: 0,
}
const DAY = instantOf('2026-06-01', '09:00')!

const split = (world: Case, id: string, given: Partial<SplitQuestion> = {}) =>
  inTransaction(world.officer, (work) => splitQuestion(work, id, { ...PARTS, ...given }))

async function splitInTwo(world: Case, id: string, given: Partial<SplitQuestion> = {}) {
  const outcome = await split(world, id, given)
  if (outcome.outcome !== 'split') throw new Error(`not split: ${outcome.outcome}`)
  return outcome.part
}

test('the second part has its own code; receipt, limits, event and asker are those of the first', async () => {
  const world = await makeCase()
  const asked = await ask({ event: world.event.slug, text: TEXT, topic: '供水' }, DAY)
  const before = await row(asked.id)
  const part = await splitInTwo(world, asked.id)
  const first = await row(asked.id)
  const second = await row(part.id)
  expect(first).toMatchObject({ originalText: PARTS.firstText, wholeText: TEXT, publicText: null, status: 'submitted' })
  expect(second).toMatchObject({ originalText: PARTS.secondText, wholeText: TEXT, splitFromId: asked.id })
  expect(second.trackingCode).not.toBe(first.trackingCode)
  for (const key of [
    'receivedAt',
    'dueAt',
    'dueRule',
    'nextDueAt',
    'departmentId',
    'eventId',
    'askerName',
    'askerEmail',
    'contactHash',
    'mayPublish',
    'kind',
    'status',
  ] as const) {
    expect(second[key], key).toEqual(before[key])
    expect(first[key], key).toEqual(before[key])
  }
  const clocksOf = async (id: string) =>
    (await listClocks(reader(), id)).map(({ kind, startedAt, dueAt, dueRule, endedAt }) => ({
      kind,
      startedAt,
      dueAt,
      dueRule,
      endedAt,
    }))
  expect(new Set(await clocksOf(part.id))).toEqual(new Set(await clocksOf(asked.id)))
  expect(await eventTypes(asked.id)).toEqual(['submitted', 'split'])
  expect(await eventTypes(part.id)).toEqual(['submitted', 'split'])
  expect(await auditActions(asked.id)).toContain('question.split')
})

test('the asker is told once, with both codes; the tracking pages name each other', async () => {
  const world = await makeCase()
  const asked = await ask({ event: world.event.slug, text: TEXT }, DAY)
  const part = await splitInTwo(world, asked.id)
  expect(await messageKinds(asked.id)).toEqual([
    'question-received email li.jianguo@example.org',
    'question-split email li.jianguo@example.org',
  ])
  expect(await messageKinds(part.id)).toEqual([])
  const [message] = (await reader().select().from(outboxMessages)).filter(({ kind }) => kind === 'question-split')
  expect(message?.values).toEqual({ other: part.trackingCode })
  const first = await findTrackedQuestion(reader(), asked.trackingCode, DAY)
  const second = await findTrackedQuestion(reader(), part.trackingCode, DAY)
  expect(first?.split).toEqual({ from: null, into: [part.trackingCode] })
  expect(second?.split).toEqual({ from: asked.trackingCode, into: [] })
  expect(second?.timeline.map(({ type }) => type)).toEqual(['submitted', 'split'])
  expect(second?.dueAt).toEqual(first?.dueAt)
})

test('what was sent to a department is there with both parts; a draft stays with the first', async () => {
  const world = await makeCase()
  const asked = await acceptedQuestion(world, { text: TEXT })
  const departmentId = world.outsider.grants[0]?.departmentId ?? ''
  await inTransaction(world.officer, (work) =>
    dispatchQuestion(work, asked.id, { departmentId, reason: '由该局负责。' }),
  )
  await inTransaction(world.outsider, (work) => acknowledgeQuestion(work, asked.id))
  const sent = await inTransaction(world.outsider, (work) => splitQuestion(work, asked.id, PARTS))
  const id = sent.outcome === 'split' ? sent.part.id : ''
  expect(await row(id)).toMatchObject({ departmentId, status: 'acknowledged', handlerId: world.outsider.staffId })
  expect(await currentLead(reader(), id)).toMatchObject({ departmentId, acknowledgedAt: expect.any(Date) })
  const own = (await listClocks(reader(), id)).find(({ kind }) => kind === 'department')
  expect(own?.assignmentId).toBe((await currentLead(reader(), id))?.id)

  const drafted = await acceptedQuestion(world, { text: TEXT })
  await draft(world, drafted.id)
  const part = await splitInTwo(world, drafted.id)
  expect((await row(drafted.id)).status).toBe('drafting')
  expect((await row(part.id)).status).toBe('accepted')
  // The draft was written beside the copy of both: it cannot be handed in before the first is cleared anew.
  expect(await inTransaction(world.officer, (work) => requestReview(work, drafted.id))).toEqual({
    outcome: 'publicCopyChanged',
  })
})

test('texts that were not asked are refused, unless they are marked as a summary; equal parts always', async () => {
  const world = await makeCase()
  const asked = await ask({ event: world.event.slug, text: TEXT })
  const secondText = '路灯维修由哪个部门负责？'
  expect(await split(world, asked.id, { secondText })).toEqual({ outcome: 'notTaken', number: 2 })
  expect(await split(world, asked.id, { secondText: PARTS.firstText })).toEqual({ outcome: 'sameParts' })
  expect((await row(asked.id)).wholeText).toBeNull()
  const part = await splitInTwo(world, asked.id, { secondText, isSummary: true })
  expect((await row(part.id)).originalText).toBe(secondText)
})

test('a form that is sent twice splits once; a third part is split off the first knowingly', async () => {
  const world = await makeCase()
  const asked = await ask({ event: world.event.slug, text: `${TEXT}公交能不能加一班？` })
  const whole = { firstText: TEXT, secondText: '公交能不能加一班？' }
  await splitInTwo(world, asked.id, whole)
  expect(await split(world, asked.id, whole)).toEqual({ outcome: 'splitMeanwhile' })
  const third = await splitInTwo(world, asked.id, { basedOn: 1 })
  expect((await row(third.id)).wholeText).toBe(`${TEXT}公交能不能加一班？`)
})

test('refused in review, published, ended, and while the asker is asked for more', async () => {
  const world = await makeCase()
  const inReview = await acceptedQuestion(world, { text: TEXT })
  await draft(world, inReview.id)
  await inTransaction(world.officer, (work) => requestReview(work, inReview.id))
  expect(await split(world, inReview.id)).toEqual({ outcome: 'notNow', status: 'inReview' })
  const published = await publishedQuestion(world, { ask: { text: TEXT } })
  expect(await split(world, published.id)).toEqual({ outcome: 'answerIsPublic' })
  const declined = await ask({ event: world.event.slug, text: TEXT })
  await inTransaction(world.officer, (work) =>
    declineQuestion(work, declined.id, { reason: '不属于本局职责。', route: null, keepHints: false }),
  )
  expect(await split(world, declined.id)).toMatchObject({ outcome: 'notNow' })
  const waiting = await acceptedQuestion(world, { text: TEXT })
  await inTransaction(world.officer, (work) => requestClarification(work, waiting.id, { request: '请补充楼号。' }))
  expect(await split(world, waiting.id)).toEqual({ outcome: 'waitsForAsker' })
})

test('a pause that is over counts for both parts', async () => {
  const world = await makeCase()
  const waited = await acceptedQuestion(world, { text: TEXT })
  await inTransaction(world.officer, (work) => requestClarification(work, waited.id, { request: '请补充楼号。' }))
  await inTransaction(world.officer, (work) => stopWaiting(work, waited.id))
  const part = await splitInTwo(world, waited.id)
  expect(await pausesOf(reader(), part.id)).toEqual(await pausesOf(reader(), waited.id))
  expect(await pausesOf(reader(), part.id)).toHaveLength(1)
  // Asked for more once is asked for more once.
  expect(
    await inTransaction(world.officer, (work) => requestClarification(work, part.id, { request: '请补充路段。' })),
  ).toEqual({ outcome: 'alreadyClarified' })
})

test('time that was added counts for both, and is used up for both', async () => {
  const world = await makeCase()
  const late = await acceptedQuestion(world, { text: TEXT })
  const more = { workdays: 3, reason: '需现场踏勘。' }
  await inTransaction(world.officer, (work) => requestExtension(work, late.id, more))
  await inTransaction(world.reviewer, (work) => decideExtension(work, late.id, { verdict: 'approved', note: '' }))
  const part = await splitInTwo(world, late.id)
  expect((await row(part.id)).dueAt).toEqual((await row(late.id)).dueAt)
  const left = async (id: string) => (await extensionLimits(reader(), await row(id)))?.left
  expect(await left(part.id)).toBe(await left(late.id))
  const total = (await listClocks(reader(), part.id)).find(({ kind }) => kind === 'total')
  expect(total?.addedWorkdays).toBe(3)
})

test('what came along and what waits for a decision are of both parts', async () => {
  const world = await makeCase()
  const checked = await checkQuestionFiles([new File([PNG], '路面.png', { type: 'image/png' })])
  const files = checked.outcome === 'fits' ? checked.files : []
  const asked = await acceptedQuestion(world, { text: TEXT, files })
  await inTransaction(world.officer, (work) => requestExtension(work, asked.id, { workdays: 2, reason: '需踏勘。' }))
  const part = await splitInTwo(world, asked.id)
  const names = async (id: string) => (await filesOfQuestion(reader(), id)).map(({ name, size }) => ({ name, size }))
  expect(await names(part.id)).toEqual([{ name: '路面.png', size: PNG.length }])
  expect(await names(asked.id)).toEqual(await names(part.id))
  const [own] = await filesOfQuestion(reader(), part.id)
  const seen = await inTransaction(world.officer, (work) => viewQuestionFile(work, part.id, own!.id))
  expect(seen.content.equals(Buffer.from(PNG))).toBe(true)
  // Each is decided for itself.
  const decided = { verdict: 'approved' as const, note: '' }
  expect(await inTransaction(world.reviewer, (work) => decideExtension(work, part.id, decided))).toMatchObject({
    outcome: 'extended',
  })
  expect((await row(part.id)).dueAt > (await row(asked.id)).dueAt).toBe(true)
})

test('parts of one submission are not offered for merging, however alike they sound', async () => {
  const world = await makeCase()
  const secondText = '老管网什么时候改造完？'
  const asked = await ask({ event: world.event.slug, text: `老管网什么时候改造？${secondText}` })
  const part = await splitInTwo(world, asked.id, { firstText: '老管网什么时候改造？', secondText })
  const other = await ask({ event: world.event.slug, text: '请问老管网什么时候改造？' })
  const alike = async (id: string) => (await alikeOf(reader(), world.officer, await row(id))).map((one) => one.id)
  expect(await alike(asked.id)).toEqual([other.id])
  expect(await alike(part.id)).toEqual([other.id])
})

test('an asker who stays unknown stays so with both parts', async () => {
  const world = await makeCase()
  const asked = await ask({ event: world.event.slug, text: `${TEXT}我的电话是 13905320174。`, concealed: true })
  const part = await splitInTwo(world, asked.id)
  expect(await row(part.id)).toMatchObject({ concealed: true, displayName: null })
  expect((await row(part.id)).wholeText).not.toContain('13905320174')
})

test('only those who handle the case may; others do not know of it', async () => {
  const world = await makeCase()
  const asked = await ask({ event: world.event.slug, text: TEXT })
  const by = (person: Case['officer']) => inTransaction(person, (work) => splitQuestion(work, asked.id, PARTS))
  await expect(by(world.reviewer)).rejects.toThrow(Forbidden)
  await expect(by(world.outsider)).rejects.toThrow(NotFound)
  expect(await by(world.overseer)).toMatchObject({ outcome: 'split' })
})

test('of two people who split it at once, one does', async () => {
  const world = await makeCase()
  const asked = await ask({ event: world.event.slug, text: TEXT })
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => split(world, asked.id)))
  expect(outcomes.filter(({ outcome }) => outcome === 'split')).toHaveLength(1)
})
