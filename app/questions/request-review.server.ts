import type { Work } from '#db/work.ts'
import { unconfirmedUnits } from './co-units.server.ts'
import { latestVersion } from './draft-answer.server.ts'
import { type HeldByOther, isHeldByOther, releaseDraft } from './hold-draft.server.ts'
import { mayDraft } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { missingReviews } from './review-answer.server.ts'
import { tellStaff } from './tell-staff.server.ts'

export type RequestReviewOutcome =
  | { outcome: 'requested'; version: number }
  | { outcome: 'nothingDrafted' }
  | { outcome: 'publicCopyChanged' }
  /** whether a suggestion is taken up must be said, 国办发〔2016〕80号 */
  | { outcome: 'adoptionMissing' }
  | HeldByOther
  | NotNow

/**
 * Hands the newest version in for review, and tells the reviewers and the co-units whose confirmation it needs. Refused while
 * the question's public copy is another than the version shows, or while somebody else holds the draft.
 */
export async function requestReview(work: Work, id: string): Promise<RequestReviewOutcome> {
  const question = await getQuestionForStep(work, id, mayDraft, 'hand in this answer')
  const version = await latestVersion(work.tx, id)
  if (!version) return { outcome: 'nothingDrafted' }
  if (question.kind === 'suggestion' && !version.adoption) return { outcome: 'adoptionMissing' }
  if (version.questionText !== question.publicText) return { outcome: 'publicCopyChanged' }
  // The row is locked before the holder is read: who takes over at the same time comes before or after.
  if (!(await moveQuestion(work, question, 'requestReview', {}))) return notNow(work.tx, question)
  if (await isHeldByOther(work, question)) return { outcome: 'heldByOther' }
  // A version that has passed all its reviews and was only taken back waits for none.
  const missing = await missingReviews(work.tx, version)
  await moveQuestion(work, question, 'requestReview', { status: missing.length > 0 ? 'inReview' : 'approved' })
  await releaseDraft(work, question.id)
  await recordStep(work, question, {
    event: 'reviewRequested',
    audit: 'question.review-requested',
    detail: { version: version.number, hash: version.hash },
    auditDetail: { version: version.number },
  })
  const { departmentId } = question
  const cause = `${version.id}:${work.now.getTime()}`
  if (missing.length > 0) {
    await tellStaff(work, 'reviewRequested', question, { role: 'reviewer', departmentId }, cause)
  }
  for (const unit of await unconfirmedUnits(work.tx, question, version.hash, work.now)) {
    await tellStaff(work, 'consistencyAsked', question, { role: 'answerOfficer', departmentId: unit.id }, cause)
  }
  return { outcome: 'requested', version: version.number }
}
