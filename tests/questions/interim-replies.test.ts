// 阶段性答复: reviewed by somebody else, sent, shown as what it is; no clock ends and no figure counts it.
import { beforeEach, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { after, days } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { apiQuestion } from '#app/questions/api-questions.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { presentTracking } from '#app/questions/components/present-tracking.ts'
import { ownCounts } from '#app/questions/count-questions.server.ts'
import { extensionLimits } from '#app/questions/extend-due-date.server.ts'
import { decideInterim, listInterim, writeInterim } from '#app/questions/interim-replies.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { REQUIRED_REVIEWS } from '#app/questions/question.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { withdrawQuestion } from '#app/questions/withdraw-question.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, MONDAY, run } from '#tests/support/late-case.ts'
import { useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  auditActions,
  type Case,
  citizen,
  eventTypes,
  makeCase,
  messageKinds,
  row,
} from './case.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' })))

const TEXT = '已到现场取样，检测结果预计下周出来。'
const TUESDAY = at('2026-12-08')
const write = (world: Case, id: string, text = TEXT, when = TUESDAY) =>
  run(world.officer, when, (work) => writeInterim(work, id, { text }))
const send = (
  actor: Parameters<typeof run>[0],
  id: string,
  interim: string,
  reviews: readonly string[] = REQUIRED_REVIEWS,
) => run(actor, TUESDAY, (work) => decideInterim(work, id, { id: interim, verdict: 'send', reviews }))
const idOf = (outcome: object) => ('id' in outcome ? String(outcome.id) : '')
const track = async (code: string) => (await findTrackedQuestion(reader(), code, TUESDAY))!

test('it is sent once all reviews have passed by another, and the limits stay as they were', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await acceptedQuestion(world, {}, MONDAY)
  const before = {
    clocks: await listClocks(reader(), id),
    row: await row(id),
    limits: await extensionLimits(reader(), await row(id)),
  }
  const interim = idOf(await write(world, id))
  expect((await track(trackingCode)).interim.replies).toEqual([])
  expect(await send(world.reviewer, id, interim, ['business', 'secrecy'])).toEqual({
    outcome: 'interimReviewsMissing',
    missing: ['legal'],
  })
  expect(await send(world.reviewer, id, interim)).toEqual({ outcome: 'interimSent' })
  expect(await send(world.reviewer, id, interim)).toEqual({ outcome: 'interimNotWaiting' })

  expect(await listClocks(reader(), id)).toEqual(before.clocks)
  expect(await row(id)).toMatchObject({
    status: 'accepted',
    dueAt: before.row.dueAt,
    publishedAt: null,
    closedAt: null,
  })
  expect(await extensionLimits(reader(), await row(id))).toEqual(before.limits)
  const span = { from: MONDAY, to: after(MONDAY, days(1)) }
  expect((await ownCounts(reader(), span, TUESDAY)).get(world.department.id)).toMatchObject({ answered: 0, open: 1 })

  const tracked = await track(trackingCode)
  expect(tracked).toMatchObject({ state: 'accepted', answer: null, doneAt: null })
  const shown = presentTracking(tracked, TUESDAY, 'zh-CN', '12345')
  expect(shown.interim).toMatchObject([{ text: TEXT }])
  expect(shown.interimDue).toBe('2026年12月14日（星期一）')
  expect(shown.timeline.map(({ title }) => title)).toContain('已告知办理进展（阶段性答复）')
  expect(apiQuestion(tracked, 'zh-CN')).not.toHaveProperty('answer')
  expect(await messageKinds(id)).toContain('question-interim email li.jianguo@example.org')
  expect(await eventTypes(id)).toEqual(expect.arrayContaining(['interimWritten', 'interimSent']))
  expect(await auditActions(id)).toEqual(expect.arrayContaining(['question.interim-written', 'question.interim-sent']))
})

test('nobody reviews their own, and only reviewers of the department review', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  const own = idOf(await run(world.both, TUESDAY, (work) => writeInterim(work, id, { text: TEXT })))
  expect(await send(world.both, id, own)).toEqual({ outcome: 'ownInterim' })
  await expect(send(world.officer, id, own)).rejects.toThrow(Forbidden)
  await expect(send(world.outsider, id, own)).rejects.toThrow(NotFound)
  await expect(run(world.reviewer, TUESDAY, (work) => writeInterim(work, id, { text: TEXT }))).rejects.toThrow(
    Forbidden,
  )
  expect(await send(world.reviewer, id, own)).toEqual({ outcome: 'interimSent' })
})

test('one that is given back tells its writer why; one written anew takes the place of what waits', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  const first = idOf(await write(world, id))
  const back = { id: first, verdict: 'return' as const, note: '请写明预计答复的日期' }
  expect(await run(world.reviewer, TUESDAY, (work) => decideInterim(work, id, back))).toEqual({
    outcome: 'interimReturned',
  })
  const told = (await reader().select().from(outboxMessages)).filter(({ values }) => values.notice === 'reviewReturned')
  expect(told.map(({ recipient }) => recipient.address)).toEqual([world.officer.email])
  const second = idOf(await write(world, id, '第二份'))
  const third = idOf(await write(world, id, '第三份'))
  expect(await send(world.reviewer, id, second)).toEqual({ outcome: 'interimNotWaiting' })
  expect(await send(world.reviewer, id, third)).toEqual({ outcome: 'interimSent' })
  expect((await listInterim(reader(), id)).map(({ state }) => state)).toEqual(['returned', 'replaced', 'sent'])
})

test('personal data is asked about, and nothing is written for what has not been taken up or has ended', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  expect(await write(world, id, '请致电 13905320174')).toMatchObject({ outcome: 'personalData' })
  const fresh = await ask({ event: world.event.slug, email: 'fresh@example.org' }, MONDAY)
  expect(await write(world, fresh.id)).toEqual({ outcome: 'notNow', status: 'submitted' })
  const interim = idOf(await write(world, id))
  await inTransaction(citizen, (work) => withdrawQuestion(work, id))
  expect(await send(world.reviewer, id, interim)).toEqual({ outcome: 'notNow', status: 'withdrawn' })
})

test('only its asker reads it where the question is not public; whoever was merged is told too', async () => {
  const world = await makeCase()
  const kept = await acceptedQuestion(world, { mayPublish: false }, MONDAY)
  await send(world.reviewer, kept.id, idOf(await write(world, kept.id)))
  const tracked = await track(kept.trackingCode)
  expect(presentTracking(tracked, TUESDAY, 'zh-CN', '12345').interim).toEqual([])
  expect(presentTracking(tracked, TUESDAY, 'zh-CN', '12345', { forAsker: true }).interim).toHaveLength(1)

  const first = await acceptedQuestion(world, { email: 'first@example.org' }, MONDAY)
  const second = await ask({ event: world.event.slug, email: 'second@example.org', text: '自来水发黄？' }, MONDAY)
  await run(world.officer, TUESDAY, (work) => mergeQuestion(work, second.id, { code: first.trackingCode }))
  await send(world.reviewer, first.id, idOf(await write(world, first.id)))
  expect(await messageKinds(second.id)).toContain('question-interim email second@example.org')
  expect(presentTracking(await track(second.trackingCode), TUESDAY, 'zh-CN', '12345').interim).toHaveLength(1)
})
