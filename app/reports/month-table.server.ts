// The monthly table (月报表) with all its columns, by area and department: as the figures stand now, or as it was closed.
import { asc, desc, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { eventFigures } from '#app/events/event-figures.server.ts'
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import { monthOf } from '#app/platform/dates.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { countsOf, spanOf } from '#app/questions/count-questions.server.ts'
import { type Counts, monthsUpTo, noCounts } from '#app/questions/figures.ts'
import { countsOfMonth, type MonthCounts } from '#app/questions/month-figures.server.ts'
import type { Span } from '#app/questions/statistics-reception.server.ts'
import type { MonthReportRow } from '#db/schema/reports.ts'
import { areas, departments, monthReports, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type LeagueRow, leagueOf } from './league.ts'

export type MonthTableRow = Omit<MonthReportRow, 'counts'> & { counts: Counts }

/** The league, the monthly table and the reports of all departments are the overseer's. */
export const maySeeReports = (actor: Actor) => holdsRole(actor, 'overseer', null)

/** Every department, also those with nothing (F7: who has planned nothing is as visible), by area and code. */
export async function liveMonthTable(reader: Reader, month: string, now: Date): Promise<MonthTableRow[] | undefined> {
  const counts = month > monthOf(now) ? undefined : await countsOfMonth(reader, month, now)
  return counts && tableOf(reader, month, counts, now)
}

async function tableOf(reader: Reader, month: string, counts: MonthCounts, now: Date): Promise<MonthTableRow[]> {
  const span = spanOf(month) as Span
  const held = await eventFigures(reader, span, now)
  const named = await reader
    .select({
      id: departments.id,
      code: departments.code,
      name: departments.name,
      nameEn: departments.nameEn,
      area: areas.name,
      areaEn: areas.nameEn,
      areaCode: areas.code,
    })
    .from(departments)
    .innerJoin(areas, eq(areas.id, departments.areaId))
    .orderBy(asc(areas.code), asc(departments.code))
  return named.map(({ id, ...department }) => ({
    ...department,
    events: held.get(id)?.planned ?? 0,
    visitors: held.get(id)?.visitors ?? 0,
    counts: counts.get(id) ?? noCounts(),
  }))
}

/** The league of a month, with the month before for the trend. */
export async function readLeague(reader: Reader, month: string, now: Date): Promise<LeagueRow[] | undefined> {
  const rows = await liveMonthTable(reader, month, now)
  if (!rows) return undefined
  const former = (await countsOfMonth(reader, monthsUpTo(month, 2)[0] as string, now)) ?? new Map<string, Counts>()
  const codes = new Map(
    (await reader.select({ id: departments.id, code: departments.code }).from(departments)).map(({ id, code }) => [
      code,
      id,
    ]),
  )
  return leagueOf(rows.map((row) => ({ ...row, before: former.get(codes.get(row.code) ?? '') ?? null })))
}

export type ClosedVersion = { version: number; note: string; closedAt: Date; closedBy: string }
export type MonthTable = {
  month: string
  rows: MonthTableRow[]
  /** null while the table is not closed, and the figures move */
  closed: ClosedVersion | null
  versions: ClosedVersion[]
  /** the month is over */
  mayClose: boolean
}

/** The closed table if there is one (the latest version, or the one asked for), else the figures of now. */
export async function readMonthTable(
  reader: Reader,
  month: string,
  now: Date,
  version?: number,
): Promise<MonthTable | undefined> {
  const span = spanOf(month)
  if (!span || month > monthOf(now)) return undefined
  const stored = await reader
    .select({ report: monthReports, by: staff.name })
    .from(monthReports)
    .innerJoin(staff, eq(staff.id, monthReports.closedBy))
    .where(eq(monthReports.month, month))
    .orderBy(desc(monthReports.version))
  const shown = version === undefined ? stored[0] : stored.find(({ report }) => report.version === version)
  if (version !== undefined && !shown) return undefined
  const described = ({ report, by }: (typeof stored)[number]): ClosedVersion => ({
    ...{ version: report.version, note: report.note, closedAt: report.closedAt, closedBy: by },
  })
  const rows = shown
    ? shown.report.rows.map((row) => ({ ...row, counts: { ...noCounts(), ...row.counts } as Counts }))
    : ((await liveMonthTable(reader, month, now)) ?? [])
  return {
    ...{ month, rows, mayClose: span.to <= now },
    closed: shown ? described(shown) : null,
    versions: stored.map(described),
  }
}

export type CloseOutcome = { outcome: 'closed' | 'notOver' | 'olderVersion' | 'noteMissing' }

/**
 * Fixes the figures of a month that is over. `basedOn` is the version the overseer saw, 0 for none: a further version is a
 * correction and needs a reason; the former ones stay readable.
 */
export async function closeMonth(
  work: Work,
  { month, basedOn, note }: { month: string; basedOn: number; note: string },
): Promise<CloseOutcome> {
  if (!maySeeReports(work.actor) || work.actor.kind !== 'staff') throw new Forbidden('close a monthly table')
  const span = spanOf(month)
  if (!span || span.to > work.now) return { outcome: 'notOver' }
  if (basedOn > 0 && note === '') return { outcome: 'noteMissing' }
  const [last] = await work.tx
    .select({ version: monthReports.version })
    .from(monthReports)
    .where(eq(monthReports.month, month))
    .orderBy(desc(monthReports.version))
    .limit(1)
  if ((last?.version ?? 0) !== basedOn) return { outcome: 'olderVersion' }
  // What is closed stands for good: it is counted here and now.
  const rows = await tableOf(work.tx, month, await countsOf(work.tx, span, work.now), work.now)
  const added = await work.tx
    .insert(monthReports)
    .values({
      ...{ id: newId(), month, version: basedOn + 1, rows, note: basedOn > 0 ? note : '' },
      ...{ closedBy: work.actor.staffId, closedAt: work.now },
    })
    .onConflictDoNothing()
    .returning({ id: monthReports.id })
  if (added.length === 0) return { outcome: 'olderVersion' }
  await recordAudit(work, 'report.month-closed', { kind: 'monthReport', id: month }, { version: basedOn + 1 })
  return { outcome: 'closed' }
}
