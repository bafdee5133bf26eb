import { expect, test } from 'vitest'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { acceptQuestion, acknowledgeQuestion } from '#app/questions/accept-question.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { inTransaction } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, auditActions, eventTypes, makeCase, messageKinds, PUBLIC, row } from './case.ts'

useTestStore()

test('accepting happens once, and only by the department', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  const accept = (actor: typeof world.officer) => inTransaction(actor, (work) => acceptQuestion(work, id))
  await expect(accept(world.outsider)).rejects.toThrow(NotFound)
  await expect(accept(world.organiser)).rejects.toThrow(NotFound)
  await expect(accept(world.reviewer)).rejects.toThrow(Forbidden)
  expect(await accept(world.officer)).toEqual({ outcome: 'accepted' })
  expect(await accept(world.officer)).toEqual({ outcome: 'notNow', status: 'accepted' })
  expect(await eventTypes(id)).toEqual(['submitted', 'screened'])
  expect(await auditActions(id)).toEqual(['question.asked', 'question.accepted'])
})

test('a declined question ends with its reason, and the asker is told once', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  const decline = () =>
    inTransaction(world.officer, (work) => declineQuestion(work, id, { reason: '属于诉讼事项。', route: null }))
  expect(await decline()).toEqual({ outcome: 'declined' })
  expect(await decline()).toEqual({ outcome: 'notNow', status: 'declined' })
  expect(await row(id)).toMatchObject({ status: 'declined', outcome: 'declined', declineReason: '属于诉讼事项。' })
  expect(await messageKinds(id)).toEqual([
    'question-received email li.jianguo@example.org',
    'question-declined email li.jianguo@example.org',
  ])
})

test('a question shown another way is redirected', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  await inTransaction(world.officer, (work) =>
    declineQuestion(work, id, { reason: '请申请信息公开。', route: 'disclosure' }),
  )
  expect(await row(id)).toMatchObject({ status: 'redirected', outcome: 'redirected', declineRoute: 'disclosure' })
  expect(await eventTypes(id)).toEqual(['submitted', 'redirected', 'closed'])
})

test('sending on keeps the total clock, and moves the question out of sight of the first department', async () => {
  const world = await makeCase()
  const target = world.outsider.grants[0]!.departmentId!
  const { id } = await ask({ event: world.event.slug })
  const before = await row(id)
  const send = (departmentId: string) =>
    inTransaction(world.officer, (work) => dispatchQuestion(work, id, { departmentId, reason: '属于对方职责' }))
  expect(await send(world.department.id)).toEqual({ outcome: 'sameDepartment' })
  expect(await send('nobody')).toEqual({ outcome: 'unknownDepartment' })
  expect(await send(target)).toMatchObject({ outcome: 'dispatched' })
  const after = await row(id)
  expect(after).toMatchObject({ status: 'dispatched', departmentId: target })
  expect([after.receivedAt, after.dueAt, after.dueRule]).toEqual([before.receivedAt, before.dueAt, before.dueRule])
  await expect(send(target)).rejects.toThrow(NotFound)
  expect(await inTransaction(world.outsider, (work) => acknowledgeQuestion(work, id))).toEqual({
    outcome: 'acknowledged',
  })
  expect(await eventTypes(id)).toEqual(['submitted', 'dispatched', 'acknowledged'])
})

test('a public copy that still shows personal data is refused unless somebody says it stays', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  const redact = (publicText: string, keepHints = false) =>
    inTransaction(world.officer, (work) => redactQuestion(work, id, { publicText, keepHints }))
  const refused = await redact('电话13905320174，老管网什么时候改造？')
  expect(refused).toMatchObject({ outcome: 'personalData', hints: [{ kind: 'mobile' }] })
  expect((await row(id)).publicText).toBeNull()
  // The topic is public as well, and may have come with the question through the API.
  const inTopic = { publicText: PUBLIC, topic: '找13905320174', keepHints: false }
  expect(await inTransaction(world.officer, (work) => redactQuestion(work, id, inTopic))).toMatchObject({
    outcome: 'personalData',
  })
  expect(await redact(PUBLIC)).toEqual({ outcome: 'redacted' })
  expect(await redact(PUBLIC)).toEqual({ outcome: 'unchanged' })
  expect(await redact('电话13905320174', true)).toEqual({ outcome: 'redacted' })
  expect((await eventTypes(id)).filter((type) => type === 'redacted')).toHaveLength(2)
})
