// A question that staff take down for somebody: at a stall, on the telephone; with the answer where one was given on the spot.

import type { Work } from '#db/work.ts'
import { recordSpokenAnswer } from './answer-on-the-spot.server.ts'
import { type Asked, type AskQuestion, askQuestion } from './ask-question.server.ts'
import { findPersonalData, findPersonalDataInAnswer } from './personal-data-hints.ts'
import { findAskingPlace } from './question-place.server.ts'
import { mayDraft } from './question-policy.ts'
import { redactQuestion } from './redact-question.server.ts'

export type AnsweredAtOnce = {
  speaker: string
  summary: string
  /** public copy of the question; left out, the question as it was taken down */
  publicText?: string
  /** what looks like personal data has been looked at and stays */
  keepHints: boolean
}
export type TakeDownOutcome =
  | { outcome: 'asked' | 'askedAndAnswered' | 'alreadyAsked'; question: Asked }
  | { outcome: 'unknownPlace' }
  /** answers on the spot are given at events */
  | { outcome: 'spokenNeedsEvent' }
  /** the stall's department answers, and the actor is not of its answer officers */
  | { outcome: 'spokenNotYours' }
  | { outcome: 'personalData'; field: 'publicText' | 'summary' }

/**
 * Takes the question as askQuestion does. With an answer the public copy is set, and the answer goes on record and becomes the
 * first draft; only answer officers of the department behind the stall may. What is refused leaves nothing behind, and a key
 * that was used before changes nothing.
 */
export async function takeDownQuestion(
  work: Work,
  input: AskQuestion & { idempotencyKey: string },
  answer?: AnsweredAtOnce,
): Promise<TakeDownOutcome> {
  const refusal = answer && (await whyNot(work, input, answer))
  if (refusal) return refusal
  const asked = await askQuestion(work, input)
  if (asked.outcome === 'unknownPlace') return { outcome: 'unknownPlace' }
  if (asked.outcome === 'alreadyAsked' || !answer) return asked
  const { id } = asked.question
  const { speaker, summary } = answer
  const publicText = answer.publicText || input.text
  const cleared = await redactQuestion(work, id, { publicText, keepHints: true })
  const spoken = await recordSpokenAnswer(work, id, {
    speaker,
    summary,
    keepHints: true,
    key: `${input.idempotencyKey} ${id}`,
  })
  if (cleared.outcome !== 'redacted' || spoken.outcome !== 'recorded') {
    throw new Error(`the answer was not taken down: ${cleared.outcome}, ${spoken.outcome}`)
  }
  return { outcome: 'askedAndAnswered', question: asked.question }
}

async function whyNot(work: Work, input: AskQuestion, answer: AnsweredAtOnce): Promise<TakeDownOutcome | undefined> {
  const place = await findAskingPlace(work.tx, input)
  if ('unknown' in place) return { outcome: 'unknownPlace' }
  if (!place.event) return { outcome: 'spokenNeedsEvent' }
  if (!mayDraft(work.actor, { departmentId: place.department.id })) return { outcome: 'spokenNotYours' }
  if (answer.keepHints) return undefined
  if (findPersonalData(answer.publicText || input.text).length > 0)
    return { outcome: 'personalData', field: 'publicText' }
  const said = findPersonalDataInAnswer(`${answer.speaker}\n${answer.summary}`)
  return said.length > 0 ? { outcome: 'personalData', field: 'summary' } : undefined
}
