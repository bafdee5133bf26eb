// The public copy of a question (区分处理). The original stays as it was asked, and only the department sees it.
import { cleanLine, cleanText } from '#app/platform/text.ts'
import type { Work } from '#db/work.ts'
import { findPersonalData, type PersonalDataHint } from './personal-data-hints.ts'
import { mayHandle } from './question-policy.ts'
import {
  getQuestionForStep,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'

export type RedactQuestion = {
  publicText: string
  /** what still looks like personal data has been looked at and stays */
  keepHints: boolean
  /** what the matter is about, for the library; left as it is when absent */
  topic?: string
}
export type RedactOutcome =
  | { outcome: 'redacted' }
  | { outcome: 'unchanged' }
  | { outcome: 'personalData'; hints: PersonalDataHint[] }
  | NotNow

/** Sets the public copy and the topic. Refuses them where something looks like personal data, unless somebody says it stays. */
export async function redactQuestion(work: Work, id: string, input: RedactQuestion): Promise<RedactOutcome> {
  return unsafeRedact(work, await getQuestionForStep(work, id, mayHandle, 'clear the public copy'), input)
}

/** The same, where whoever acts need not handle the question: what was said on the air by the people who run the programme. */
export async function unsafeRedact(work: Work, question: QuestionRow, input: RedactQuestion): Promise<RedactOutcome> {
  const publicText = cleanText(input.publicText)
  const topic = input.topic ? cleanLine(input.topic) : question.topic
  if (publicText === question.publicText && topic === question.topic) return { outcome: 'unchanged' }
  const hints = [...findPersonalData(publicText), ...findPersonalData(topic ?? '')]
  if (hints.length > 0 && !input.keepHints) return { outcome: 'personalData', hints }
  // What was handed in showed the former copy: it goes back to drafting, where a new version takes up this one.
  const isHandedIn = question.status === 'inReview' || question.status === 'approved'
  const status = isHandedIn && publicText !== question.publicText ? 'drafting' : question.status
  if (!(await moveQuestion(work, question, 'redact', { publicText, topic, status }))) return notNow(work.tx, question)
  const detail = { found: findPersonalData(question.originalText).length, kept: hints.length }
  await recordStep(work, question, { event: 'redacted', audit: 'question.redacted', detail, auditDetail: detail })
  return { outcome: 'redacted' }
}
