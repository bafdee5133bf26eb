// The schedule of a programme for calendars, search engines and other programs.
import { z } from 'zod'
import { calendarFile } from '#app/platform/calendar-file.server.ts'
import { addDays, dayOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { broadcastOf } from './broadcasts.server.ts'
import type { DayFigures } from './programme-figures.ts'
import type { Programme, ProgrammeDay } from './programme-queries.server.ts'

const KEPT_DAYS = 90

/** One entry a day on the schedule, from 90 days back: the same entries as in the calendar of all events. */
export function programmeCalendar(
  programme: Programme,
  days: readonly ProgrammeDay[],
  language: Language,
  now: Date,
): string {
  const since = addDays(dayOf(now), -KEPT_DAYS)
  const entries = days.filter((day) => day.day >= since).flatMap((day) => broadcastOf(programme, day, language))
  return calendarFile({ method: 'PUBLISH', name: localName(language, programme.name, programme.nameEn), entries })
}

export function programmeJsonLd(programme: Programme, origin: string): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'RadioSeries',
    name: programme.name,
    description: programme.summary,
    url: `${origin}/programmes/${programme.slug}`,
    inLanguage: 'zh-CN',
    publisher: { '@type': 'Organization', name: programme.station },
  }
}

const people = z.int().min(0)
export const apiProgramme = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    nameEn: z.string().optional(),
    station: z.string(),
    frequency: z.string().optional(),
    weekday: z.int().min(0).max(6).describe('0 Sunday'),
    from: z.string(),
    to: z.string(),
    hotline: z.string().optional(),
    url: z.url(),
  })
  .meta({ id: 'Programme' })
export const apiProgrammeWithDays = apiProgramme
  .extend({
    days: z.array(
      z.strictObject({
        day: z.iso.date(),
        department: z.strictObject({ code: z.string(), name: z.string() }),
        leader: z.string().optional(),
        topic: z.string().optional(),
        cancelled: z.boolean(),
        figures: z.strictObject({
          cameIn: people,
          answeredOnAir: people,
          takenAlong: people,
          closed: people,
          closedOnTime: people,
          overdue: people,
        }),
      }),
    ),
  })
  .meta({ id: 'ProgrammeWithDays' })

export function toApiProgramme(programme: Programme, origin: string): z.output<typeof apiProgramme> {
  return {
    slug: programme.slug,
    name: programme.name,
    ...(programme.nameEn ? { nameEn: programme.nameEn } : {}),
    station: programme.station,
    ...(programme.frequency ? { frequency: programme.frequency } : {}),
    weekday: programme.weekday,
    from: programme.fromTime,
    to: programme.toTime,
    ...(programme.hotline ? { hotline: programme.hotline } : {}),
    url: `${origin}/programmes/${programme.slug}`,
  }
}

export function toApiDays(days: readonly (ProgrammeDay & { figures: DayFigures })[]) {
  return days.map((day) => ({
    day: day.day,
    department: { code: day.department.code, name: day.department.name },
    ...(day.leader ? { leader: day.leader } : {}),
    ...(day.topic ? { topic: day.topic } : {}),
    cancelled: day.cancelled,
    figures: day.figures,
  }))
}
