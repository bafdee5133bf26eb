// What strangers can cause for one address: anybody can type anybody's number or mailbox into a form.
import { and, gt, inArray, sql } from 'drizzle-orm'
import { after, days, minutes } from '#app/platform/clock.ts'
import { outboxMessages } from '#db/schema.ts'
import { preparedFor } from '#db/store.ts'
import type { Work } from '#db/work.ts'

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

/** By hash of the address: when messages of the last day were written to it, newest first. */
export async function recentMessages(work: Work, recipientHashes: readonly string[]): Promise<Map<string, Date[]>> {
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
