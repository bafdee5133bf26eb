import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { listEventsToAskAt } from '#app/questions/case-file.server.ts'
import { questions, stalls } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeDepartment, useTestStore } from '#tests/support/world.ts'
import { ask, auditActions, citizen, eventTypes, makeCase, messageKinds, PRIVATE, row } from './case.ts'

useTestStore()

test('a question gets a tracking code, a due day and its department, and tells the asker', async () => {
  const { department, event } = await makeCase()
  const asked = await ask({ event: event.slug }, instantOf('2026-12-05', '10:22'))
  expect(asked.trackingCode).toMatch(/^[1-9]\d{9}$/)
  const question = await row(asked.id)
  expect(question).toMatchObject({
    status: 'submitted',
    departmentId: department.id,
    eventId: event.id,
    originalText: PRIVATE,
    publicText: null,
    outcome: null,
    dueRule: 'general.v1.5wd',
  })
  expect(question.dueAt.toISOString()).toBe('2026-12-11T15:59:59.999Z')
  expect(await eventTypes(asked.id)).toEqual(['submitted'])
  expect(await auditActions(asked.id)).toEqual(['question.asked'])
  expect(await messageKinds(asked.id)).toEqual(['question-received email li.jianguo@example.org'])
})

test('the same key makes one question, also when forty phones send it at once', async () => {
  const { event } = await makeCase()
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => ask({ event: event.slug, idempotencyKey: 'a-key-made-on-the-phone' })),
  )
  expect(new Set(outcomes.map((outcome) => outcome.trackingCode)).size).toBe(1)
  expect(await reader().$count(questions)).toBe(1)
  expect(await messageKinds(outcomes[0]!.id)).toHaveLength(1)
  await ask({ event: event.slug })
  await ask({ event: event.slug })
  expect(await reader().$count(questions)).toBe(3)
})

test('without a contact nobody is told; a phone is told by SMS', async () => {
  const { event } = await makeCase()
  const silent = await ask({ event: event.id, email: undefined, name: undefined })
  expect(await messageKinds(silent.id)).toEqual([])
  const phone = await ask({ event: event.id, email: undefined, phone: '13905320174' })
  expect(await messageKinds(phone.id)).toEqual(['question-received sms 13905320174'])
})

test('without an event the office of government openness takes it', async () => {
  await makeCase()
  const office = await makeDepartment({ name: '即墨区政务公开办公室' })
  expect((await ask()).departmentId).toBe(office.id)
})

test('an unknown event or stall is told and makes nothing', async () => {
  await makeCase()
  const outcome = await inTransaction(citizen, (work) =>
    askQuestion(work, {
      event: 'no-such-event',
      source: 'web',
      kind: 'consult',
      text: '问题',
      anonymous: true,
      mayPublish: true,
      language: 'zh-CN',
    }),
  )
  expect(outcome).toEqual({ outcome: 'unknownPlace', unknown: 'event' })
  expect(await reader().$count(questions)).toBe(0)
})

test('full-width signs, ideographic spaces, emoji and traditional characters survive; unseen signs do not', async () => {
  const { event } = await makeCase()
  const text = '請問　公租房怎麼申請？🙂 𠮷祥路 “引号” <b>AND</b> \u202e\u0000尾'
  const asked = await ask({ event: event.slug, text })
  expect((await row(asked.id)).originalText).toBe('請問　公租房怎麼申請？🙂 𠮷祥路 “引号” <b>AND</b> 尾')
})

test('who wants to stay unnamed has no display name', async () => {
  const { event } = await makeCase()
  const asked = await ask({ event: event.slug, anonymous: true, displayName: '李先生' })
  expect((await row(asked.id)).displayName).toBeNull()
})

test('staff write down what is asked at a stall: it goes to the department of the stall', async () => {
  const world = await makeCase()
  const other = await makeDepartment()
  await store().transaction(async (tx) => {
    await tx
      .insert(stalls)
      .values({ id: newId(), eventId: world.event.id, departmentId: other.id, code: 'B2', name: '水质咨询台' })
  })
  const [place] = await listEventsToAskAt(reader(), [world.department.id])
  expect(place).toMatchObject({ slug: world.event.slug, stalls: [{ code: 'B2', name: '水质咨询台' }] })
  // The stall's own department finds it there too.
  expect(await listEventsToAskAt(reader(), [other.id])).toMatchObject([{ own: false, stalls: [{ code: 'B2' }] }])
  expect(await listEventsToAskAt(reader(), [world.outsider.grants[0]!.departmentId!])).toEqual([])
  const { id } = await ask({ event: world.event.slug, stall: 'B2', source: 'onSite' })
  expect(await row(id)).toMatchObject({ departmentId: other.id, source: 'onSite' })
})
