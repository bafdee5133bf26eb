// What strangers can cause for one address: anybody can type anybody's number or mailbox into a form.
import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { after, days, minutes } from '#app/platform/clock.ts'
import { takeTurns } from '#db/portable.ts'
import { outboxMessages } from '#db/schema.ts'
import { preparedFor } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { MessageKind } from './message-kinds.ts'

export const MESSAGES_A_DAY = 10
export const MESSAGES_IN_TEN_MINUTES = 3

/**
 * When a message that a stranger may have caused may go to this address: now, once the last ten minutes hold fewer
 * than three, or never (undefined) after ten in a day. `recent`: when it was last written to, newest first.
 */
export function whenAllowed(recent: readonly Date[], at: Date): Date | undefined {
  if (recent.length >= MESSAGES_A_DAY) return undefined
  const third = recent[MESSAGES_IN_TEN_MINUTES - 1]
  if (!third || after(third, minutes(10)) <= at) return at
  return after(third, minutes(10))
}

/** What others write to these addresses meanwhile is counted before this goes on: strangers may send many forms at once. */
export function oneAtATime(work: Work, recipientHashes: readonly string[]): Promise<void> {
  return takeTurns(
    work.tx,
    recipientHashes.map((hash) => `messages ${hash}`),
  )
}

/**
 * By hash of the address: when messages of the last day were written to it, newest first. Exact for what citizens cause; a job or
 * a list of the staff that writes to thousands would hold up everybody else.
 */
export async function recentMessages(work: Work, recipientHashes: readonly string[]): Promise<Map<string, Date[]>> {
  if (work.actor.kind === 'citizen') await oneAtATime(work, recipientHashes)
  const rows = await preparedFor(
    work.tx,
    'outbox.recent-messages',
    [...new Set(recipientHashes)],
    (tx, name, list) =>
      tx
        .select({ hash: outboxMessages.recipientHash, at: outboxMessages.createdAt })
        .from(outboxMessages)
        .where(
          and(
            inArray(outboxMessages.recipientHash, list),
            // A bare placeholder in a comparison is not encoded by its column.
            gt(outboxMessages.createdAt, sql.param(sql.placeholder('since'), outboxMessages.createdAt)),
          ),
        )
        .prepare(name),
    { since: after(work.now, -days(1)) },
  )
  const recent = new Map<string, Date[]>()
  for (const { hash, at } of rows) recent.set(hash, [...(recent.get(hash) ?? []), at])
  for (const dates of recent.values()) dates.sort((a, b) => b.getTime() - a.getTime())
  return recent
}

/** When one message that a stranger may have caused may go to this address; undefined: not today. */
export async function whenMayWrite(work: Work, recipientHash: string): Promise<Date | undefined> {
  return whenAllowed((await recentMessages(work, [recipientHash])).get(recipientHash) ?? [], work.now)
}

/**
 * Whether one more letter of these kinds may go to this address now: of its own kinds alone, for whoever is written to much by
 * the house as well, such as staff.
 */
export async function mayWriteAgain(
  work: Work,
  kinds: readonly MessageKind[],
  recipientHash: string,
): Promise<boolean> {
  await oneAtATime(work, [recipientHash])
  const rows = await work.tx
    .select({ at: outboxMessages.createdAt })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.recipientHash, recipientHash),
        gt(outboxMessages.createdAt, after(work.now, -days(1))),
        inArray(outboxMessages.kind, [...kinds]),
      ),
    )
    .orderBy(desc(outboxMessages.createdAt), desc(outboxMessages.id))
    .limit(MESSAGES_A_DAY)
  return (
    whenAllowed(
      rows.map(({ at }) => at),
      work.now,
    ) === work.now
  )
}
