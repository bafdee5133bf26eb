// The ledger of urgings of reports, what was sent about the reports of one event, and what whoever urges sees of it.
import { asc, desc, eq, inArray, min, type SQL } from 'drizzle-orm'
import { getEvent } from '#app/events/save-event.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { dayOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { supervisorOf } from '#app/questions/supervision-policy.server.ts'
import { inScope } from '#app/questions/supervision-queries.server.ts'
import { departments, eventReports, events, reportNotices, reportUrgings, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { wasHeld } from './event-report.ts'
import { MISSING, reportScope, standingsOf } from './owed-reports.server.ts'
import { type UrgingState, urgingState } from './urging.ts'

export const MOST_URGINGS = 50

const SHOWN = {
  urging: reportUrgings,
  by: staff.name,
  event: { title: events.title, titleEn: events.titleEn },
  department: { name: departments.name, nameEn: departments.nameEn },
}

async function readUrgings(reader: Reader, condition: SQL | undefined, now: Date, limit: number) {
  const rows = await reader
    .select(SHOWN)
    .from(reportUrgings)
    .innerJoin(staff, eq(staff.id, reportUrgings.urgedBy))
    .innerJoin(events, eq(events.id, reportUrgings.eventId))
    .innerJoin(departments, eq(departments.id, reportUrgings.departmentId))
    .where(condition)
    .orderBy(desc(reportUrgings.urgedAt), desc(reportUrgings.id))
    .limit(limit)
  const filed = await firstFilings(
    reader,
    rows.map(({ urging }) => urging.eventId),
  )
  return rows.map(({ urging, ...row }) => {
    const filedAt = filed.get(`${urging.eventId} ${urging.kind}`) ?? null
    const filedOn = filedAt && dayOf(filedAt)
    return { ...urging, ...row, filedOn, state: urgingState(urging.demandedOn, filedOn, now) }
  })
}

/** When each report was filed first. */
async function firstFilings(reader: Reader, eventIds: readonly string[]): Promise<Map<string, Date>> {
  if (eventIds.length === 0) return new Map()
  const rows = await reader
    .select({ eventId: eventReports.eventId, kind: eventReports.kind, at: min(eventReports.filedAt) })
    .from(eventReports)
    .where(inArray(eventReports.eventId, [...new Set(eventIds)]))
    .groupBy(eventReports.eventId, eventReports.kind)
  return new Map(rows.map(({ eventId, kind, at }) => [`${eventId} ${kind}`, at as Date]))
}

/** Urgings of the actor's departments and of those they oversee, the latest first. */
export async function listUrgings(reader: Reader, actor: Actor, now: Date, limit = MOST_URGINGS) {
  const { all } = await reportScope(reader, actor)
  return readUrgings(reader, inScope(reportUrgings.departmentId, all), now, limit)
}
export type UrgingRow = Awaited<ReturnType<typeof listUrgings>>[number]
export type { UrgingState }

/** What was sent and demanded about the reports of one event, in its order. The caller has checked who may read the event. */
export async function reportPressure(reader: Reader, eventId: string, now: Date) {
  const notices = await reader
    .select({ kind: reportNotices.kind, stage: reportNotices.stage, at: reportNotices.sentAt })
    .from(reportNotices)
    .where(eq(reportNotices.eventId, eventId))
    .orderBy(asc(reportNotices.sentAt), asc(reportNotices.id))
  return { notices, urgings: await readUrgings(reader, eq(reportUrgings.eventId, eventId), now, MOST_URGINGS) }
}

/** What whoever urges sees of the event. NotFound to all who do not oversee its department. */
export async function readUrgeable(reader: Reader, actor: Actor, eventId: string, now: Date) {
  const event = await getEvent(reader, eventId)
  const { may } = await supervisorOf(reader, actor, event.departmentId)
  if (!may) throw new NotFound()
  const [department] = await reader
    .select({ name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .where(eq(departments.id, event.departmentId))
  const reports = wasHeld(event, now) ? ((await standingsOf(reader, [event], now)).get(eventId) ?? []) : []
  const { urgings } = await reportPressure(reader, eventId, now)
  return {
    ...{ id: event.id, title: event.title, titleEn: event.titleEn, endedOn: dayOf(event.endsAt) },
    department: department as { name: string; nameEn: string },
    missing: reports.filter(({ standing }) => MISSING.includes(standing)),
    urgings,
  }
}
