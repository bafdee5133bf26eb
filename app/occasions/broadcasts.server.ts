// Days of all programmes on the air, for the calendar and the feeds of events.
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import type { EventListQuery } from '#app/events/event-list-query.ts'
import { eventMessages } from '#app/events/event-messages.ts'
import { areasWithin } from '#app/events/event-queries.server.ts'
import type { ShownBroadcast } from '#app/events/shown-broadcast.ts'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { foldText } from '#app/platform/text.ts'
import { departments, programmeDays, programmes } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Programme, ProgrammeDay } from './programme-queries.server.ts'

const MOST_LISTED = 200

type Filter = {
  /** broadcasts that end after this moment */
  from?: Date
  /** broadcasts that begin before this moment */
  to?: Date
  /** code of the department on duty */
  department?: string
  /** code of an area; the areas below it belong to it */
  area?: string
  /** words to look for */
  query?: string
}

/** Broadcasts by start; cancelled ones are among them and say so. */
export async function listBroadcasts(reader: Reader, filter: Filter, language: Language): Promise<ShownBroadcast[]> {
  const { from, to, department, area, query } = filter
  const areaIds = area ? await areasWithin(reader, area) : undefined
  if (areaIds?.length === 0) return []
  const rows = await reader
    .select({ day: programmeDays, programme: programmes, department: departments })
    .from(programmeDays)
    .innerJoin(programmes, eq(programmes.id, programmeDays.programmeId))
    .innerJoin(departments, eq(departments.id, programmeDays.departmentId))
    .where(
      and(
        from ? gte(programmeDays.day, dayOf(from)) : undefined,
        to ? lte(programmeDays.day, dayOf(to)) : undefined,
        department ? eq(departments.code, department) : undefined,
        areaIds ? inArray(departments.areaId, areaIds) : undefined,
      ),
    )
    .orderBy(asc(programmeDays.day), asc(programmeDays.id))
    .limit(MOST_LISTED)
  const wanted = foldText(query ?? '')
  return rows
    .flatMap(({ day, programme, department: onDuty }) =>
      broadcastOf(programme, { ...day, department: onDuty }, language),
    )
    .filter(({ startsAt, endsAt }) => (!from || endsAt > from) && (!to || startsAt < to))
    .filter(({ title, description }) => foldText(`${title} ${description}`).includes(wanted))
}

/** Those that a filter of the list of events leaves: a broadcast has no theme and belongs to no campaign. */
export async function broadcastsOfQuery(
  reader: Reader,
  { theme, kind, campaign, department, area, q }: EventListQuery,
  from: Date,
  language: Language,
): Promise<ShownBroadcast[]> {
  if (theme || campaign || (kind && kind !== 'onAir')) return []
  return listBroadcasts(reader, { from, department, area, query: q }, language)
}

type Day = Pick<ProgrammeDay, 'id' | 'day' | 'leader' | 'topic' | 'cancelled' | 'version' | 'updatedAt'> & {
  department: { name: string; nameEn: string }
}

/** A day of the schedule as an entry; none when its times make no sense. The uid stays for life. */
export function broadcastOf(programme: Programme, day: Day, language: Language): ShownBroadcast[] {
  const startsAt = instantOf(day.day, programme.fromTime)
  const endsAt = instantOf(day.day, programme.toTime)
  if (!startsAt || !endsAt) return []
  const text = translator(language, eventMessages)
  const origin = config().publicOrigin
  const department = localName(language, day.department.name, day.department.nameEn)
  const href = `/programmes/${programme.slug}/${day.day}`
  return [
    {
      uid: `programme-${day.id}@${new URL(origin).hostname}`,
      sequence: day.version,
      startsAt,
      endsAt,
      title: text('kindTitle', { kind: localName(language, programme.name, programme.nameEn), title: department }),
      category: text('onAir'),
      location: [localName(language, programme.station, programme.stationEn), programme.frequency]
        .filter(Boolean)
        .join(' '),
      description: [day.topic, day.leader].filter(Boolean).join('\n'),
      href,
      url: origin + href,
      department,
      updatedAt: day.updatedAt,
      cancelled: day.cancelled,
    },
  ]
}
