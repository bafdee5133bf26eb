// Sealing: entries written by acts are numbered and linked soon afterwards, in the order of their ids. Linking inside
// the act would make the chain's end a row that every write in the system waits for (docs/decisions/0007).
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { dayOf } from '#app/platform/dates.ts'
import { auditEntries } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { firstLink, linkOf } from './chain.ts'
import { LINKED_COLUMNS } from './linked-columns.server.ts'

const MOST_AT_ONCE = 500

/**
 * Links up to 500 waiting entries and says how many. Any number of processes may run it: two that seal at once meet at
 * the unique number of the day, and the later one changes nothing.
 */
export async function sealAudit(): Promise<number> {
  try {
    return await inTransaction({ kind: 'system', job: 'seal-audit' }, async (work) => {
      const waiting = await work.tx
        .select(LINKED_COLUMNS)
        .from(auditEntries)
        .where(isNull(auditEntries.hash))
        .orderBy(asc(auditEntries.id))
        .limit(MOST_AT_ONCE)
      const ends = new Map<string, { number: number; hash: string }>()
      let sealed = 0
      for (const entry of waiting) {
        const day = dayOf(entry.at)
        const end = ends.get(day) ?? (await endOfDay(work.tx, day))
        const number = end.number + 1
        const hash = linkOf(end.hash, number, entry)
        const written = await linking(work.tx).execute({ id: entry.id, day, number, previousHash: end.hash, hash })
        // Another process is a step ahead with the same entries; the next run goes on behind it.
        if (written.length === 0) break
        sealed++
        ends.set(day, { number, hash })
      }
      return sealed
    })
  } catch (error) {
    if (isTaken(error)) return 0
    throw error
  }
}

/** Prepared: after a rush thousands of entries are linked while everybody else's write waits. */
function linking(tx: Work['tx']) {
  return prepared(tx, 'audit.link', (db, name) =>
    db
      .update(auditEntries)
      .set({
        day: sql`${sql.placeholder('day')}`,
        number: sql`${sql.placeholder('number')}`,
        previousHash: sql`${sql.placeholder('previousHash')}`,
        hash: sql`${sql.placeholder('hash')}`,
      })
      .where(and(eq(auditEntries.id, sql.placeholder('id')), isNull(auditEntries.hash)))
      .returning({ id: auditEntries.id })
      .prepare(name),
  )
}

async function endOfDay(
  tx: Parameters<Parameters<typeof inTransaction>[1]>[0]['tx'],
  day: string,
): Promise<{ number: number; hash: string }> {
  const [last] = await tx
    .select({ number: auditEntries.number, hash: auditEntries.hash })
    .from(auditEntries)
    .where(and(eq(auditEntries.day, day), isNotNull(auditEntries.hash)))
    .orderBy(desc(auditEntries.number))
    .limit(1)
  return { number: last?.number ?? 0, hash: last?.hash ?? firstLink(day) }
}

/** The number was given by another process a moment ago (unique violation on either database). */
function isTaken(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE'
}
