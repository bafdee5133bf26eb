// What the host does with a question on the wall. Each step may be sent twice: the second time nothing changes.
import { and, eq, ne } from 'drizzle-orm'
import type { AuditAction } from '#app/audit/audit-actions.ts'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { raised } from '#db/counters.ts'
import { questions, wallItems, walls, wallVotes } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { ENDED_WITHOUT_ANSWER } from './question.ts'
import { hostedWallEvent } from './wall-event.server.ts'
import type { WallStep } from './wall-step.ts'

export type WallOutcome =
  | { outcome: 'changed' }
  | { outcome: 'unchanged' }
  /** nobody has cleared a public copy yet */
  | { outcome: 'publicCopyMissing' }
  /** the asker does not want it published */
  | { outcome: 'mayNotPublish' }
  /** declined, merged, withdrawn or sent elsewhere */
  | { outcome: 'ended' }
  | { outcome: 'notOnWall' }

const AUDIT: Record<WallStep, AuditAction> = {
  show: 'wall.shown',
  hide: 'wall.hidden',
  pin: 'wall.pinned',
  unpin: 'wall.unpinned',
  answering: 'wall.answering',
  stop: 'wall.answering-stopped',
  written: 'wall.left-for-writing',
}

type Question = typeof questions.$inferSelect

/**
 * Takes a step. Only a question of this event with a cleared public copy goes up, and only if its asker lets it be published.
 * Hosts are organisers and answer officers of the event's department; for others the event is not there.
 */
export async function takeWallStep(
  work: Work,
  { eventId, questionId, step }: { eventId: string; questionId: string; step: WallStep },
): Promise<WallOutcome> {
  const event = await hostedWallEvent(work.tx, work.actor, eventId)
  const [question] = await work.tx
    .select()
    .from(questions)
    .where(and(eq(questions.id, questionId), eq(questions.eventId, eventId)))
  if (!question) throw new NotFound()
  await work.tx.insert(walls).values({ eventId }).onConflictDoNothing()
  const outcome = step === 'show' ? await show(work, question, eventId) : await steer(work, question, eventId, step)
  if (outcome.outcome !== 'changed') return outcome
  const target = { kind: 'question', id: questionId, departmentId: event.departmentId }
  await recordAudit(work, AUDIT[step], target, { eventId })
  work.changed({ kind: 'wall', eventId })
  return outcome
}

async function show(work: Work, question: Question, eventId: string): Promise<WallOutcome> {
  if (!question.mayPublish) return { outcome: 'mayNotPublish' }
  if (question.publicText === null) return { outcome: 'publicCopyMissing' }
  if ((ENDED_WITHOUT_ANSWER as readonly string[]).includes(question.status)) return { outcome: 'ended' }
  // Votes it got before: those of a question that was merged into it.
  const votes = await countVotesOnWall(work, question.id)
  const order = (await isOrderFrozen(work, eventId)) ? {} : { orderVotes: votes }
  const shown = {
    questionId: question.id,
    eventId,
    state: 'shown' as const,
    votes,
    ...order,
    shownAt: work.now,
    changedAt: work.now,
  }
  const [fresh] = await work.tx
    .insert(wallItems)
    .values(shown)
    .onConflictDoNothing()
    .returning({ id: wallItems.questionId })
  if (fresh) return { outcome: 'changed' }
  return changedIf(
    await work.tx
      .update(wallItems)
      .set({ state: 'shown', changedAt: work.now })
      .where(and(eq(wallItems.questionId, question.id), ne(wallItems.state, 'shown')))
      .returning({ id: wallItems.questionId }),
  )
}

async function steer(
  work: Work,
  question: Question,
  eventId: string,
  step: Exclude<WallStep, 'show'>,
): Promise<WallOutcome> {
  const [item] = await work.tx.select().from(wallItems).where(eq(wallItems.questionId, question.id))
  if (!item) return { outcome: 'notOnWall' }
  switch (step) {
    case 'hide':
    case 'written':
      return leaveWall(work, question.id, eventId, step === 'hide' ? 'hidden' : 'written')
    case 'pin':
      if (item.state !== 'shown') return { outcome: 'notOnWall' }
      return setWall(work, eventId, { pinnedId: question.id })
    case 'unpin':
      return setWall(work, eventId, { pinnedId: null }, { pinnedId: question.id })
    case 'answering':
      if (item.state !== 'shown') return { outcome: 'notOnWall' }
      // The room works through the list as it stands now; votes go on counting, the order waits.
      await settleOrder(work, eventId)
      return setWall(work, eventId, { answeringId: question.id })
    case 'stop': {
      const outcome = await setWall(work, eventId, { answeringId: null }, { answeringId: question.id })
      await settleOrder(work, eventId)
      return outcome
    }
  }
}

/** Takes a question out of the list: hidden, answered, or left for a written answer. */
export async function leaveWall(
  work: Work,
  questionId: string,
  eventId: string,
  state: 'hidden' | 'answered' | 'written',
): Promise<WallOutcome> {
  const moved = await work.tx
    .update(wallItems)
    .set({ state, changedAt: work.now })
    .where(and(eq(wallItems.questionId, questionId), ne(wallItems.state, state)))
    .returning({ id: wallItems.questionId })
  if (moved.length === 0) return { outcome: 'unchanged' }
  await work.tx
    .update(walls)
    .set({ answeringId: null })
    .where(and(eq(walls.eventId, eventId), eq(walls.answeringId, questionId)))
  await work.tx
    .update(walls)
    .set({ pinnedId: null })
    .where(and(eq(walls.eventId, eventId), eq(walls.pinnedId, questionId)))
  if (!(await isOrderFrozen(work, eventId))) await settleOrder(work, eventId)
  return { outcome: 'changed' }
}

/** Takes a question off the wall that has ended; nothing where it is not up. */
export async function takeOffWall(work: Work, questionId: string): Promise<void> {
  const [item] = await work.tx.select().from(wallItems).where(eq(wallItems.questionId, questionId))
  if (!item) return
  const { outcome } = await leaveWall(work, questionId, item.eventId, 'hidden')
  if (outcome === 'changed') work.changed({ kind: 'wall', eventId: item.eventId })
}

export async function countVotesOnWall(work: Work, questionId: string): Promise<number> {
  return work.tx.$count(wallVotes, eq(wallVotes.questionId, questionId))
}

/** While a question is being answered the list stays as it is; votes go on counting. */
export async function isOrderFrozen(work: Work, eventId: string): Promise<boolean> {
  const [wall] = await work.tx.select().from(walls).where(eq(walls.eventId, eventId))
  return Boolean(wall?.answeringId)
}

/** The order follows the votes as they stand. */
async function settleOrder(work: Work, eventId: string): Promise<void> {
  await work.tx
    .update(wallItems)
    .set({ orderVotes: raised(wallItems.votes, 0) })
    .where(and(eq(wallItems.eventId, eventId), eq(wallItems.state, 'shown'), ne(wallItems.orderVotes, wallItems.votes)))
}

type WallChange = { pinnedId?: string | null; answeringId?: string | null }

async function setWall(work: Work, eventId: string, to: WallChange, from?: WallChange): Promise<WallOutcome> {
  const [key, value] = Object.entries(to)[0] as ['pinnedId' | 'answeringId', string | null]
  const [wall] = await work.tx.select().from(walls).where(eq(walls.eventId, eventId))
  if (wall?.[key] === value) return { outcome: 'unchanged' }
  const was = from ? eq(walls[key], from[key] as string) : undefined
  const changed = await work.tx
    .update(walls)
    .set(to)
    .where(and(eq(walls.eventId, eventId), was))
    .returning({ id: walls.eventId })
  return changedIf(changed)
}

const changedIf = (rows: readonly unknown[]): WallOutcome => ({ outcome: rows.length > 0 ? 'changed' : 'unchanged' })
