// Who has filed what, of the events that are over.
import { and, desc, eq, gte, inArray, lte } from 'drizzle-orm'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { after, days } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { overseenBy, type Scope, within } from '#app/questions/supervision-policy.server.ts'
import { departments, eventReports, events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { dueDayOf, REPORT_KINDS, type ReportKind, type Standing, standingOf } from './event-report.ts'

const LOOK_BACK = days(180)

export type ReportStanding = {
  kind: ReportKind
  dueOn: string
  /** day of version 1 */
  filedOn: string | null
  standing: Standing
}
export type OwedRow = {
  id: string
  title: string
  titleEn: string | null
  endsAt: Date
  departmentId: string
  department: { name: string; nameEn: string }
  reports: ReportStanding[]
  /** whether the event's own pages are the actor's to open, and whether a report is missing that is theirs to urge */
  mayRead: boolean
  mayUrge: boolean
}

type Over = { id: string; endsAt: Date }

/** The three reports of each event. */
export async function standingsOf(reader: Reader, over: readonly Over[], now: Date) {
  const filed = over.length
    ? await reader
        .select({
          eventId: eventReports.eventId,
          kind: eventReports.kind,
          filedAt: eventReports.filedAt,
          receivedAt: eventReports.receivedAt,
        })
        .from(eventReports)
        .where(
          inArray(
            eventReports.eventId,
            over.map(({ id }) => id),
          ),
        )
        .orderBy(eventReports.version)
    : []
  return new Map<string, ReportStanding[]>(
    over.map(({ id, endsAt }) => [
      id,
      REPORT_KINDS.map((kind) => {
        const versions = filed.filter((row) => row.eventId === id && row.kind === kind)
        const firstFiledAt = versions[0]?.filedAt ?? null
        const received = (versions.at(-1)?.receivedAt ?? null) !== null
        return {
          kind,
          dueOn: dueDayOf(kind, endsAt),
          filedOn: firstFiledAt && dayOf(firstFiledAt),
          standing: standingOf(kind, { endsAt, firstFiledAt, received }, now),
        }
      }),
    ]),
  )
}

/** Events of the last 180 days that were held and are over, the latest first; of all departments, or of those given. */
export async function listEventsOver(reader: Reader, now: Date, places: Scope = 'all') {
  if (places.length === 0) return []
  return reader
    .select({
      id: events.id,
      title: events.title,
      titleEn: events.titleEn,
      endsAt: events.endsAt,
      departmentId: events.departmentId,
      department: { name: departments.name, nameEn: departments.nameEn },
    })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(
      and(
        inArray(events.state, ['published', 'archived']),
        lte(events.endsAt, now),
        gte(events.endsAt, after(now, -LOOK_BACK)),
        places === 'all' ? undefined : inArray(events.departmentId, places),
      ),
    )
    .orderBy(desc(events.endsAt), desc(events.id))
}

/** Departments of whose reports the actor knows: their own, and those they oversee. */
export async function reportScope(reader: Reader, actor: Actor): Promise<{ own: Scope; overseen: Scope; all: Scope }> {
  const own = departmentsOf(actor, EVENT_READERS)
  const overseen = await overseenBy(reader, actor)
  const all = own === 'all' || overseen === 'all' ? 'all' : [...new Set([...own, ...overseen])]
  return { own, overseen, all }
}

/** Events of the last 180 days that are over, of every department for the overseer, of one's own and those below for others. */
export async function listOwedReports(reader: Reader, actor: Actor, now: Date): Promise<OwedRow[]> {
  const { own, overseen, all } = await reportScope(reader, actor)
  const rows = await listEventsOver(reader, now, all)
  const standings = await standingsOf(reader, rows, now)
  return rows.map((row) => {
    const reports = standings.get(row.id) ?? []
    const missing = reports.some(({ standing }) => MISSING.includes(standing))
    return {
      ...{ ...row, reports, mayRead: within(own, row.departmentId) },
      mayUrge: missing && within(overseen, row.departmentId),
    }
  })
}

/** Standings of a report that is still to come. */
export const MISSING: readonly Standing[] = ['owed', 'dueSoon', 'late']

export type ReportCounts = { filed: number; late: number; owed: number; dueSoon: number; filedLate: number }

/** Counts over reports, not over events. */
export function countStandings(rows: readonly { reports: readonly ReportStanding[] }[]): ReportCounts {
  const standings = rows.flatMap(({ reports }) => reports.map(({ standing }) => standing))
  const n = (...wanted: Standing[]) => standings.filter((standing) => wanted.includes(standing)).length
  return {
    filed: n('filed', 'received', 'filedLate'),
    late: n('late'),
    owed: n('owed', 'dueSoon'),
    dueSoon: n('dueSoon'),
    filedLate: n('filedLate'),
  }
}

/** Filed in time, of those filed or late: what is late and missing counts against it. null where there is nothing to count. */
export function reportsInTime({ filed, filedLate, late }: ReportCounts): number | null {
  return filed + late === 0 ? null : (filed - filedLate) / (filed + late)
}

/** Lateness in figures, with the departments that are late, most first; null for who has no reports to look after. */
export async function readReportLateness(reader: Reader, actor: Actor, now: Date) {
  if ((await reportScope(reader, actor)).all.length === 0) return null
  const rows = await listOwedReports(reader, actor, now)
  const counts = countStandings(rows)
  const late = new Map<string, { name: string; nameEn: string; late: number }>()
  for (const { departmentId, department, reports } of rows) {
    const n = reports.filter(({ standing }) => standing === 'late').length
    if (n > 0) late.set(departmentId, { ...department, late: (late.get(departmentId)?.late ?? 0) + n })
  }
  return { ...counts, inTime: reportsInTime(counts), units: [...late.values()].sort((a, b) => b.late - a.late) }
}
export type ReportLateness = NonNullable<Awaited<ReturnType<typeof readReportLateness>>>
