import type { Work } from '#db/work.ts'
import { signAssignment } from './assignments.server.ts'
import { mayHandle } from './question-policy.ts'
import {
  getQuestionForStep,
  handledBy,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'

/** 受理: the matter belongs to this department's duties (or to somebody's it will send it to). */
export async function acceptQuestion(work: Work, id: string): Promise<{ outcome: 'accepted' } | NotNow> {
  return unsafeAccept(work, await getQuestionForStep(work, id, mayHandle, 'accept this question'))
}

/** The same, by somebody who need not handle the question and does not come to: what was answered on the air is accepted. */
export async function unsafeAccept(work: Work, question: QuestionRow): Promise<{ outcome: 'accepted' } | NotNow> {
  const handler = mayHandle(work.actor, question) ? handledBy(work) : {}
  if (!(await moveQuestion(work, question, 'accept', { status: 'accepted', ...handler })))
    return notNow(work.tx, question)
  await signAssignment(work, question.id)
  await recordStep(work, question, { event: 'screened', audit: 'question.accepted' })
  return { outcome: 'accepted' }
}

/** 签收: the department it was sent to has seen it. */
export async function acknowledgeQuestion(work: Work, id: string): Promise<{ outcome: 'acknowledged' } | NotNow> {
  const question = await getQuestionForStep(work, id, mayHandle, 'acknowledge this question')
  if (!(await moveQuestion(work, question, 'acknowledge', { status: 'acknowledged', ...handledBy(work) })))
    return notNow(work.tx, question)
  await signAssignment(work, id)
  await recordStep(work, question, { event: 'acknowledged', audit: 'question.acknowledged' })
  return { outcome: 'acknowledged' }
}
