// 满意度评价 by the asker, and what a bad one brings about: the matter is handled again (重办), and if it is still not right,
// it is marked for supervision (督办). 北京市接诉即办工作条例 art. 23, 济南市12345条例 art. 27.
import { and, desc, eq, isNull } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { answerRatings, answerVersions, questions, reworks } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { startClock } from './clocks.server.ts'
import { addEvent, moveQuestion, type QuestionRow, recordStep } from './question-step.server.ts'
import {
  isBad,
  MOST_REWORKS,
  mayStillChange,
  mayStillRate,
  needsReason,
  type Rating,
  ratedFrom,
} from './satisfaction.ts'
import { tellStaff } from './tell-staff.server.ts'

export type RateAnswer = Rating & { reason?: string }
export type RateOutcome =
  | { outcome: 'rated' | 'ratingChanged' | 'unchanged' }
  /** the matter is handled again until `dueAt` */
  | { outcome: 'reworkOpened'; dueAt: Date }
  | { outcome: 'supervised' }
  | { outcome: 'reasonMissing' }
  /** no answer yet, or it is being corrected or done again */
  | { outcome: 'notAnswered' }
  | { outcome: 'tooLate' }
  /** the bad rating has already had its effect and stands */
  | { outcome: 'ratingStands' }

/**
 * Called with the question of a secret link (asker-link.server.ts): holding it is the permission. Whoever's question was merged
 * rates the answer that it got there; what a bad rating brings about happens to that question.
 */
export async function rateAnswer(work: Work, questionId: string, input: RateAnswer): Promise<RateOutcome> {
  const own = await findQuestion(work.tx, questionId)
  const question = own.mergedIntoId ? await findQuestion(work.tx, own.mergedIntoId) : own
  const reason = cleanText(input.reason ?? '') || null
  if (needsReason(input) && !reason) return { outcome: 'reasonMissing' }
  // Locks the row, so that two sendings of one rating follow each other.
  if (!question.publishedVersionId || !(await moveQuestion(work, question, 'rate', {})))
    return { outcome: 'notAnswered' }
  const [shown] = await work.tx
    .select({ publishedAt: answerVersions.publishedAt })
    .from(answerVersions)
    .where(eq(answerVersions.id, question.publishedVersionId))
  const done = await reworksOf(work.tx, question.id)
  const round = done.length
  const [before] = await work.tx
    .select()
    .from(answerRatings)
    .where(and(eq(answerRatings.questionId, questionId), eq(answerRatings.round, round)))
  const rating = { content: input.content, speed: input.speed, reason, versionId: question.publishedVersionId }
  if (!before) {
    const shownAt = shown?.publishedAt ?? (question.publishedAt as Date)
    if (!mayStillRate(ratedFrom(shownAt, own.mergedIntoId ? own.closedAt : null), work.now))
      return { outcome: 'tooLate' }
    await work.tx.insert(answerRatings).values({ id: newId(), questionId, round, ...rating, ratedAt: work.now })
  } else {
    if (before.content === rating.content && before.speed === rating.speed && before.reason === reason) {
      return { outcome: 'unchanged' }
    }
    if (done.some((rework) => rework.number === round && rework.supervisedAt)) return { outcome: 'ratingStands' }
    if (!mayStillChange(before.ratedAt, work.now)) return { outcome: 'tooLate' }
    await work.tx
      .update(answerRatings)
      .set({ ...rating, changedAt: work.now })
      .where(eq(answerRatings.id, before.id))
  }
  const detail = { round, content: input.content, speed: input.speed }
  await recordStep(work, own, { event: 'rated', audit: 'question.answer-rated', detail, auditDetail: detail })
  if (!isBad(input.content)) return { outcome: before ? 'ratingChanged' : 'rated' }
  return round < MOST_REWORKS ? openRework(work, question, round + 1) : superviseAfter(work, question, done)
}

async function findQuestion(tx: Tx, id: string): Promise<QuestionRow> {
  const [question] = await tx.select().from(questions).where(eq(questions.id, id))
  if (!question) throw new NotFound()
  return question
}

async function reworksOf(tx: Tx, questionId: string) {
  return tx.select().from(reworks).where(eq(reworks.questionId, questionId)).orderBy(desc(reworks.number))
}

/**
 * Back to drafting, with a clock of its own by the policy in force (济南市12345条例 art. 27); what was closed (办结) is open again.
 * What is published stays public until the new version takes its place.
 */
async function openRework(work: Work, question: QuestionRow, number: number): Promise<RateOutcome> {
  const { dueAt, dueRule } = await startClock(work, question, { kind: 'rework', policy: 'rework' })
  await work.tx
    .insert(reworks)
    .values({ id: newId(), questionId: question.id, number, openedAt: work.now, dueAt, dueRule })
  await moveQuestion(work, question, 'rework', { status: 'drafting', closedAt: null })
  if (question.status === 'closed') await addEvent(work, question, 'reopened', { reason: 'unsatisfied' })
  await recordStep(work, question, {
    event: 'reworkOpened',
    audit: 'question.rework-opened',
    detail: { number, dueAt: dueAt.toISOString(), dueRule },
    auditDetail: { number },
  })
  const { departmentId } = question
  await tellStaff(work, 'reworkOpened', question, { role: 'answerOfficer', departmentId }, `${number}`)
  return { outcome: 'reworkOpened', dueAt }
}

async function superviseAfter(
  work: Work,
  question: QuestionRow,
  done: { id: string; number: number }[],
): Promise<RateOutcome> {
  const last = done[0] as { id: string; number: number }
  await work.tx
    .update(reworks)
    .set({ supervisedAt: work.now })
    .where(and(eq(reworks.id, last.id), isNull(reworks.supervisedAt)))
  await recordStep(work, question, {
    event: 'supervised',
    audit: 'question.marked-for-supervision',
    detail: { cause: 'unsatisfiedAfterRework', rework: last.number },
    auditDetail: { cause: 'unsatisfiedAfterRework' },
  })
  return { outcome: 'supervised' }
}

/** Ends the open rework with the version that was published for it. Answers its number, or undefined when none was open. */
export async function closeRework(work: Work, questionId: string, versionId: string): Promise<number | undefined> {
  const [closed] = await work.tx
    .update(reworks)
    .set({ closedAt: work.now, closedVersionId: versionId })
    .where(and(eq(reworks.questionId, questionId), isNull(reworks.closedAt)))
    .returning({ number: reworks.number })
  return closed?.number
}
