// Who follows a question or voted for it on the wall goes along when it is merged into another; nobody counts twice.
import { count, eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { answerFollowers, wallItems, wallVotes } from '#db/schema.ts'
import type { Work } from '#db/work.ts'

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

/** Votes move only to a question that is on the wall as well; the merged one goes off it. */
export async function moveVotes(work: Work, from: string, to: string): Promise<void> {
  const [target] = await work.tx.select().from(wallItems).where(eq(wallItems.questionId, to))
  const votes = await work.tx.select().from(wallVotes).where(eq(wallVotes.questionId, from))
  if (target && votes.length > 0) {
    for (const vote of votes) {
      await work.tx
        .insert(wallVotes)
        .values({ ...vote, questionId: to })
        .onConflictDoNothing()
    }
    const [all] = await work.tx.select({ n: count() }).from(wallVotes).where(eq(wallVotes.questionId, to))
    const counted = all?.n ?? target.votes
    await work.tx
      .update(wallItems)
      .set({ votes: counted, orderVotes: counted, changedAt: work.now })
      .where(eq(wallItems.questionId, to))
  }
  const [hidden] = await work.tx
    .update(wallItems)
    .set({ state: 'hidden', changedAt: work.now })
    .where(eq(wallItems.questionId, from))
    .returning({ eventId: wallItems.eventId })
  if (hidden) work.changed({ kind: 'wall', eventId: hidden.eventId })
}
