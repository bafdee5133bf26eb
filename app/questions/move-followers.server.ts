// Who follows a question or voted for it on the wall goes along when it is merged into another; nobody counts twice.
import { eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { answerFollowers, wallItems, wallVotes } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { countVotesOnWall, isOrderFrozen, takeOffWall } from './wall-steps.server.ts'

export async function moveFollowers(work: Work, from: string, to: string): Promise<void> {
  const followers = await work.tx.select().from(answerFollowers).where(eq(answerFollowers.questionId, from))
  for (const follower of followers) {
    await work.tx
      .insert(answerFollowers)
      .values({ ...follower, id: newId(), questionId: to })
      .onConflictDoNothing()
  }
  await work.tx.delete(answerFollowers).where(eq(answerFollowers.questionId, from))
}

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
