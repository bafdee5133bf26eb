// What a step does to the clocks. Whatever ends a question ends its pause as well: an answer given while the asker was still
// asked for more is in time if it is by the due moment moved by the pause, and a later rework counts.
import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { clarifications, questionEvents } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { endClocks, moveDue, pausesOf, refreshNextDue, runningClocks, startClock } from './clocks.server.ts'
import { closeAutomaticUrging } from './close-urging.server.ts'
import type { ClockKind } from './due-policies.ts'
import { closeMerged } from './merged-questions.server.ts'
import type { QuestionStatus } from './question.ts'

type Question = { id: string; departmentId: string }

const ENDED: readonly QuestionStatus[] = [
  'published',
  'closed',
  'declined',
  'merged',
  'redirected',
  'withdrawn',
] as const

/** What a step does to the clocks: 研判 ends with the first step, 签收或退回 when it is signed for, the review with its end. */
export async function settleClocks(work: Work, question: Question, to: QuestionStatus): Promise<void> {
  if (ENDED.includes(to)) {
    await endPause(work, question, to === 'published' ? 'answered' : 'ended')
    await endClocks(work, question, {})
    await closeAutomaticUrging(work, question.id)
    // What was merged into a question that is itself merged goes along (merge-question.server.ts).
    if (to !== 'merged') await closeMerged(work, question, to)
  } else {
    const over: ClockKind[] = []
    if (to !== 'submitted') over.push('triage')
    if (to !== 'dispatched') over.push('return')
    if (to !== 'inReview') over.push('review')
    await endClocks(work, question, { kinds: over })
    if (to === 'inReview') await startClock(work, question, { kind: 'review', policy: 'review' })
  }
  await refreshNextDue(work, question.id)
}

/** Asks no more, and lets the clocks go on. Nothing is written where they do not stand still. */
async function endPause(work: Work, question: Question, reason: 'answered' | 'ended'): Promise<void> {
  if ((await pausesOf(work.tx, question.id)).every(({ to }) => to !== null)) return
  await work.tx
    .update(clarifications)
    .set({ givenUpAt: work.now })
    .where(
      and(
        eq(clarifications.questionId, question.id),
        isNull(clarifications.suppliedAt),
        isNull(clarifications.givenUpAt),
      ),
    )
  await work.tx.insert(questionEvents).values({
    id: newId(),
    questionId: question.id,
    type: 'resumed',
    at: work.now,
    departmentId: question.departmentId,
    staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
    detail: { reason },
  })
  await resumeClocks(work, question.id, reason)
}

/** After the history says that they go on: the clocks, each due later by the time they stood still. */
export async function resumeClocks(work: Work, questionId: string, reason: string): Promise<void> {
  for (const clock of await runningClocks(work.tx, questionId)) {
    await moveDue(work, clock, {}, { event: 'dueMoved', reason })
  }
  await refreshNextDue(work, questionId)
}
