// Asking back (补正): once, while the clocks stand still, with a link that is sent again and a department that may stop waiting.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import {
  requestClarification,
  resendClarification,
  stopWaiting,
  supplyClarification,
} from '#app/questions/clarify-question.server.ts'
import { clarifications } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, auditActions, citizen, eventTypes, makeCase, messageKinds, row } from './case.ts'

useTestStore()

const MONDAY = instantOf('2026-12-07', '09:00')!

test('the asker is asked back once; until the supplement the clocks stand still', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  const before = await row(id)
  const request = (at: Date, text = '请告知小区名称和楼号。') =>
    inTransaction(world.officer, (work) => requestClarification(work, id, { request: text }), { at })
  expect(await request(MONDAY, '您的电话13905320174对吗？')).toEqual({ outcome: 'requestShowsPersonalData' })
  expect(await request(after(MONDAY, days(1)))).toEqual({ outcome: 'clarificationAsked' })
  expect(await request(after(MONDAY, days(1)))).toEqual({ outcome: 'alreadyClarified' })
  const waiting = await row(id)
  expect(waiting.dueAt).toEqual(before.dueAt)
  expect(waiting.nextDueAt!.getUTCFullYear()).toBe(9999)
  const supply = () =>
    inTransaction(citizen, (work) => supplyClarification(work, id, { text: '温泉花园3号楼李建国' }), {
      at: after(MONDAY, days(3)),
    })
  expect(await supply()).toEqual({ outcome: 'supplied' })
  expect(await supply()).toEqual({ outcome: 'notAsked' })
  // Asked back on Tuesday, supplied on Thursday: Wednesday and Thursday do not count.
  const resumed = await row(id)
  expect(before.dueAt.toISOString()).toBe('2026-12-14T15:59:59.999Z')
  expect(resumed.dueAt.toISOString()).toBe('2026-12-16T15:59:59.999Z')
  expect(resumed.nextDueAt).toEqual(resumed.dueAt)
  expect(resumed.receivedAt).toEqual(before.receivedAt)
  expect(await eventTypes(id)).toEqual(
    expect.arrayContaining(['clarificationRequested', 'paused', 'clarified', 'resumed', 'dueMoved']),
  )
  expect(await messageKinds(id)).toContain('question-clarification email li.jianguo@example.org')
  const [kept] = await reader().select().from(clarifications).where(eq(clarifications.questionId, id))
  expect(kept!.supplement).toBe('温泉花园3号楼李建国')
  expect((await readCasePage(reader(), world.officer, id, 'zh-CN', MONDAY)).duty.clarification).toMatchObject({
    isOpen: false,
    supplement: '温泉花园3号楼李建国',
  })
})

test('the link to the supplement is sent again once a day, and not for what waits for nothing', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await acceptedQuestion(world, {}, MONDAY)
  const again = (at: Date) => inTransaction(citizen, (work) => resendClarification(work, trackingCode), { at })
  await expect(again(MONDAY)).rejects.toThrow(NotFound)
  await inTransaction(world.officer, (work) => requestClarification(work, id, { request: '哪栋楼？' }), { at: MONDAY })
  await again(after(MONDAY, hours(1)))
  await again(after(MONDAY, hours(2)))
  await again(after(MONDAY, days(1)))
  const told = (await messageKinds(id)).filter((kind) => kind.startsWith('question-clarification'))
  expect(told).toHaveLength(3)
  expect(await auditActions(id)).toContain('question.clarification-sent-again')
})

test('a department may stop waiting, and nobody supplies after that', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  const stop = (n: number) =>
    inTransaction(world.officer, (work) => stopWaiting(work, id), { at: after(MONDAY, days(n)) })
  expect(await stop(0)).toEqual({ outcome: 'notWaiting' })
  await inTransaction(world.officer, (work) => requestClarification(work, id, { request: '请告知小区名称。' }), {
    at: after(MONDAY, days(1)),
  })
  expect(await stop(3)).toEqual({ outcome: 'waitingEnded' })
  expect((await row(id)).dueAt.toISOString()).toBe('2026-12-16T15:59:59.999Z')
  expect((await eventTypes(id)).filter((type) => type === 'resumed')).toHaveLength(1)
  const late = await inTransaction(citizen, (work) => supplyClarification(work, id, { text: '补充' }))
  expect(late).toEqual({ outcome: 'notAsked' })
})
