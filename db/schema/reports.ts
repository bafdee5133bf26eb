// Figures and papers that are filed: monthly tables (月报表) as they were closed, and what organisers report of an event.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Events } from './events.ts'

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
export const EVENT_REPORT_KINDS = ['implementation', 'questionList', 'summary'] as const

export function defineReports(c: Columns, { staff }: Accounts, { events }: Events) {
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
  /** 实施情况, 问题清单及办理结果, 活动总结: texts by the organiser, figures by the system, kept as they were when filed. */
  const eventReports = c.table(
    'event_reports',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      kind: c.text('kind', { enum: EVENT_REPORT_KINDS }).notNull(),
      /** by section, app/reports/event-report.ts */
      texts: c.json<Record<string, string>>('texts').notNull(),
      /** raised by every saved edit; an edit of an older one is refused */
      version: c.integer('version').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
      updatedBy: c.text('updated_by').references(() => staff.id),
      /** emptied by an edit */
      filedAt: c.instant('filed_at'),
      filedBy: c.text('filed_by').references(() => staff.id),
      /** when it was first filed; late filing stays visible after an edit */
      firstFiledAt: c.instant('first_filed_at'),
      /** the figures that were filed */
      figures: c.json<Record<string, number | null>>('figures'),
    },
    (t) => [c.uniqueIndex('event_reports_one_each').on(t.eventId, t.kind)],
  )
  return { monthReports, eventReports }
}
