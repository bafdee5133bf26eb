// 也想知道: one vote per device and question. A device is a random mark that we signed and its browser keeps.
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { lookupHash, sign } from '#app/platform/key-ring.server.ts'
import { newSecret, sameText } from '#app/platform/tokens.server.ts'
import { raised } from '#db/counters.ts'
import { wallItems, walls, wallVotes } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'

const PURPOSE = 'wall device'

/** A new mark, with our signature: nobody makes up a thousand of them. */
export function newDeviceMark(): string {
  const id = newSecret(20)
  return `${id}.${sign(PURPOSE, id)}`
}

/** The device behind a mark; undefined when the mark is not ours. */
export function deviceOf(mark: string | undefined): string | undefined {
  const [id = '', signature = ''] = (mark ?? '').split('.')
  return id !== '' && sameText(sign(PURPOSE, id), signature) ? lookupHash(PURPOSE, id) : undefined
}

export type VoteOutcome = { outcome: 'counted' } | { outcome: 'alreadyCounted' } | { outcome: 'notShown' }

/** Counts a vote for a question that is up, once per device. */
export async function voteOnWall(
  work: Work,
  { eventId, questionId, device }: { eventId: string; questionId: string; device: string },
): Promise<VoteOutcome> {
  const [wall] = await work.tx.select().from(walls).where(eq(walls.eventId, eventId))
  const [item] = await work.tx
    .select({ votes: wallItems.votes })
    .from(wallItems)
    .where(and(eq(wallItems.questionId, questionId), eq(wallItems.eventId, eventId), eq(wallItems.state, 'shown')))
  if (!item) return { outcome: 'notShown' }
  const [vote] = await work.tx
    .insert(wallVotes)
    .values({ questionId, deviceHash: device, createdAt: work.now })
    .onConflictDoNothing()
    .returning({ questionId: wallVotes.questionId })
  if (!vote) return { outcome: 'alreadyCounted' }
  const votes = raised(wallItems.votes, 1)
  await work.tx
    .update(wallItems)
    .set(wall?.answeringId ? { votes } : { votes, orderVotes: votes })
    .where(eq(wallItems.questionId, questionId))
  await recordAudit(work, 'wall.voted', { kind: 'question', id: questionId }, { eventId })
  work.changed({ kind: 'wall', eventId })
  return { outcome: 'counted' }
}

/** Questions of the event that this device has voted for. */
export async function votesOfDevice(db: Reader, eventId: string, device: string): Promise<string[]> {
  const rows = await db
    .select({ questionId: wallVotes.questionId })
    .from(wallVotes)
    .innerJoin(wallItems, eq(wallItems.questionId, wallVotes.questionId))
    .where(and(eq(wallItems.eventId, eventId), eq(wallVotes.deviceHash, device)))
  return rows.map((row) => row.questionId)
}
