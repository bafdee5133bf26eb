// 签发: the act of whoever answers for the answer, apart from reviewing and from publishing. The one who signs off neither
// wrote the version nor passed its secrecy review (separation of duties, 先审查后公开、三审三校).
import { and, eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { reviews, signOffs } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { isWriter } from './answer-writers.ts'
import { type AnswerVersion, findWriters, latestVersion } from './draft-answer.server.ts'
import type { ReviewType } from './question.ts'
import { mayPublish } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { missingReviews } from './review-answer.server.ts'

export type SignOffOutcome =
  | { outcome: 'signedOff' }
  | { outcome: 'alreadySignedOff' }
  | { outcome: 'ownDraft' }
  | { outcome: 'ownSecrecyReview' }
  | { outcome: 'otherVersion' }
  | { outcome: 'publicCopyChanged' }
  | { outcome: 'reviewsMissing'; missing: ReviewType[] }
  | NotNow

/** Signs off the newest version, when every required review has passed on its hash. */
export async function signOffAnswer(work: Work, id: string, versionHash: string): Promise<SignOffOutcome> {
  const question = await getQuestionForStep(work, id, mayPublish, 'sign off this answer')
  if (!(await moveQuestion(work, question, 'publish', {}))) return notNow(work.tx, question)
  const version = await latestVersion(work.tx, id)
  if (!version || version.hash !== versionHash) return { outcome: 'otherVersion' }
  if (work.actor.kind !== 'staff' || isWriter(work.actor, await findWriters(work.tx, version))) {
    return { outcome: 'ownDraft' }
  }
  if (version.questionText !== question.publicText) return { outcome: 'publicCopyChanged' }
  const missing = await missingReviews(work.tx, version)
  if (missing.length > 0) return { outcome: 'reviewsMissing', missing }
  if (await passedSecrecy(work.tx, version, work.actor.staffId)) return { outcome: 'ownSecrecyReview' }
  const [signed] = await work.tx
    .insert(signOffs)
    .values({
      id: newId(),
      questionId: id,
      versionId: version.id,
      versionHash: version.hash,
      signerId: work.actor.staffId,
      signedAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: signOffs.id })
  if (!signed) return { outcome: 'alreadySignedOff' }
  const detail = { version: version.number, hash: version.hash }
  await recordStep(work, question, {
    event: 'signedOff',
    audit: 'question.answer-signed-off',
    detail,
    auditDetail: detail,
  })
  return { outcome: 'signedOff' }
}

export async function passedSecrecy(
  tx: Pick<Tx, 'select'>,
  version: Pick<AnswerVersion, 'id'>,
  staffId: string,
): Promise<boolean> {
  const rows = await tx
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.versionId, version.id), eq(reviews.type, 'secrecy'), eq(reviews.reviewerId, staffId)))
  return rows.length > 0
}

/** Whether this very version was signed off by somebody who did not write it. */
export async function isSignedOff(
  tx: Pick<Tx, 'select'>,
  version: Pick<AnswerVersion, 'id' | 'hash' | 'questionId' | 'number'>,
): Promise<boolean> {
  const rows = await tx
    .select({ signerId: signOffs.signerId })
    .from(signOffs)
    .where(and(eq(signOffs.versionId, version.id), eq(signOffs.versionHash, version.hash)))
  const writers = await findWriters(tx, version)
  return rows.some(({ signerId }) => !writers.has(signerId))
}
