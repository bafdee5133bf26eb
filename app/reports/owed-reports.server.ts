// Who has filed what, of the events that are over.
import { and, desc, eq, gte, inArray, lte } from 'drizzle-orm'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { after, days } from '#app/platform/clock.ts'
import { departments, eventReports, events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { dueDayOf, REPORT_KINDS, type ReportKind, type Standing, standingOf } from './event-report.ts'

const LOOK_BACK = days(180)

export type ReportStanding = { kind: ReportKind; dueOn: string; standing: Standing }
export type OwedRow = {
  id: string
  title: string
  endsAt: Date
  department: { name: string; nameEn: string }
  reports: ReportStanding[]
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
          standing: standingOf(kind, { endsAt, firstFiledAt, received }, now),
        }
      }),
    ]),
  )
}

/** Events of the last 180 days that are over, of every department for the overseer and of one's own for others. */
export async function listOwedReports(reader: Reader, actor: Actor, now: Date): Promise<OwedRow[]> {
  const own = departmentsOf(actor, EVENT_READERS)
  if (own.length === 0) return []
  const rows = await reader
    .select({
      id: events.id,
      title: events.title,
      endsAt: events.endsAt,
      department: { name: departments.name, nameEn: departments.nameEn },
    })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(
      and(
        inArray(events.state, ['published', 'archived']),
        lte(events.endsAt, now),
        gte(events.endsAt, after(now, -LOOK_BACK)),
        own === 'all' ? undefined : inArray(events.departmentId, own),
      ),
    )
    .orderBy(desc(events.endsAt), desc(events.id))
  const standings = await standingsOf(reader, rows, now)
  return rows.map((row) => ({ ...row, reports: standings.get(row.id) ?? [] }))
}
