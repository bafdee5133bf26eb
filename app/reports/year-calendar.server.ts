// What the year of open days is made of: all departments with their quota, and the events that the public sees.
import { and, asc, count, eq, gte, inArray, lt } from 'drizzle-orm'
import { eventsCounted } from '#app/events/event-figures.server.ts'
import { dayOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { settingsByDepartment } from '#app/questions/oversight-settings.server.ts'
import { areas, departments, events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { yearSpan } from './period.ts'
import { YEAR_STANDINGS, yearRows, yearSums } from './year-calendar.ts'

/** The year asked for, this one when none is. NotFound for what is no year. Cancelled events do not count. */
export async function readYearCalendar(reader: Reader, query: URLSearchParams, now: Date) {
  const year = query.get('year') || dayOf(now).slice(0, 4)
  const span = yearSpan(year)
  if (!span) throw new NotFound()
  const settings = await settingsByDepartment(reader)
  const drafts = new Map(
    (
      await reader
        .select({ id: events.departmentId, n: count() })
        .from(events)
        .where(
          and(
            inArray(events.state, ['draft', 'inReview']),
            gte(events.startsAt, span.from),
            lt(events.startsAt, span.to),
          ),
        )
        .groupBy(events.departmentId)
    ).map(({ id, n }) => [id, n]),
  )
  const places = await reader
    .select({
      id: departments.id,
      code: departments.code,
      name: departments.name,
      nameEn: departments.nameEn,
      area: areas.name,
      areaEn: areas.nameEn,
    })
    .from(departments)
    .innerJoin(areas, eq(areas.id, departments.areaId))
    .orderBy(asc(departments.code))
  const owing = places.map((place) => ({
    ...place,
    quota: settings(place.id).yearlyEvents,
    drafts: drafts.get(place.id) ?? 0,
  }))
  const rows = yearRows(owing, await eventsCounted(reader, span), now)
  const standing = YEAR_STANDINGS.find((one) => one === query.get('standing')) ?? null
  return {
    ...{ year, standing, sums: yearSums(rows), all: rows },
    /** those that stand as asked for */
    rows: standing === null ? rows : rows.filter((row) => row.standing === standing),
  }
}
export type YearCalendar = Awaited<ReturnType<typeof readYearCalendar>>
