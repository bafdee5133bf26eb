// Monthly tables (月报表) as they were closed, and the counts of months rolled up.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'

/** Row of a closed monthly table; names as they were then. */
export type MonthReportRow = {
  code: string
  name: string
  nameEn: string
  area: string
  areaEn: string
  events: number
  visitors: number
  counts: Record<string, number>
}

export function defineReports(c: Columns, { staff }: Accounts) {
  /** Version 1 is the table as it was closed; a correction is a further version with its reason. Never changed. */
  const monthReports = c.table(
    'month_reports',
    {
      id: c.text('id').primaryKey(),
      /** `YYYY-MM` */
      month: c.text('month').notNull(),
      version: c.integer('version').notNull(),
      rows: c.json<MonthReportRow[]>('rows').notNull(),
      /** why a closed table was corrected; empty for version 1 */
      note: c.text('note').notNull().default(''),
      closedBy: c
        .text('closed_by')
        .notNull()
        .references(() => staff.id),
      closedAt: c.instant('closed_at').notNull(),
    },
    (t) => [c.uniqueIndex('month_reports_in_order').on(t.month, t.version)],
  )
  /** What month-figures.server.ts has counted beforehand; anything here may be thrown away and is counted anew. */
  const monthFigures = c.table('month_figures', {
    /** `YYYY-MM` */
    month: c.text('month').primaryKey(),
    /** of the way of counting, month-figures.server.ts */
    version: c.integer('version').notNull(),
    /** per department id the numbers of COUNTS, in that order */
    counts: c.json<Record<string, number[]>>('counts').notNull(),
    /** how the month spreads over kinds, sources, concerns and topics */
    parts: c.json<Record<string, { key: string; n: number }[]>>('parts').notNull(),
    countedAt: c.instant('counted_at').notNull(),
    /** the next due moment of an open question: up to it time alone changes nothing */
    holdsUntil: c.instant('holds_until'),
    /** sorts before the id of every event of a question that may not have been seen */
    eventsFrom: c.text('events_from').notNull(),
  })
  return { monthReports, monthFigures }
}
