// Open days in figures: how many each department plans and has held in a span of time, and how many people came.
import { and, count, eq, gte, inArray, lt, lte, sum } from 'drizzle-orm'
import { countTrue } from '#db/portable.ts'
import { events, registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export type EventFigures = {
  /** events that the public sees and that begin in the span, cancelled ones left out */
  planned: number
  /** of them, those that are over */
  held: number
  /** people who were let in */
  visitors: number
}

/** By department id; those without any are not in it. */
export async function eventFigures(
  reader: Reader,
  { from, to }: { from: Date; to: Date },
  now: Date,
): Promise<Map<string, EventFigures>> {
  const inSpan = and(
    inArray(events.state, ['published', 'archived']),
    gte(events.startsAt, from),
    lt(events.startsAt, to),
  )
  const planned = await reader
    .select({
      id: events.departmentId,
      planned: count(),
      held: sum(countTrue([lte(events.endsAt, now)])).mapWith(Number),
    })
    .from(events)
    .where(inSpan)
    .groupBy(events.departmentId)
  const came = await reader
    .select({ id: events.departmentId, n: sum(registrations.arrivedPeople).mapWith(Number) })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(inSpan)
    .groupBy(events.departmentId)
  const visitors = new Map(came.map(({ id, n }) => [id, n ?? 0]))
  return new Map(planned.map(({ id, ...own }) => [id, { ...own, visitors: visitors.get(id) ?? 0 }]))
}
