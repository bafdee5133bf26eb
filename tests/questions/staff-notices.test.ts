// Who of the staff is written to, of what, and in which language.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { askCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { draftAnswer } from '#app/questions/draft-answer.server.ts'
import { flagByCitation, flagStaleAnswers } from '#app/questions/keep-answers.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { outboxMessages, questions, staff } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, citizen, DRAFT, draft, makeCase, publishedQuestion } from './case.ts'

useTestStore()

/** "kind address" of the notices about a case. */
async function noticesOf(id: string) {
  const rows = await reader()
    .select({
      values: outboxMessages.values,
      recipient: outboxMessages.recipient,
      language: outboxMessages.language,
    })
    .from(outboxMessages)
    .where(eq(outboxMessages.subjectId, id))
    .orderBy(outboxMessages.id)
  return rows.flatMap(({ values, recipient, language }) => {
    const notice = (values as { notice?: string }).notice
    return notice ? [{ notice, to: recipient.address, language }] : []
  })
}
const toldOf = async (id: string, notice: string) =>
  (await noticesOf(id)).filter((one) => one.notice === notice).map(({ to }) => to)

test('people read notices in the language they chose', async () => {
  const world = await makeCase()
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) =>
    tx.update(staff).set({ language: 'en' }).where(eq(staff.id, world.reviewer.staffId)),
  )
  const { id } = await acceptedQuestion(world)
  await draft(world, id)
  await inTransaction(world.officer, (work) => requestReview(work, id))
  const told = await noticesOf(id)
  expect(told.find(({ to }) => to === world.reviewer.email)?.language).toBe('en')
  expect(told.find(({ to }) => to === world.both.email)?.language).toBe('zh-CN')
})

test('a version that is handed in is told to the reviewers and to co-units; one sent back to its writers', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const other = world.outsider.grants[0]!.departmentId!
  await inTransaction(world.officer, (work) => askCoUnit(work, id, { departmentId: other, part: '数据' }))
  await inTransaction(world.secondOfficer, (work) => draftAnswer(work, id, DRAFT))
  const version = await draft(world, id, { text: '第二稿', basedOn: 1 })
  await inTransaction(world.officer, (work) => requestReview(work, id))
  expect((await toldOf(id, 'reviewRequested')).sort()).toEqual([world.reviewer.email, world.both.email].sort())
  expect(await toldOf(id, 'consistencyAsked')).toEqual([world.outsider.email])
  await inTransaction(world.reviewer, (work) =>
    reviewAnswer(work, id, {
      ...{ type: 'legal', verdict: 'returned', note: '依据不足', criteria: [] },
      versionHash: version.hash,
    }),
  )
  const back = await toldOf(id, 'reviewReturned')
  expect(back.sort()).toEqual([world.officer.email, world.secondOfficer.email].sort())
})

test('a bad rating is told to the officers, a stale answer to its owner or to the officers', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  await inTransaction(citizen, (work) => rateAnswer(work, id, { content: 1, speed: 1, reason: '没有解决' }))
  expect((await toldOf(id, 'reworkOpened')).sort()).toEqual(
    [world.officer, world.secondOfficer, world.both].map(({ email }) => email).sort(),
  )
  const title = '《城市供水条例》'
  const cited = await publishedQuestion(world, {
    draft: { citations: [{ title, number: '', article: '', url: '', checkedOn: '' }] },
  })
  await inTransaction(world.reviewer, (work) => flagByCitation(work, title))
  expect(await toldOf(cited.id, 'answerStale')).toEqual([world.officer.email])
  await inTransaction({ kind: 'system', job: 'test' }, async ({ tx }) => {
    await tx.update(questions).set({ staleSince: null, reviewBy: '2020-01-01' }).where(eq(questions.id, cited.id))
    await tx.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, world.officer.staffId))
  })
  await flagStaleAnswers()
  expect((await toldOf(cited.id, 'answerStale')).slice(1).sort()).toEqual(
    [world.secondOfficer.email, world.both.email].sort(),
  )
})
