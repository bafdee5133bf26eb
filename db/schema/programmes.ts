// 行风在线: a programme on the air with its schedule of departments on duty, and the questions that came in on each day.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { Questions } from './questions.ts'

export const CALL_HANDLINGS = ['answered', 'takenAlong'] as const

export function defineProgrammes(
  c: Columns,
  { departments }: Departments,
  { staff }: Accounts,
  { questions }: Questions,
) {
  const departmentOf = () =>
    c
      .text('department_id')
      .notNull()
      .references(() => departments.id)
  const programmes = c.table('programmes', {
    id: c.text('id').primaryKey(),
    slug: c.text('slug').notNull().unique(),
    /** the office that runs it */
    departmentId: departmentOf(),
    name: c.text('name').notNull(),
    nameEn: c.text('name_en'),
    summary: c.text('summary').notNull(),
    summaryEn: c.text('summary_en'),
    station: c.text('station').notNull(),
    stationEn: c.text('station_en'),
    frequency: c.text('frequency').notNull().default(''),
    /** 0 Sunday … 6 Saturday; the usual day */
    weekday: c.integer('weekday').notNull(),
    /** Beijing time, `HH:MM` */
    fromTime: c.text('from_time').notNull(),
    toTime: c.text('to_time').notNull(),
    hotline: c.text('hotline').notNull().default(''),
    wechat: c.text('wechat').notNull().default(''),
    qq: c.text('qq').notNull().default(''),
    sms: c.text('sms').notNull().default(''),
    listenUrl: c.text('listen_url'),
    createdAt: c.instant('created_at').notNull(),
    updatedAt: c.instant('updated_at').notNull(),
  })
  /** 上线安排: who is on duty on a day. */
  const programmeDays = c.table(
    'programme_days',
    {
      id: c.text('id').primaryKey(),
      programmeId: c
        .text('programme_id')
        .notNull()
        .references(() => programmes.id),
      /** Beijing day */
      day: c.text('day').notNull(),
      departmentId: departmentOf(),
      /** name and post of the leader who comes; public in their office */
      leader: c.text('leader').notNull().default(''),
      topic: c.text('topic').notNull().default(''),
      cancelled: c.boolean('cancelled').notNull().default(false),
      /** raised by every change, for subscribed calendars */
      version: c.integer('version').notNull().default(1),
      updatedAt: c.instant('updated_at').notNull(),
    },
    (t) => [c.uniqueIndex('programme_days_once').on(t.programmeId, t.day)],
  )
  /** A question that came in on a day, answered on the air or taken along (带回办理). */
  const programmeCalls = c.table(
    'programme_calls',
    {
      questionId: c
        .text('question_id')
        .primaryKey()
        .references(() => questions.id),
      dayId: c
        .text('day_id')
        .notNull()
        .references(() => programmeDays.id),
      handling: c.text('handling', { enum: CALL_HANDLINGS }).notNull(),
      speaker: c.text('speaker').notNull().default(''),
      summary: c.text('summary').notNull().default(''),
      recordedBy: c
        .text('recorded_by')
        .notNull()
        .references(() => staff.id),
      recordedAt: c.instant('recorded_at').notNull(),
    },
    (t) => [c.index('programme_calls_by_day').on(t.dayId, t.recordedAt, t.questionId)],
  )
  return { programmes, programmeDays, programmeCalls }
}
