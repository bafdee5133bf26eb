// The forms about triage and duty: which use case each of them runs.
import type { z } from 'zod'
import type { StaffActor } from '#app/platform/actor.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { askCoUnit, confirmConsistency, releaseCoUnit, replyAsCoUnit } from './ask-co-unit.server.ts'
import { assessQuestion } from './assess-question.server.ts'
import { requestClarification, stopWaiting } from './clarify-question.server.ts'
import { recordConsultation } from './consult-departments.server.ts'
import { designateDepartment, objectToDispatch } from './designate-department.server.ts'
import {
  assessForm,
  clarifyForm,
  confirmForm,
  consultForm,
  coReplyForm,
  coUnitForm,
  decideForm,
  decideInterimForm,
  designateForm,
  extendForm,
  interimForm,
  mergeForm,
  releaseForm,
  returnForm,
  splitForm,
  statementForm,
} from './duty-forms.ts'
import { decideExtension, requestExtension } from './extend-due-date.server.ts'
import { noteFirstStatement } from './first-statement.server.ts'
import { decideInterim, writeInterim } from './interim-replies.server.ts'
import { mergeQuestion } from './merge-question.server.ts'
import type { QuestionStatus } from './question.ts'
import { returnQuestion } from './return-question.server.ts'
import { splitQuestion } from './split-question.server.ts'

type Values = Record<string, string | string[]>

/** Good endings, by the word that stands in the address afterwards. */
export const DUTY_DONE = [
  'assessed',
  'merged',
  'split',
  'returnedToDispatcher',
  'objected',
  'designatedNow',
  'coUnitAsked',
  'coUnitReplied',
  'coUnitReleased',
  'consistencyConfirmed',
  'consistencyObjected',
  'clarificationAsked',
  'waitingEnded',
  'extensionRequested',
  'extended',
  'extensionRefused',
  'consulted',
  'statementNoted',
  'interimWritten',
  'interimSent',
  'interimReturned',
] as const
export type DutyDone = (typeof DUTY_DONE)[number]

export const DUTY_PROBLEMS = [
  'notDispatched',
  'confirmationsMissing',
  'designated',
  'returnInstead',
  'objectionOpen',
  'tooLate',
  'alreadyObjected',
  'alreadyCoUnit',
  'alreadyReplied',
  'notCoUnit',
  'alreadyClarified',
  'requestShowsPersonalData',
  'askerGone',
  'notWaiting',
  'notExtendable',
  'extensionsUsedUp',
  'extensionTooLong',
  'alreadyRequested',
  'notRequested',
  'ownRequest',
  'unknownCode',
  'sameQuestion',
  'targetEnded',
  'wasPublished',
  'notTaken',
  'sameParts',
  'splitMeanwhile',
  'waitsForAsker',
  'answerIsPublic',
  'unknownArea',
  'unknownConcern',
  'heldLater',
  'noStatementOwed',
  'ownInterim',
  'interimNotWaiting',
  'interimReviewsMissing',
] as const
export type DutyProblem = (typeof DUTY_PROBLEMS)[number]

/** After these the question may be out of the actor's sight: the inbox says what was done. */
export const LEAVES_CASE: readonly string[] = ['dispatched', 'returnedToDispatcher', 'designatedNow', 'merged']

export type DutyOutcome =
  | { kind: 'outcome'; outcome: string; status?: QuestionStatus }
  | { kind: 'invalid'; error: z.ZodError }

/** Takes the step, or answers undefined for an intent of other forms. */
export async function takeDutyStep(actor: StaffActor, id: string, values: Values): Promise<DutyOutcome | undefined> {
  const run = async (useCase: (work: Work) => Promise<{ outcome: string; status?: QuestionStatus }>) => {
    const { outcome, status } = await inTransaction(actor, useCase)
    return { kind: 'outcome', outcome, status } as const
  }
  const read = <Schema extends z.ZodType>(
    schema: Schema,
    useCase: (work: Work, form: z.output<Schema>) => Promise<{ outcome: string; status?: QuestionStatus }>,
  ): Promise<DutyOutcome> | DutyOutcome => {
    const form = schema.safeParse(values)
    return form.success ? run((work) => useCase(work, form.data)) : { kind: 'invalid', error: form.error }
  }
  switch (values.intent) {
    case 'assess':
      return read(assessForm, (work, form) => assessQuestion(work, id, form))
    case 'merge':
      return read(mergeForm, (work, form) => mergeQuestion(work, id, form))
    case 'split':
      return read(splitForm, (work, form) => splitQuestion(work, id, form))
    case 'returnToDispatcher':
      return read(returnForm, (work, form) => returnQuestion(work, id, form))
    case 'object':
      return read(returnForm, (work, form) => objectToDispatch(work, id, form))
    case 'designate':
      return read(designateForm, (work, form) => designateDepartment(work, id, form))
    case 'askCoUnit':
      return read(coUnitForm, (work, form) => askCoUnit(work, id, form))
    case 'replyAsCoUnit':
      return read(coReplyForm, (work, form) => replyAsCoUnit(work, id, form))
    case 'confirmConsistency':
      return read(confirmForm, (work, form) => confirmConsistency(work, id, form))
    case 'releaseCoUnit':
      return read(releaseForm, (work, form) => releaseCoUnit(work, id, form))
    case 'clarify':
      return read(clarifyForm, (work, form) => requestClarification(work, id, form))
    case 'stopWaiting':
      return run((work) => stopWaiting(work, id))
    case 'extend':
      return read(extendForm, (work, form) => requestExtension(work, id, form))
    case 'decideExtension':
      return read(decideForm, (work, form) => decideExtension(work, id, form))
    case 'firstStatement':
      return read(statementForm, (work, form) => noteFirstStatement(work, id, form.where))
    case 'interim':
      return read(interimForm, (work, form) => writeInterim(work, id, form))
    case 'decideInterim':
      return read(decideInterimForm, (work, { interimId, ...form }) =>
        decideInterim(work, id, { ...form, id: interimId }),
      )
    case 'consult':
      return read(consultForm, (work, form) => recordConsultation(work, id, form))
    default:
      return undefined
  }
}
