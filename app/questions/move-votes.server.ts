// Votes on the wall go along when a question is merged into another; no device counts twice.
import { eq } from 'drizzle-orm'
import { wallItems, wallVotes } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { countVotesOnWall, isOrderFrozen, takeOffWall } from './wall-steps.server.ts'

/**
 * Votes count for the other question, at once where it is on the wall and else when it is put up. While a question is being
 * answered the order stands still. The merged one goes off the wall.
 */
export async function moveVotes(work: Work, from: string, to: string): Promise<void> {
  const votes = await work.tx.select().from(wallVotes).where(eq(wallVotes.questionId, from))
  for (const vote of votes) {
    await work.tx
      .insert(wallVotes)
      .values({ ...vote, questionId: to })
      .onConflictDoNothing()
  }
  const [target] = await work.tx.select().from(wallItems).where(eq(wallItems.questionId, to))
  if (target && votes.length > 0) {
    const counted = await countVotesOnWall(work, to)
    const order = (await isOrderFrozen(work, target.eventId)) ? {} : { orderVotes: counted }
    await work.tx
      .update(wallItems)
      .set({ votes: counted, ...order, changedAt: work.now })
      .where(eq(wallItems.questionId, to))
    work.changed({ kind: 'wall', eventId: target.eventId })
  }
  await takeOffWall(work, from)
}
