// Oversight: what was reminded and escalated, 催办 and 督办 with their ledger, the settings of both for each place, warnings
// that no answer was published for long, and what departments were told of their part in a campaign. Rows are added and
// ended, never deleted.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { Events } from './events.ts'
import type { QuestionDuty } from './question-duty.ts'
import type { Questions } from './questions.ts'

export const NOTICE_STAGES = ['beforeDue', 'atDue', 'escalated'] as const
/** Before and on the due day of a task, once it is late, to the office above, and by hand (催办). */
export const CAMPAIGN_REMINDERS = ['beforeDue', 'atDue', 'late', 'escalated', 'urged'] as const
export const SUPERVISION_LEVELS = ['nudge', 'blue', 'orange', 'red'] as const
export const PUBLIC_OVERDUE = ['off', 'counts', 'entries'] as const
export const SUPERVISION_ACTS = ['issued', 'received', 'replied', 'extended', 'closed', 'raised'] as const

export function defineOversight(
  c: Columns,
  { departments }: Departments,
  { staff }: Accounts,
  { campaigns }: Events,
  { questions }: Questions,
  { clocks }: QuestionDuty,
) {
  /** Versions of the settings edited here; version 1 is app/questions/oversight-settings.ts. */
  const oversightSettings = c.table(
    'oversight_settings',
    {
      id: c.text('id').primaryKey(),
      /** empty: everywhere */
      areaId: c.text('area_id').notNull().default(''),
      version: c.integer('version').notNull(),
      /** working days before the due day; 0: no reminder */
      remindWorkdays: c.integer('remind_workdays').notNull(),
      /** whether those who sign off are told on the due day */
      tellHead: c.boolean('tell_head').notNull(),
      /** working days after the due day; 0: no escalation */
      escalateWorkdays: c.integer('escalate_workdays').notNull(),
      /** whether a numbered 催办 goes out by itself on the working day after the limit */
      autoUrge: c.boolean('auto_urge').notNull().default(true),
      publicOverdue: c.text('public_overdue', { enum: PUBLIC_OVERDUE }).notNull(),
      /** months without a published answer; 0: no warning */
      silentMonths: c.integer('silent_months').notNull(),
      /** open days each department owes in a year; 0: none are owed */
      yearlyEvents: c.integer('yearly_events').notNull().default(2),
      basis: c.text('basis').notNull(),
      changedBy: c
        .text('changed_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('oversight_settings_in_order').on(t.areaId, t.version)],
  )
  /** A notice about a clock. A due moment that was moved is a new cause: its notices are sent anew. */
  const clockNotices = c.table(
    'clock_notices',
    {
      id: c.text('id').primaryKey(),
      clockId: c
        .text('clock_id')
        .notNull()
        .references(() => clocks.id),
      stage: c.text('stage', { enum: NOTICE_STAGES }).notNull(),
      dueAt: c.instant('due_at').notNull(),
      sentAt: c.instant('sent_at').notNull(),
    },
    (t) => [c.uniqueIndex('clock_notices_once').on(t.clockId, t.stage, t.dueAt)],
  )
  /** One notice (催办) or order (督办); its colours follow each other as rows of their own. */
  const supervisions = c.table(
    'supervisions',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      /** whom it is addressed to */
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      /** calendar year and running number in it: 〔2026〕7号 */
      year: c.integer('year').notNull(),
      number: c.integer('number').notNull(),
      level: c.text('level', { enum: SUPERVISION_LEVELS }).notNull(),
      reason: c.text('reason').notNull(),
      /** the rule it is issued under, as the settings named it then */
      basis: c.text('basis').notNull().default(''),
      /** who gets a copy (抄送), as it stands on the paper */
      copyTo: c.text('copy_to').notNull().default(''),
      /** the demanded date, to its end */
      dueAt: c.instant('due_at').notNull(),
      /** question and kind while it is open, so that there is one each; null afterwards */
      openKey: c.text('open_key').unique(),
      /** the colour before this one */
      followsId: c.text('follows_id'),
      /** null: by itself, as the settings of oversight say */
      issuedBy: c.text('issued_by').references(() => staff.id),
      /** of one that went out by itself: the clock that had run out, of which there is one notice */
      clockId: c.text('clock_id').unique(),
      /** the department above, for which it was issued; null: the overseer */
      issuedFor: c.text('issued_for').references(() => departments.id),
      issuedAt: c.instant('issued_at').notNull(),
      receivedBy: c.text('received_by').references(() => staff.id),
      receivedAt: c.instant('received_at'),
      /** what was done; null again when more was demanded */
      reply: c.text('reply'),
      repliedBy: c.text('replied_by').references(() => staff.id),
      repliedAt: c.instant('replied_at'),
      closedBy: c.text('closed_by').references(() => staff.id),
      closedAt: c.instant('closed_at'),
      closeNote: c.text('close_note'),
    },
    (t) => [
      c.uniqueIndex('supervisions_numbered').on(t.year, t.number),
      c.index('supervisions_by_question').on(t.questionId, t.issuedAt),
      c.index('supervisions_by_department').on(t.departmentId, t.closedAt, t.dueAt),
      c.index('supervisions_open').on(t.closedAt, t.dueAt),
    ],
  )
  const supervisionActs = c.table(
    'supervision_acts',
    {
      id: c.text('id').primaryKey(),
      supervisionId: c
        .text('supervision_id')
        .notNull()
        .references(() => supervisions.id),
      act: c.text('act', { enum: SUPERVISION_ACTS }).notNull(),
      at: c.instant('at').notNull(),
      /** null: by itself */
      staffId: c.text('staff_id').references(() => staff.id),
      note: c.text('note').notNull(),
      /** when an extension moved the demanded date */
      dueBefore: c.instant('due_before'),
      dueAfter: c.instant('due_after'),
    },
    (t) => [c.index('supervision_acts_in_order').on(t.supervisionId, t.at, t.id)],
  )
  /** Said once for each period: `since` is the day of the last answer, `period` how often the limit has passed since. */
  const silenceWarnings = c.table(
    'silence_warnings',
    {
      id: c.text('id').primaryKey(),
      /** empty: the whole site */
      departmentId: c.text('department_id').notNull(),
      since: c.text('since').notNull(),
      period: c.integer('period').notNull(),
      sentAt: c.instant('sent_at').notNull(),
    },
    (t) => [c.uniqueIndex('silence_warnings_once').on(t.departmentId, t.since, t.period)],
  )
  /** What a department was told of its task in a campaign; a due day that was moved is a new cause. */
  const campaignReminders = c.table(
    'campaign_reminders',
    {
      id: c.text('id').primaryKey(),
      campaignId: c
        .text('campaign_id')
        .notNull()
        .references(() => campaigns.id),
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      kind: c.text('kind', { enum: CAMPAIGN_REMINDERS }).notNull(),
      /** the due day; of an urging by hand, the day on which it was urged */
      causeOn: c.text('cause_on').notNull(),
      /** the task as it was then */
      dueOn: c.text('due_on').notNull(),
      owedEvents: c.integer('owed_events').notNull(),
      published: c.integer('published').notNull(),
      /** of an urging: what the overseer wrote, and who it was */
      note: c.text('note'),
      staffId: c.text('staff_id').references(() => staff.id),
      sentAt: c.instant('sent_at').notNull(),
    },
    (t) => [c.uniqueIndex('campaign_reminders_once').on(t.campaignId, t.departmentId, t.kind, t.causeOn)],
  )
  return { oversightSettings, clockNotices, supervisions, supervisionActs, silenceWarnings, campaignReminders }
}
