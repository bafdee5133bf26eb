// 不予受理: with a reason, and the right way where there is one (潍坊 12345 条例 art. 19, 北京接诉即办条例 art. 11).
import { cleanText } from '#app/platform/text.ts'
import type { Work } from '#db/work.ts'
import { currentLead } from './assignments.server.ts'
import { findPersonalDataInAnswer, type PersonalDataHint } from './personal-data-hints.ts'
import type { DeclineRoute } from './question.ts'
import { boundBy, mayHandle } from './question-policy.ts'
import { addEvent, getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { wasNotSupplied } from './supplement-deadlines.server.ts'
import { tellAsker } from './tell-asker.server.ts'
import { takeOffWall } from './wall-steps.server.ts'

export type DeclineOutcome =
  | { outcome: 'declined' | 'redirected' }
  /** another department has it by an assignment: see boundBy */
  | { outcome: 'designated' | 'returnInstead' }
  | { outcome: 'personalData'; hints: PersonalDataHint[] }
  /** another way was named, and not whose */
  | { outcome: 'bodyMissing' }
  /** nothing was asked for, or its limit has not passed */
  | { outcome: 'supplementNotOverdue' }
  | NotNow

/**
 * `keepHints`: somebody has looked at what looks like personal data in the reason, and it stays. `notSupplied`: the ground is
 * that the asker did not supply in time what was asked for (政府信息公开条例 art. 30); whoever has the case may then decline it.
 */
export type DeclineQuestion = {
  reason: string
  route: DeclineRoute | null
  /** with the route `other`: the body that is responsible (政府信息公开条例 art. 36: “not ours” names whose it is) */
  body?: string
  keepHints?: boolean
  notSupplied?: boolean
}

/**
 * Ends the question without an answer and tells the asker why. With a route it counts as shown the right way, without
 * as declined. The reason is public, so what looks like personal data in it is asked about first.
 */
export async function declineQuestion(
  work: Work,
  id: string,
  { reason, route, body, keepHints, notSupplied = false }: DeclineQuestion,
): Promise<DeclineOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'decline this question')
  if (notSupplied && !(await wasNotSupplied(work, id))) return { outcome: 'supplementNotOverdue' }
  const bound = notSupplied ? undefined : boundBy(work.actor, await currentLead(work.tx, id))
  if (bound) return { outcome: bound }
  // Work done again is for a question that was answered.
  if (notSupplied && question.publishedAt) return notNow(work.tx, question)
  const ending = route && route !== 'other' ? 'redirected' : 'declined'
  const declineReason = cleanText(reason)
  const declineBody = route === 'other' ? cleanText(body ?? '') : ''
  if (route === 'other' && !declineBody) return { outcome: 'bodyMissing' }
  const hints = findPersonalDataInAnswer([declineReason, declineBody].join('\n'))
  if (hints.length > 0 && !keepHints) return { outcome: 'personalData', hints }
  const moved = await moveQuestion(work, question, notSupplied ? 'declineUnsupplied' : 'decline', {
    status: ending,
    outcome: ending,
    declineReason,
    declineRoute: route,
    declineBody: declineBody || null,
    closedAt: work.now,
  })
  if (!moved) return notNow(work.tx, question)
  await takeOffWall(work, id)
  await recordStep(work, question, {
    event: ending,
    audit: 'question.declined',
    detail: { route, ...(notSupplied ? { ground: 'notSupplied' } : {}) },
    auditDetail: { route, ...(notSupplied ? { ground: 'notSupplied' } : {}) },
  })
  await addEvent(work, question, 'closed', { ending })
  await tellAsker(work, 'question-declined', question, ending)
  return { outcome: ending }
}
