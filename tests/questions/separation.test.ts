// 三审三校: who keeps away from reviewing, signing off and publishing; and the written record of it, version by version.
import { expect, test } from 'vitest'
import { NotFound } from '#app/platform/failures.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { correctAnswer } from '#app/questions/correct-answer.server.ts'
import { draftAnswer } from '#app/questions/draft-answer.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { REQUIRED_REVIEWS, type ReviewType } from '#app/questions/question.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { readReviewSheet } from '#app/questions/review-sheet.server.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, type Case, DRAFT, draft, makeCase, publishedQuestion, row } from './case.ts'

useTestStore()

const review = (actor: Case['reviewer'], id: string, versionHash: string, type: ReviewType = 'business') =>
  inTransaction(actor, (work) =>
    reviewAnswer(work, id, { type, verdict: 'passed', note: '', criteria: REVIEW_CRITERIA[type], versionHash }),
  )

test('whoever wrote or changed the answer since its last publication neither reviews, signs nor publishes it', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  await inTransaction(world.both, (work) => draftAnswer(work, id, DRAFT))
  const { hash } = await draft(world, id, { text: `${DRAFT.text}！`, basedOn: 1 })
  await inTransaction(world.officer, (work) => requestReview(work, id))
  expect(await review(world.both, id, hash)).toEqual({ outcome: 'ownDraft' })
  const page = await readCasePage(reader(), world.both, id, 'zh-CN', new Date())
  expect(page.latest?.isOwn).toBe(true)
  for (const type of REQUIRED_REVIEWS) await review(world.reviewer, id, hash, type)
  expect(await inTransaction(world.both, (work) => signOffAnswer(work, id, hash))).toEqual({ outcome: 'ownDraft' })
  await inTransaction(world.overseer, (work) => signOffAnswer(work, id, hash))
  const publish = (person: Case['both']) => inTransaction(person, (work) => publishAnswer(work, id, hash))
  expect(await publish(world.both)).toEqual({ outcome: 'ownDraft' })
  expect(await publish(world.reviewer)).toMatchObject({ outcome: 'published' })
  // A correction is begun anew: who had no part in it may review it.
  const corrected = await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '更正稿', basedOn: 2, correctionNote: '更正了年份。' }),
  )
  if (corrected.outcome !== 'drafted') throw new Error(corrected.outcome)
  await inTransaction(world.officer, (work) => requestReview(work, id))
  expect(await review(world.both, id, corrected.version.hash)).toMatchObject({ outcome: 'passed' })
})

test('the sheet of a published version stays readable while a correction is drafted', async () => {
  const world = await makeCase()
  const { id, version } = await publishedQuestion(world)
  await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '更正稿', basedOn: 1, correctionNote: '更正了年份。' }),
  )
  const sheet = (number?: number, person = world.reviewer) => readReviewSheet(reader(), person, { id, number }, 'zh-CN')
  const first = await sheet(1)
  expect(first.version).toMatchObject({ number: 1, hash: version.hash, isNewest: false, signed: { name: '陈波' } })
  expect(first.reviews.map(({ state, by }) => [state, by?.name])).toEqual([
    ['passed', '赵敏'],
    ['passed', '赵敏'],
    ['passed', '赵敏'],
  ])
  const newest = await sheet()
  expect(newest.version).toMatchObject({ number: 2, isNewest: true, signed: null })
  expect(newest.reviews.every(({ state }) => state === 'waiting')).toBe(true)
  await expect(sheet(3)).rejects.toThrow(NotFound)
  await expect(sheet(1, world.outsider)).rejects.toThrow(NotFound)
})

test('one person may pass all three reviews', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const { hash } = await draft(world, id)
  await inTransaction(world.officer, (work) => requestReview(work, id))
  for (const type of REQUIRED_REVIEWS) await review(world.reviewer, id, hash, type)
  expect((await row(id)).status).toBe('approved')
})
