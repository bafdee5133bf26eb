// 合并办理: one matter that several people asked about is answered once. Their askers and what was merged before come along;
// publishing tells them all, closing closes them all.
import { and, eq } from 'drizzle-orm'
import { questions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { endAssignments } from './assignments.server.ts'
import { moveFollowers, tellFollowers } from './follow-answer.server.ts'
import { closeMerged, listMerged } from './merged-questions.server.ts'
import { moveVotes } from './move-votes.server.ts'
import { ENDED_WITHOUT_ANSWER, readTrackingCode } from './question.ts'
import { mayHandle, maySeeQuestion } from './question-policy.ts'
import { addEvent, getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { tellAsker } from './tell-asker.server.ts'

export type MergeOutcome =
  | { outcome: 'merged'; into: string }
  | { outcome: 'unknownCode' | 'sameQuestion' | 'targetEnded' | 'wasPublished' }
  | NotNow

/** Merges a question into another one that the actor may see, by its tracking code. */
export async function mergeQuestion(work: Work, id: string, { code }: { code: string }): Promise<MergeOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'merge this question')
  const trackingCode = readTrackingCode(code)
  const [target] = trackingCode
    ? await work.tx.select().from(questions).where(eq(questions.trackingCode, trackingCode))
    : []
  if (!target || !maySeeQuestion(work.actor, target)) return { outcome: 'unknownCode' }
  if (target.id === id) return { outcome: 'sameQuestion' }
  if (ENDED_WITHOUT_ANSWER.some((status) => status === target.status)) return { outcome: 'targetEnded' }
  if (question.publishedAt) return { outcome: 'wasPublished' }
  // Locks the target: of two merged into each other at once, one finds the other ended.
  const [locked] = await work.tx
    .update(questions)
    .set({ updatedAt: work.now })
    .where(and(eq(questions.id, target.id), eq(questions.status, target.status)))
    .returning({ id: questions.id })
  if (!locked) return { outcome: 'targetEnded' }
  const moved = await moveQuestion(work, question, 'merge', {
    status: 'merged',
    outcome: 'merged',
    mergedIntoId: target.id,
  })
  if (!moved) return notNow(work.tx, question)
  await endAssignments(work, id, 'lead')
  await endAssignments(work, id, 'co')
  const followers = await moveFollowers(work.tx, id, target.id)
  await moveVotes(work, id, target.id)
  for (const former of await listMerged(work.tx, id)) {
    await work.tx.update(questions).set({ mergedIntoId: target.id }).where(eq(questions.id, former.id))
    await addEvent(work, former, 'merged', { into: target.id, with: id })
  }
  await recordStep(work, question, {
    event: 'merged',
    audit: 'question.merged',
    detail: { into: target.id },
    auditDetail: { into: target.id },
  })
  await tellAsker(work, 'question-merged', question, target.id)
  if (target.publishedVersionId) {
    // Answered already: this asker and who followed with them are told at once, and the case ends.
    await tellAsker(work, 'answer-published', question, `merged-${target.id}`)
    await tellFollowers(work, target, { cause: `merged-${id}`, corrected: false, only: followers })
    await closeMerged(work, target, target.status)
  }
  return { outcome: 'merged', into: target.id }
}
