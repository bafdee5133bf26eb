// Open days in figures: how many each department plans and has held in a span of time, and how many people came.
import { and, asc, count, eq, gte, inArray, lt, lte, sum } from 'drizzle-orm'
import { countTrue } from '#db/portable.ts'
import { departments, events, registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export type EventFigures = {
  /** events that the public sees and that begin in the span, cancelled ones left out */
  planned: number
  /** of them, those that are over */
  held: number
  /** people who were let in */
  visitors: number
}

type Span = { from: Date; to: Date }

/** Events that count in a span. */
const inSpan = ({ from, to }: Span) =>
  and(inArray(events.state, ['published', 'archived']), gte(events.startsAt, from), lt(events.startsAt, to))

/** By department id; those without any are not in it. */
export async function eventFigures(reader: Reader, span: Span, now: Date): Promise<Map<string, EventFigures>> {
  const planned = await reader
    .select({
      id: events.departmentId,
      planned: count(),
      held: sum(countTrue([lte(events.endsAt, now)])).mapWith(Number),
    })
    .from(events)
    .where(inSpan(span))
    .groupBy(events.departmentId)
  const came = await reader
    .select({ id: events.departmentId, n: sum(registrations.arrivedPeople).mapWith(Number) })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(inSpan(span))
    .groupBy(events.departmentId)
  const visitors = new Map(came.map(({ id, n }) => [id, n ?? 0]))
  return new Map(planned.map(({ id, ...own }) => [id, { ...own, visitors: visitors.get(id) ?? 0 }]))
}

/** The events of a span that the figures count, the earliest first, each with the people who were let in. */
export async function eventsCounted(reader: Reader, span: Span) {
  const visitors = reader
    .select({ eventId: registrations.eventId, people: sum(registrations.arrivedPeople).mapWith(Number).as('people') })
    .from(registrations)
    .groupBy(registrations.eventId)
    .as('visitors')
  const rows = await reader
    .select({
      id: events.id,
      slug: events.slug,
      title: events.title,
      titleEn: events.titleEn,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      departmentId: events.departmentId,
      department: { code: departments.code, name: departments.name, nameEn: departments.nameEn },
      visitors: visitors.people,
    })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .leftJoin(visitors, eq(visitors.eventId, events.id))
    .where(inSpan(span))
    .orderBy(asc(events.startsAt), asc(events.id))
  return rows.map((row) => ({ ...row, visitors: row.visitors ?? 0 }))
}
export type CountedEvent = Awaited<ReturnType<typeof eventsCounted>>[number]
