// 审定公开稿并上墙: the public copy is cleared and the question goes up, in one go.
import type { Work } from '#db/work.ts'
import { redactQuestion } from './redact-question.server.ts'
import { takeWallStep, type WallOutcome } from './wall-steps.server.ts'

export type ReleaseOutcome =
  | { outcome: 'shown' }
  | { outcome: 'personalData' }
  | Extract<WallOutcome, { outcome: 'mayNotPublish' | 'ended' }>

/**
 * Sets the public copy as redactQuestion does, with its refusals, and puts the question up.
 */
export async function releaseOnWall(
  work: Work,
  place: { eventId: string; questionId: string },
  input: { publicText: string; keepHints: boolean },
): Promise<ReleaseOutcome> {
  const copy = await redactQuestion(work, place.questionId, input)
  if (copy.outcome === 'personalData') return { outcome: 'personalData' }
  if (copy.outcome === 'notNow') return { outcome: 'ended' }
  const outcome = await takeWallStep(work, { ...place, step: 'show' })
  if (outcome.outcome === 'mayNotPublish' || outcome.outcome === 'ended') return outcome
  return { outcome: 'shown' }
}
