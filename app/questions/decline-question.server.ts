// 不予受理: with a reason, and the right way where there is one (潍坊 12345 条例 art. 19, 北京接诉即办条例 art. 11).
import { cleanText } from '#app/platform/text.ts'
import type { Work } from '#db/work.ts'
import type { DeclineRoute } from './question.ts'
import { mayHandle } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { tellAsker } from './tell-asker.server.ts'

export type DeclineQuestion = { reason: string; route: DeclineRoute | null }

/**
 * Ends the question without an answer and tells the asker why. With a route it counts as shown the right way, without
 * as declined. The reason is public: it may hold no personal data.
 */
export async function declineQuestion(
  work: Work,
  id: string,
  { reason, route }: DeclineQuestion,
): Promise<{ outcome: 'declined' | 'redirected' } | NotNow> {
  const question = await getQuestionForStep(work, id, mayHandle, 'decline this question')
  const ending = route && route !== 'other' ? 'redirected' : 'declined'
  const declineReason = cleanText(reason)
  const moved = await moveQuestion(work, question, 'decline', {
    status: ending,
    outcome: ending,
    declineReason,
    declineRoute: route,
    closedAt: work.now,
  })
  if (!moved) return notNow(work.tx, question)
  await recordStep(work, question, {
    event: ending,
    audit: 'question.declined',
    detail: { route },
    auditDetail: { route },
  })
  await tellAsker(work, 'question-declined', question, ending)
  return { outcome: ending }
}
