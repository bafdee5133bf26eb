// Two people at one case in the same moment: one of them acts, the other is told so, and nothing is half done.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { draftAnswer } from '#app/questions/draft-answer.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { type ReviewAnswer, reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { withholdAnswer } from '#app/questions/withhold-answer.server.ts'
import { answerVersions, reviews, signOffs } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { makeStaff, useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  type Case,
  DRAFT,
  draft,
  makeCase,
  messageKinds,
  onlyReviews,
  passReviews,
  publishedQuestion,
  row,
} from './case.ts'

useTestStore()

const outcomes = async (...acts: Promise<{ outcome: string }>[]) =>
  (await Promise.all(acts)).map(({ outcome }) => outcome).sort()
const as = (actor: Work['actor'], useCase: (work: Work) => Promise<{ outcome: string }>) =>
  inTransaction(actor, useCase)
const review = (actor: Work['actor'], id: string, versionHash: string, verdict: ReviewAnswer['verdict']) =>
  as(actor, (work) =>
    reviewAnswer(work, id, {
      type: 'legal',
      verdict,
      note: '请改依据。',
      criteria: REVIEW_CRITERIA.legal,
      versionHash,
    }),
  )

async function handedIn(world: Case) {
  const { id } = await acceptedQuestion(world)
  const { hash } = await draft(world, id)
  await inTransaction(world.officer, (work) => requestReview(work, id))
  return { id, hash }
}

test('of two who pass and send back the same review at once, one does, and the case stands as that one said', async () => {
  const world = await makeCase()
  for (let round = 0; round < 5; round++) {
    const { id, hash } = await handedIn(world)
    const second = await makeStaff(['reviewer'], world.department.id, '钱审核')
    const [passing, returning] = await Promise.all([
      review(world.reviewer, id, hash, 'passed'),
      review(second, id, hash, 'returned'),
    ])
    const kept = await reader().select().from(reviews).where(eq(reviews.questionId, id))
    expect(kept).toHaveLength(1)
    const isReturned = returning.outcome === 'returned'
    expect(
      [passing.outcome, returning.outcome].filter((outcome) => ['passed', 'returned'].includes(outcome)),
    ).toHaveLength(1)
    expect(kept[0]!.verdict).toBe(isReturned ? 'returned' : 'passed')
    expect((await row(id)).status).toBe(isReturned ? 'changesRequested' : 'inReview')
  }
})

test('of two who sign off and two who publish at once, one does; the asker is told once', async () => {
  const world = await makeCase()
  const { id, hash } = await handedIn(world)
  await onlyReviews(world, id, hash)
  const second = await makeStaff(['overseer'], null, '孙主任')
  await Promise.all([world.overseer, second].map((actor) => as(actor, (work) => signOffAnswer(work, id, hash))))
  expect(await reader().$count(signOffs, eq(signOffs.questionId, id))).toBe(1)
  expect(
    await outcomes(
      ...[world.overseer, second, world.reviewer].map((actor) => as(actor, (work) => publishAnswer(work, id, hash))),
    ),
  ).toEqual(['notNow', 'notNow', 'published'])
  expect((await messageKinds(id)).filter((kind) => kind.startsWith('answer-published'))).toHaveLength(1)
})

test('an answer that is edited while it is published is public as it was reviewed, or not at all', async () => {
  const world = await makeCase()
  for (let round = 0; round < 5; round++) {
    const { id } = await acceptedQuestion(world)
    const { hash } = await draft(world, id)
    await passReviews(world, id, hash)
    await Promise.all([
      as(world.reviewer, (work) => publishAnswer(work, id, hash)),
      as(world.officer, (work) => draftAnswer(work, id, { ...DRAFT, text: '改过，没有审核。', basedOn: 1 })),
      as(world.secondOfficer, (work) => redactQuestion(work, id, { publicText: '改过的问题？', keepHints: false })),
    ])
    const { publishedVersionId } = await row(id)
    const [shown] = await reader()
      .select()
      .from(answerVersions)
      .where(eq(answerVersions.id, publishedVersionId ?? ''))
    if (publishedVersionId) expect(shown!.hash).toBe(hash)
    else expect((await row(id)).publishedAt).toBeNull()
  }
})

test('of two who take an answer down at once, one does, with one notice', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const second = await makeStaff(['overseer'], null, '孙主任')
  expect(
    await outcomes(
      ...[world.reviewer, second].map((actor) => as(actor, (work) => withholdAnswer(work, id, '涉及他人隐私。'))),
    ),
  ).toEqual(['alreadyWithheld', 'withheld'])
  expect((await messageKinds(id)).filter((kind) => kind.startsWith('answer-withheld'))).toHaveLength(1)
})
