// 我的: which cases are with a person.
import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/platform/actor.ts'
import { acknowledgeQuestion } from '#app/questions/accept-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { draftAnswer } from '#app/questions/draft-answer.server.ts'
import { listInbox } from '#app/questions/inbox.server.ts'
import { countInboxViews } from '#app/questions/inbox-counts.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, type Case, DRAFT, makeCase, publishedQuestion, row } from './case.ts'

useTestStore()

let world: Case
beforeEach(async () => {
  world = await makeCase()
})

async function mineOf(person: StaffActor): Promise<string[]> {
  const now = new Date()
  const listed = await listInbox(reader(), person, { view: 'mine', limit: 10, offset: 0 }, now)
  expect((await countInboxViews(reader(), person, now)).mine).toBe(listed.length)
  return listed.map(({ id }) => id)
}

test('what a person accepted is theirs, and not their colleague’s; a question nobody took up is nobody’s', async () => {
  const accepted = await acceptedQuestion(world)
  await ask({ event: world.event.slug })
  expect(await mineOf(world.officer)).toEqual([accepted.id])
  expect(await mineOf(world.secondOfficer)).toEqual([])
  expect(await mineOf(world.overseer)).toEqual([])
  expect(await mineOf(world.outsider)).toEqual([])
})

test('whoever drafts has it, and the reviewer once it is handed in; published, it is nobody’s', async () => {
  const accepted = await acceptedQuestion(world)
  await inTransaction(world.secondOfficer, (work) => draftAnswer(work, accepted.id, DRAFT))
  expect(await mineOf(world.officer)).toEqual([])
  expect(await mineOf(world.reviewer)).toEqual([])
  await inTransaction(world.secondOfficer, (work) => requestReview(work, accepted.id))
  expect(await mineOf(world.secondOfficer)).toEqual([accepted.id])
  expect(await mineOf(world.reviewer)).toEqual([accepted.id])
  const published = await publishedQuestion(world)
  expect(await mineOf(world.officer)).not.toContain(published.id)
})

test('sent to another department it is nobody’s, until somebody there signs for it', async () => {
  const accepted = await acceptedQuestion(world)
  const departmentId = world.outsider.grants[0]?.departmentId ?? ''
  await inTransaction(world.officer, (work) =>
    dispatchQuestion(work, accepted.id, { departmentId, reason: '管网由该局负责。' }),
  )
  expect((await row(accepted.id)).handlerId).toBeNull()
  expect(await mineOf(world.officer)).toEqual([])
  await inTransaction(world.outsider, (work) => acknowledgeQuestion(work, accepted.id))
  expect(await mineOf(world.outsider)).toEqual([accepted.id])
})
