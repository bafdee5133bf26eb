// Reviews (业务审核, 法制审核, 保密审查): each names the hash of the version it read, so that it says nothing of any other.
// 保守国家秘密法 (2024) art. 35: what is to be made public is reviewed for secrecy first.
import { and, eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { reviews } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { isWriter } from './answer-writers.ts'
import { type AnswerVersion, findWriters, latestVersion } from './draft-answer.server.ts'
import { REQUIRED_REVIEWS, type ReviewType } from './question.ts'
import { mayReview } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { type Criterion, missingCriteria, REVIEW_CRITERIA } from './review-criteria.ts'
import { tellPeople } from './tell-staff.server.ts'

export type ReviewAnswer = {
  type: ReviewType
  verdict: 'passed' | 'returned'
  /** keys of review-criteria.ts; all of the type's are needed to pass */
  criteria: readonly string[]
  /** needed when it is returned */
  note: string
  /** of the version that the reviewer had before them */
  versionHash: string
}
export type ReviewOutcome =
  | { outcome: 'passed'; missing: ReviewType[] }
  | { outcome: 'returned' }
  | { outcome: 'ownDraft' }
  | { outcome: 'otherVersion' }
  | { outcome: 'alreadyReviewed' }
  | { outcome: 'noteMissing' }
  | { outcome: 'criteriaMissing'; criteria: Criterion[] }
  | NotNow

/** Required reviews that this very version has not passed by somebody who did not write it. One person may pass them all. */
export async function missingReviews(
  tx: Pick<Tx, 'select'>,
  version: Pick<AnswerVersion, 'id' | 'hash' | 'questionId' | 'number'>,
): Promise<ReviewType[]> {
  const passed = await tx
    .select({ type: reviews.type, reviewerId: reviews.reviewerId })
    .from(reviews)
    .where(and(eq(reviews.versionId, version.id), eq(reviews.versionHash, version.hash), eq(reviews.verdict, 'passed')))
  const writers = await findWriters(tx, version)
  return REQUIRED_REVIEWS.filter(
    (type) => !passed.some((review) => review.type === type && !writers.has(review.reviewerId)),
  )
}

/** Writes one review of the newest version. The last required one that passes makes the answer ready to publish. */
export async function reviewAnswer(work: Work, id: string, input: ReviewAnswer): Promise<ReviewOutcome> {
  const question = await getQuestionForStep(work, id, mayReview, 'review this answer')
  const note = cleanText(input.note)
  if (input.verdict === 'returned' && note === '') return { outcome: 'noteMissing' }
  const unticked = input.verdict === 'passed' ? missingCriteria(input.type, input.criteria) : []
  if (unticked.length > 0) return { outcome: 'criteriaMissing', criteria: unticked }
  // Locks the row: of two reviewers who pass at once, the second sees the first one's review.
  if (!(await moveQuestion(work, question, 'review', {}))) return notNow(work.tx, question)
  const version = await latestVersion(work.tx, id)
  if (!version || version.hash !== input.versionHash) return { outcome: 'otherVersion' }
  const writers = await findWriters(work.tx, version)
  if (work.actor.kind !== 'staff' || isWriter(work.actor, writers)) {
    return { outcome: 'ownDraft' }
  }
  const [written] = await work.tx
    .insert(reviews)
    .values({
      id: newId(),
      questionId: id,
      versionId: version.id,
      versionHash: version.hash,
      type: input.type,
      verdict: input.verdict,
      note,
      criteria: REVIEW_CRITERIA[input.type].filter((criterion) => input.criteria.includes(criterion)),
      reviewerId: work.actor.staffId,
      reviewedAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: reviews.id })
  if (!written) return { outcome: 'alreadyReviewed' }
  const detail = { version: version.number, hash: version.hash, type: input.type }
  if (input.verdict === 'returned') {
    await moveQuestion(work, question, 'review', { status: 'changesRequested' })
    await recordStep(work, question, {
      event: 'reviewRejected',
      audit: 'question.review-returned',
      detail,
      auditDetail: detail,
    })
    await tellPeople(work, 'reviewReturned', question, [...writers], `${version.id}:${input.type}`)
    return { outcome: 'returned' }
  }
  const missing = await missingReviews(work.tx, version)
  if (missing.length === 0) await moveQuestion(work, question, 'review', { status: 'approved' })
  await recordStep(work, question, {
    event: 'reviewPassed',
    audit: 'question.review-passed',
    detail,
    auditDetail: detail,
  })
  return { outcome: 'passed', missing }
}
