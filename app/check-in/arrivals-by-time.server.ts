// How many came when, for the chart of arrivals.
import { and, desc, eq, gt, gte, isNull } from 'drizzle-orm'
import { crowdCounts, events, scans } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

const BARS = 12

/**
 * People let in during each of the last twelve bars, and people without a ticket counted in: until now, or, when the event is
 * over, until the last who came.
 */
export async function arrivalsByTime(db: Reader, eventId: string, now: Date, bar: number) {
  const end = Math.floor((await lastArrival(db, eventId, now)).getTime() / bar) * bar
  const start = end - (BARS - 1) * bar
  const rows = await db
    .select({ at: scans.happenedAt, people: scans.people })
    .from(scans)
    .where(
      and(
        eq(scans.eventId, eventId),
        gte(scans.receivedAt, new Date(start)),
        eq(scans.kind, 'entry'),
        gt(scans.people, 0),
        isNull(scans.undoneAt),
      ),
    )
  const counted = await db
    .select({ at: crowdCounts.happenedAt, people: crowdCounts.people })
    .from(crowdCounts)
    .where(
      and(eq(crowdCounts.eventId, eventId), gte(crowdCounts.receivedAt, new Date(start)), gt(crowdCounts.people, 0)),
    )
  return Array.from({ length: BARS }, (_, index) => {
    const from = start + index * bar
    const within = (all: readonly { at: Date; people: number }[]) =>
      all
        .filter(({ at }) => at.getTime() >= from && at.getTime() < from + bar)
        .reduce((sum, row) => sum + row.people, 0)
    return { at: new Date(from), people: within(rows), crowd: within(counted) }
  })
}

async function lastArrival(db: Reader, eventId: string, now: Date): Promise<Date> {
  const [event] = await db.select({ endsAt: events.endsAt }).from(events).where(eq(events.id, eventId))
  if (!event || now < event.endsAt) return now
  const [last] = await db
    .select({ at: scans.happenedAt })
    .from(scans)
    .where(and(eq(scans.eventId, eventId), eq(scans.kind, 'entry'), gt(scans.people, 0), isNull(scans.undoneAt)))
    .orderBy(desc(scans.happenedAt), desc(scans.id))
    .limit(1)
  const [counted] = await db
    .select({ at: crowdCounts.happenedAt })
    .from(crowdCounts)
    .where(and(eq(crowdCounts.eventId, eventId), gt(crowdCounts.people, 0)))
    .orderBy(desc(crowdCounts.happenedAt), desc(crowdCounts.id))
    .limit(1)
  const times = [last, counted].flatMap((row) => (row ? [row.at.getTime()] : []))
  return times.length > 0 ? new Date(Math.max(...times)) : now
}
