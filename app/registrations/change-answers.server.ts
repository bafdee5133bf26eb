import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Answers } from '#db/schema/registrations.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { claimAnswerFile, dropAnswerFile } from './answer-files.server.ts'
import { type AnswerFault, checkAnswers, type FormQuestion, filesOf, type GivenAnswers } from './event-form.ts'
import { formAtVersion } from './event-form-queries.server.ts'
import { FileGone } from './given-form.server.ts'
import { openRegistration, subjectOf } from './open-registration.server.ts'
import { isLive, whyClosed } from './registration.ts'
import { changerOf } from './registration-policy.ts'

export type ChangeAnswersOutcome =
  | { outcome: 'changed' | 'unchanged' | 'unknown' | 'notLive' | 'over' | 'closed' }
  /** by field: `answers.QUESTION` */
  | { outcome: 'formRefused'; faults: Record<string, AnswerFault> }

/**
 * Answers to the event's questions, all of them, by the rules of the form as it is now; while sign-up is open. What was
 * answered to a question that is asked no longer stays. A file that another one replaces is deleted.
 */
export async function changeAnswers(work: Work, id: string, given: GivenAnswers): Promise<ChangeAnswersOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  const by = changerOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'notLive' }
  if (work.now >= slot.endsAt || registration.arrivedPeople > 0) return { outcome: 'over' }
  const { questions } = await formAtVersion(work.tx, slot.eventId, slot.formVersion)
  const checked = checkAnswers(questions, given, { demanding: by === 'citizen' })
  if (!checked.ok) {
    const faults = Object.entries(checked.faults).map(([question, fault]) => [`answers.${question}`, fault])
    return { outcome: 'formRefused', faults: Object.fromEntries(faults) }
  }
  const before = registration.answers ?? {}
  const answers = { ...answersToOthers(questions, before), ...checked.answers }
  if (inOrder(answers) === inOrder(before)) return { outcome: 'unchanged' }
  if (by === 'citizen' && whyClosed(slot, work.now)) return { outcome: 'closed' }
  for (const [questionId, file] of filesOf(questions, answers)) {
    if (before[questionId] === file) continue
    const claimed = await claimAnswerFile(work, id, { eventId: slot.eventId, questionId, id: file })
    if (!claimed) throw new FileGone(questionId)
  }
  for (const [questionId, file] of filesOf(questions, before)) {
    if (answers[questionId] !== file) await dropAnswerFile(work, id, file)
  }
  await work.tx
    .update(registrations)
    .set({ answers: Object.keys(answers).length > 0 ? answers : null, updatedAt: work.now })
    .where(eq(registrations.id, id))
  await recordAudit(work, 'registration.changed', subjectOf(open), { field: 'answers', by })
  return { outcome: 'changed' }
}

function answersToOthers(questions: readonly FormQuestion[], answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !questions.some((question) => question.id === id)))
}

const inOrder = (answers: Answers) => JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)))
