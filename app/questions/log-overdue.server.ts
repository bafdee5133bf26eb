// Puts becameOverdue into the history of clocks that have run out. Overdue itself is computed at every look and does not
// wait for this.
import { and, asc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { now } from '#app/platform/clock.ts'
import { clarifications, clocks } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { logOverdue, pausesOf } from './clocks.server.ts'

const BATCH = 200

/** Once per clock, however often and in how many processes it runs. A clock that stands still is left alone. */
export async function logOverdueClocks(): Promise<{ logged: number }> {
  const due = await reader()
    .select({ clock: clocks })
    .from(clocks)
    .leftJoin(clarifications, eq(clarifications.questionId, clocks.questionId))
    .where(
      and(
        isNull(clocks.endedAt),
        isNull(clocks.overdueLoggedAt),
        lt(clocks.dueAt, now()),
        // Those that wait for their asker may be many and must not stand in front of the others.
        or(isNull(clarifications.id), isNotNull(clarifications.suppliedAt), isNotNull(clarifications.givenUpAt)),
      ),
    )
    .orderBy(asc(clocks.dueAt), asc(clocks.id))
    .limit(BATCH)
  if (due.length === 0) return { logged: 0 }
  return inTransaction({ kind: 'system', job: 'log-overdue' }, async (work) => {
    let logged = 0
    for (const { clock } of due) {
      const stands = (await pausesOf(work.tx, clock.questionId)).some(({ to }) => to === null)
      if (!stands && (await logOverdue(work, clock))) logged += 1
    }
    return { logged }
  })
}
