// 阶段性答复: what can be said before the answer is there (北京市接诉即办工作条例 art. 14: explain, and give interim status; 潍坊 12345
// 条例 art. 20: tell progress and limit). It is reviewed as an answer is, by somebody who did not write it, and sent; it is no
// answer: no clock ends, no limit moves, no figure counts it.
import { and, asc, eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { interimReplies } from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { findPersonalDataInAnswer, type PersonalDataHint } from './personal-data-hints.ts'
import { REQUIRED_REVIEWS, type ReviewType } from './question.ts'
import { mayDraft, mayReview } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { tellAsker } from './tell-asker.server.ts'
import { tellPeople, tellStaff } from './tell-staff.server.ts'

export type InterimReply = typeof interimReplies.$inferSelect

export type WriteInterimOutcome =
  | { outcome: 'interimWritten'; id: string }
  | { outcome: 'personalData'; hints: PersonalDataHint[] }
  | NotNow

/** Hands a text in for review, in place of one that waits. Everybody may read it once it is sent, so it names nobody. */
export async function writeInterim(
  work: Work,
  questionId: string,
  input: { text: string; keepHints?: boolean },
): Promise<WriteInterimOutcome> {
  const question = await getQuestionForStep(work, questionId, mayDraft, 'write an interim reply')
  const text = cleanText(input.text)
  const hints = findPersonalDataInAnswer(text)
  if (hints.length > 0 && !input.keepHints) return { outcome: 'personalData', hints }
  // Locks the row: of two at once one waits for review.
  if (work.actor.kind !== 'staff' || !(await moveQuestion(work, question, 'interim', {}))) {
    return notNow(work.tx, question)
  }
  await work.tx
    .update(interimReplies)
    .set({ state: 'replaced' })
    .where(and(eq(interimReplies.questionId, questionId), eq(interimReplies.state, 'waiting')))
  const id = newId()
  await work.tx
    .insert(interimReplies)
    .values({ id, questionId, text, state: 'waiting', writtenBy: work.actor.staffId, writtenAt: work.now })
  await recordStep(work, question, { event: 'interimWritten', audit: 'question.interim-written' })
  const { departmentId } = question
  await tellStaff(work, 'reviewRequested', question, { role: 'reviewer', departmentId }, `interim ${id}`)
  return { outcome: 'interimWritten', id }
}

export type DecideInterimOutcome =
  | { outcome: 'interimSent' | 'interimReturned' }
  /** whoever wrote it does not review it */
  | { outcome: 'ownInterim' }
  /** sent, given back or replaced meanwhile */
  | { outcome: 'interimNotWaiting' }
  | { outcome: 'interimReviewsMissing'; missing: ReviewType[] }
  | NotNow

/**
 * The reviewer's word on the text that waits: with all three reviews passed it is sent to the asker and to those whose
 * question was merged, and stands in the public timeline; else it goes back with a note.
 */
export async function decideInterim(
  work: Work,
  questionId: string,
  input: { id: string; verdict: 'send'; reviews: readonly string[] } | { id: string; verdict: 'return'; note: string },
): Promise<DecideInterimOutcome> {
  const question = await getQuestionForStep(work, questionId, mayReview, 'review an interim reply')
  if (work.actor.kind !== 'staff' || !(await moveQuestion(work, question, 'interim', {}))) {
    return notNow(work.tx, question)
  }
  const waits = and(
    eq(interimReplies.id, input.id),
    eq(interimReplies.questionId, questionId),
    eq(interimReplies.state, 'waiting'),
  )
  const [reply] = await work.tx.select().from(interimReplies).where(waits)
  if (!reply) return { outcome: 'interimNotWaiting' }
  const reviewer = { reviewedBy: work.actor.staffId, reviewedAt: work.now }
  if (reply.writtenBy === work.actor.staffId) return { outcome: 'ownInterim' }
  if (input.verdict === 'return') {
    const note = cleanText(input.note)
    await work.tx
      .update(interimReplies)
      .set({ state: 'returned', note, ...reviewer })
      .where(waits)
    await recordStep(work, question, { event: 'interimReturned', audit: 'question.interim-returned', detail: { note } })
    await tellPeople(work, 'reviewReturned', question, [reply.writtenBy], `interim ${reply.id}`)
    return { outcome: 'interimReturned' }
  }
  const missing = REQUIRED_REVIEWS.filter((type) => !input.reviews.includes(type))
  if (missing.length > 0) return { outcome: 'interimReviewsMissing', missing }
  const reviews = [...REQUIRED_REVIEWS]
  await work.tx
    .update(interimReplies)
    .set({ state: 'sent', reviews, ...reviewer })
    .where(waits)
  await recordStep(work, question, {
    event: 'interimSent',
    audit: 'question.interim-sent',
    detail: { interim: reply.id },
  })
  await tellAsker(work, 'question-interim', question, reply.id, { note: reply.text })
  return { outcome: 'interimSent' }
}

/** All of a question's, the oldest first. */
export async function listInterim(reader: Pick<Tx, 'select'> | Reader, questionId: string): Promise<InterimReply[]> {
  return preparedBy(reader, 'questions.interim', questionId, (db, value) =>
    db
      .select()
      .from(interimReplies)
      .where(eq(interimReplies.questionId, value))
      .orderBy(asc(interimReplies.writtenAt), asc(interimReplies.id)),
  )
}

/** What was sent: for its asker, and for everybody where the question itself may be read. */
export async function listSentInterim(reader: Reader, questionId: string): Promise<{ text: string; sentAt: Date }[]> {
  return (await listInterim(reader, questionId)).flatMap(({ state, text, reviewedAt }) =>
    state === 'sent' && reviewedAt ? [{ text, sentAt: reviewedAt }] : [],
  )
}
