// Monthly tables (月报表) as they were closed, and the counts of months rolled up.
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

/** A question as the public may read it, and what became of it. */
export type ReportedQuestion = {
  id: string
  title: string | null
  withheld: boolean
  kind: string
  concern: string | null
  department: string
  state: string
  outcome: string | null
  /** `YYYY-MM-DD` */
  dueOn: string
  publishedOn: string | null
  overdue: boolean
}
/** Figures of an event as they stood at a moment. Nobody's personal data. */
export type EventReportFigures = {
  title: string
  department: string
  when: string
  place: string
  slots: { label: string; expected: number; came: number; missing: number; walkIns: number }[]
  /** people by the clock hour in which they came in */
  hours: { hour: string; people: number }[]
  onTheSpot: number
  /** answers to the event's survey, 5 very satisfied first */
  satisfaction: number[]
  questions: ReportedQuestion[]
}

export const EVENT_REPORT_KINDS = ['implementation', 'questionList', 'summary'] as const

export function defineReports(c: Columns, { staff }: Accounts, { events }: Events) {
  /** What the organiser is writing, one per event and kind. */
  const eventReportDrafts = c.table(
    'event_report_drafts',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      kind: c.text('kind', { enum: EVENT_REPORT_KINDS }).notNull(),
      /** per part what was written */
      texts: c.json<Record<string, string>>('texts').notNull(),
      /** raised by every saved edit; an edit of an older one is refused */
      version: c.integer('version').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
      updatedBy: c
        .text('updated_by')
        .notNull()
        .references(() => staff.id),
    },
    (t) => [c.uniqueIndex('event_report_drafts_by_kind').on(t.eventId, t.kind)],
  )
  /** As filed: texts and figures of that moment. Only the receipt is added later; a correction is a further version. */
  const eventReports = c.table(
    'event_reports',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      kind: c.text('kind', { enum: EVENT_REPORT_KINDS }).notNull(),
      version: c.integer('version').notNull(),
      texts: c.json<Record<string, string>>('texts').notNull(),
      figures: c.json<EventReportFigures>('figures').notNull(),
      filedBy: c
        .text('filed_by')
        .notNull()
        .references(() => staff.id),
      filedAt: c.instant('filed_at').notNull(),
      receivedAt: c.instant('received_at'),
      receivedBy: c.text('received_by').references(() => staff.id),
    },
    (t) => [c.uniqueIndex('event_reports_in_order').on(t.eventId, t.kind, t.version)],
  )
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
  return { monthReports, monthFigures, eventReportDrafts, eventReports }
}
