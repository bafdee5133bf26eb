// 补正: what is unclear is asked back once (政府信息公开条例 art. 30 as the model). Until the asker has told more, every clock
// stands still; how long is read from the history. The asker has a limit of their own (supplement-deadlines.server.ts).
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { dayOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { clarifications, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { refreshNextDue } from './clocks.server.ts'
import { dueMomentOf } from './due-date.ts'
import { findPolicy } from './due-policies.server.ts'
import { writeRule } from './due-rule.ts'
import { findPersonalData } from './personal-data-hints.ts'
import { canStep } from './question.ts'
import { mayHandle } from './question-policy.ts'
import { addEvent, getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { resumeClocks } from './settle-clocks.server.ts'
import { tellAsker } from './tell-asker.server.ts'
import { tellStaff } from './tell-staff.server.ts'
import { hasLeft } from './withdraw-question.server.ts'

export type ClarifyOutcome =
  | { outcome: 'clarificationAsked' }
  | { outcome: 'alreadyClarified' }
  | { outcome: 'requestShowsPersonalData' }
  /** the asker has taken their part back; it goes on for others */
  | { outcome: 'askerGone' }
  | NotNow

/** Asks the asker for more, once. What is asked can be read by whoever holds the tracking code, so it may name nobody. */
export async function requestClarification(
  work: Work,
  id: string,
  input: { request: string },
): Promise<ClarifyOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'ask the asker back')
  const request = cleanText(input.request)
  if (findPersonalData(request).length > 0) return { outcome: 'requestShowsPersonalData' }
  if (await hasLeft(work.tx, id)) return { outcome: 'askerGone' }
  if (work.actor.kind !== 'staff' || !(await moveQuestion(work, question, 'clarify', {}))) {
    return notNow(work.tx, question)
  }
  const policy = await findPolicy(work.tx, 'supplement', question.departmentId)
  const dueRule = writeRule({ ...policy, policy: policy.key })
  const dueAt = dueMomentOf({ startedAt: work.now, dueRule, departmentId: question.departmentId })
  const [asked] = await work.tx
    .insert(clarifications)
    .values({
      id: newId(),
      questionId: id,
      request,
      requestedBy: work.actor.staffId,
      requestedAt: work.now,
      dueAt,
      dueRule,
    })
    .onConflictDoNothing()
    .returning({ id: clarifications.id })
  if (!asked) return { outcome: 'alreadyClarified' }
  await recordStep(work, question, {
    event: 'clarificationRequested',
    audit: 'question.clarification-asked',
    detail: { request, until: dueAt.toISOString() },
  })
  await addEvent(work, question, 'paused', { reason: 'clarification' })
  await refreshNextDue(work, id)
  await tellAsker(work, 'question-clarification', question, asked.id)
  return { outcome: 'clarificationAsked' }
}

const stillOpen = and(isNull(clarifications.suppliedAt), isNull(clarifications.givenUpAt))

/** What is still to be supplied for a tracking code; undefined when nothing is. */
export async function findOpenClarification(reader: Reader, trackingCode: string) {
  const [found] = await reader
    .select({
      request: clarifications.request,
      questionId: questions.id,
      requestedAt: clarifications.requestedAt,
      dueAt: clarifications.dueAt,
    })
    .from(clarifications)
    .innerJoin(questions, eq(questions.id, clarifications.questionId))
    .where(and(eq(questions.trackingCode, trackingCode), stillOpen))
  return found
}

/**
 * Sends the asker their link once more, at most once a day. Whoever has the tracking code may ask for it, and learns nothing
 * of whether there is an address to send it to.
 */
export async function resendClarification(work: Work, trackingCode: string): Promise<void> {
  const [found] = await work.tx
    .select({ question: questions, clarification: clarifications })
    .from(questions)
    .innerJoin(clarifications, eq(clarifications.questionId, questions.id))
    .where(and(eq(questions.trackingCode, trackingCode), stillOpen))
  if (!found) throw new NotFound()
  const { question, clarification } = found
  await tellAsker(work, 'question-clarification', question, `${clarification.id} again ${dayOf(work.now)}`)
  await recordAudit(work, 'question.clarification-sent-again', {
    kind: 'question',
    id: question.id,
    departmentId: question.departmentId,
  })
}

/**
 * The asker's supplement, with the question of their secret link (asker-link.server.ts): a tracking code can be guessed, and
 * there is one supplement. Only the department reads it. A second one is answered like the first.
 */
export async function supplyClarification(
  work: Work,
  questionId: string,
  { text }: { text: string },
): Promise<{ outcome: 'supplied' } | { outcome: 'notAsked' }> {
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, questionId))
  if (!question) throw new NotFound()
  const [supplied] = await work.tx
    .update(clarifications)
    .set({ supplement: cleanText(text), suppliedAt: work.now })
    .where(and(eq(clarifications.questionId, question.id), stillOpen))
    .returning({ id: clarifications.id })
  if (!supplied) return { outcome: 'notAsked' }
  await recordStep(work, question, { event: 'clarified', audit: 'question.clarified' })
  await addEvent(work, question, 'resumed', { reason: 'clarified' })
  await resumeClocks(work, question.id, 'clarified')
  await tellStaff(
    work,
    'clarified',
    question,
    { role: 'answerOfficer', departmentId: question.departmentId },
    supplied.id,
  )
  return { outcome: 'supplied' }
}

/** The asker has not told more; the department goes on with what it has. */
export async function stopWaiting(
  work: Work,
  id: string,
): Promise<{ outcome: 'waitingEnded' } | { outcome: 'notWaiting' } | NotNow> {
  const question = await getQuestionForStep(work, id, mayHandle, 'stop waiting for the asker')
  if (!canStep('extend', question.status)) return notNow(work.tx, question)
  const [ended] = await work.tx
    .update(clarifications)
    .set({ givenUpAt: work.now })
    .where(and(eq(clarifications.questionId, id), stillOpen))
    .returning({ id: clarifications.id })
  if (!ended) return { outcome: 'notWaiting' }
  await recordStep(work, question, { event: 'resumed', audit: 'question.waiting-ended', detail: { reason: 'gaveUp' } })
  await resumeClocks(work, question.id, 'gaveUp')
  return { outcome: 'waitingEnded' }
}
