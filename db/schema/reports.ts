// Reports of events with what was done about those that did not come, monthly tables (月报表) as they were closed, briefings
// (月度通报), and the counts of months rolled up.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { Events } from './events.ts'

/** Row of a closed monthly table; names as they were then. */
export type MonthReportRow = {
  code: string
  name: string
  nameEn: string
  area: string
  areaEn: string
  /** tables closed before it was kept have none */
  areaCode?: string
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
  /** way in and result; reports filed before they were kept have none */
  source?: string
  receivedOn?: string
  coUnits?: string[]
  adoption?: string | null
  /** answered in the room as well */
  onTheSpot?: boolean
}
/** A photograph of the event's result, as it was published: width and height in pixels. */
export type ReportedPhoto = { hash: string; width: number; height: number; caption: string }
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
  /** reports filed before they were kept have none */
  photos?: ReportedPhoto[]
}

export const EVENT_REPORT_KINDS = ['implementation', 'questionList', 'summary'] as const
export const REPORT_NOTICE_STAGES = ['beforeDue', 'atDue', 'overdue', 'escalated'] as const

/** A line of a briefing's league; names as they were then. */
export type BriefingLeagueRow = {
  rank: number | null
  name: string
  nameEn: string
  received: number
  answered: number
  answeredRate: number | null
  onTimeRate: number | null
  satisfactionRate: number | null
  overdueOpen: number
}
/** Figures of a briefing. Nobody's personal data; titles are those of public copies. */
export type BriefingFigures = {
  /** the moment of the figures, ISO 8601 */
  at: string
  events: number
  visitors: number
  received: number
  answered: number
  /** shares from 0 to 1; null where nothing was counted */
  answeredRate: number | null
  onTimeRate: number | null
  satisfactionRate: number | null
  overdueOpen: number
  /** received and answered per month, the month itself last */
  months: { month: string; received: number; answered: number }[]
  league: BriefingLeagueRow[]
  urged: { nudge: number; blue: number; orange: number; red: number; reports: number }
  orders: {
    level: string
    year: number
    number: number
    name: string
    nameEn: string
    title: string | null
    state: string
    dueOn: string
  }[]
  overdue: { name: string; nameEn: string; title: string | null; dueOn: string; workdays: number }[]
  lateReports: { name: string; nameEn: string; event: string; kind: string; dueOn: string }[]
}

export function defineReports(c: Columns, { departments }: Departments, { staff }: Accounts, { events }: Events) {
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
  /** A notice about a report that is not filed. A due day that moved with the event is a new cause. */
  const reportNotices = c.table(
    'report_notices',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      kind: c.text('kind', { enum: EVENT_REPORT_KINDS }).notNull(),
      stage: c.text('stage', { enum: REPORT_NOTICE_STAGES }).notNull(),
      /** `YYYY-MM-DD` */
      dueOn: c.text('due_on').notNull(),
      sentAt: c.instant('sent_at').notNull(),
    },
    (t) => [c.uniqueIndex('report_notices_once').on(t.eventId, t.kind, t.stage, t.dueOn)],
  )
  /** A report is urged (催办) with a note and a demanded day. Never changed: what came of it is when the report was filed. */
  const reportUrgings = c.table(
    'report_urgings',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      kind: c.text('kind', { enum: EVENT_REPORT_KINDS }).notNull(),
      /** 1 for the first urging of this report, so that two people at once make one */
      turn: c.integer('turn').notNull(),
      /** whom it is addressed to */
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      note: c.text('note').notNull(),
      /** `YYYY-MM-DD` */
      demandedOn: c.text('demanded_on').notNull(),
      urgedBy: c
        .text('urged_by')
        .notNull()
        .references(() => staff.id),
      /** the department above, for which it was urged; null: the overseer */
      urgedFor: c.text('urged_for').references(() => departments.id),
      urgedAt: c.instant('urged_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('report_urgings_in_turn').on(t.eventId, t.kind, t.turn),
      c.index('report_urgings_latest').on(t.urgedAt, t.id),
    ],
  )
  /** Monthly briefings (月度通报): a draft until issued, with a number and its figures from then on. */
  const briefings = c.table(
    'briefings',
    {
      id: c.text('id').primaryKey(),
      /** `YYYY-MM`; one briefing each */
      month: c.text('month').notNull().unique(),
      /** what the overseer says of the month, and the good practice it names */
      remarks: c.text('remarks').notNull(),
      practice: c.text('practice').notNull(),
      /** raised by every saved edit; an edit of an older one is refused */
      version: c.integer('version').notNull(),
      updatedBy: c
        .text('updated_by')
        .notNull()
        .references(() => staff.id),
      updatedAt: c.instant('updated_at').notNull(),
      /** calendar year of issue and running number in it; null while it is a draft */
      year: c.integer('year'),
      number: c.integer('number'),
      figures: c.json<BriefingFigures>('figures'),
      issuedBy: c.text('issued_by').references(() => staff.id),
      issuedAt: c.instant('issued_at'),
    },
    (t) => [c.uniqueIndex('briefings_numbered').on(t.year, t.number)],
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
  return { monthReports, monthFigures, eventReportDrafts, eventReports, reportNotices, reportUrgings, briefings }
}
