// Who owes what until when: the clocks of a question, the limits they follow, the calendar of working days, and the record
// of duty (分办、退回、异议、协办、补正、延期、会商、研判). Rows are added and ended, never deleted.
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { Questions } from './questions.ts'

export const CLOCK_KINDS = [
  'total',
  'department',
  'triage',
  'coUnit',
  'review',
  'return',
  'rework',
  'firstStatement',
  'spoken',
] as const
export const LIMIT_UNITS = ['workdays', 'halfDays', 'hours', 'days'] as const
export const GRAVITIES = ['normal', 'major', 'exceptional'] as const

export function defineQuestionDuty(
  c: Columns,
  { areas, departments }: Departments,
  { staff }: Accounts,
  { questions }: Questions,
) {
  /** Versions of the limits edited here; version 1 of each is app/questions/due-policies.ts. */
  const duePolicies = c.table(
    'due_policies',
    {
      id: c.text('id').primaryKey(),
      key: c.text('key').notNull(),
      /** empty: everywhere */
      areaId: c.text('area_id').notNull().default(''),
      version: c.integer('version').notNull(),
      count: c.integer('count').notNull(),
      unit: c.text('unit', { enum: LIMIT_UNITS }).notNull(),
      /** working days that the department aims at, earlier than the limit */
      aim: c.integer('aim'),
      basis: c.text('basis').notNull(),
      /** how often and by how many working days at most the limit may be extended */
      extensions: c.integer('extensions').notNull().default(0),
      extensionWorkdays: c.integer('extension_workdays').notNull().default(0),
      /** what a co-unit's silence means when its limit is over */
      silence: c
        .text('silence', { enum: ['consent', 'wait'] })
        .notNull()
        .default('consent'),
      changedBy: c
        .text('changed_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('due_policies_in_order').on(t.key, t.areaId, t.version)],
  )
  /** Years announced after this version of the program: holidays and make-up working days from the State Council's notice. */
  const calendarYears = c.table('calendar_years', {
    year: c.text('year').primaryKey(),
    source: c.text('source').notNull(),
    holidays: c
      .json<{ name: string; nameEn: string; from: string; to: string; makeup: string[] }[]>('holidays')
      .notNull(),
    changedAt: c.instant('changed_at').notNull(),
  })
  /** Days on which the offices of a place, and of the places in it, are closed (停止办公): limits there do not count them. */
  const localClosures = c.table(
    'local_closures',
    {
      id: c.text('id').primaryKey(),
      areaId: c
        .text('area_id')
        .notNull()
        .references(() => areas.id),
      firstDay: c.text('first_day').notNull(),
      lastDay: c.text('last_day').notNull(),
      reason: c.text('reason').notNull(),
      source: c.text('source').notNull(),
      enteredBy: c
        .text('entered_by')
        .notNull()
        .references(() => staff.id),
      changedAt: c.instant('changed_at').notNull(),
      /** entered in error */
      withdrawnAt: c.instant('withdrawn_at'),
    },
    (t) => [c.index('local_closures_by_day').on(t.firstDay)],
  )
  const clocks = c.table(
    'clocks',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      /** whose clock it is; for the total clock the department responsible when it started */
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      kind: c.text('kind', { enum: CLOCK_KINDS }).notNull(),
      assignmentId: c.text('assignment_id'),
      startedAt: c.instant('started_at').notNull(),
      /** never null; changed only together with a row of question_events that holds old and new */
      dueAt: c.instant('due_at').notNull(),
      /** policy, version and limit in one word, app/questions/due-rule.ts */
      dueRule: c.text('due_rule').notNull(),
      basis: c.text('basis').notNull(),
      addedWorkdays: c.integer('added_workdays').notNull().default(0),
      endedAt: c.instant('ended_at'),
      /** when the history got its becameOverdue; claims the entry, so that there is one per clock */
      overdueLoggedAt: c.instant('overdue_logged_at'),
    },
    (t) => [
      c.index('clocks_by_question').on(t.questionId, t.kind),
      c.index('clocks_by_assignment').on(t.assignmentId).where(sql.raw('assignment_id is not null')),
      c.index('clocks_running').on(t.endedAt, t.dueAt),
      c.index('clocks_by_department').on(t.departmentId, t.kind, t.startedAt),
    ],
  )
  /** Each time a department was given a question, as lead (主办) or co-unit (协办). */
  const assignments = c.table(
    'assignments',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      role: c.text('role', { enum: ['lead', 'co'] }).notNull(),
      /** who gave it; a return goes there */
      fromDepartmentId: c
        .text('from_department_id')
        .notNull()
        .references(() => departments.id),
      reason: c.text('reason').notNull(),
      /** what a co-unit is asked for */
      part: c.text('part'),
      /** 指定承办: may not be returned any more */
      designated: c.boolean('designated').notNull(),
      /** rules that proposed it, and what they proposed; null where nobody asked the router */
      routeRules: c.text('route_rules'),
      proposedDepartmentId: c.text('proposed_department_id'),
      overrideReason: c.text('override_reason'),
      /** 组织协调: the department that was asked to co-ordinate, as it was confirmed; null where nobody was */
      coordinatorId: c.text('coordinator_id'),
      assignedBy: c.text('assigned_by').references(() => staff.id),
      assignedAt: c.instant('assigned_at').notNull(),
      acknowledgedAt: c.instant('acknowledged_at'),
      returnedAt: c.instant('returned_at'),
      returnReason: c.text('return_reason'),
      returnBasis: c.text('return_basis'),
      /** a co-unit's contribution, or that it has nothing to add */
      reply: c.text('reply'),
      repliedAt: c.instant('replied_at'),
      /** consistency: the version of the answer that the co-unit has read, and what it said */
      confirmedHash: c.text('confirmed_hash'),
      consistency: c.text('consistency', { enum: ['confirmed', 'objected'] }),
      consistencyNote: c.text('consistency_note'),
      endedAt: c.instant('ended_at'),
    },
    (t) => [
      c.index('assignments_by_question').on(t.questionId, t.role, t.assignedAt),
      c.index('assignments_by_department').on(t.departmentId, t.role, t.endedAt),
    ],
  )
  const objections = c.table(
    'objections',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      assignmentId: c
        .text('assignment_id')
        .notNull()
        .references(() => assignments.id),
      reason: c.text('reason').notNull(),
      basis: c.text('basis').notNull(),
      raisedBy: c
        .text('raised_by')
        .notNull()
        .references(() => staff.id),
      raisedAt: c.instant('raised_at').notNull(),
      decidedBy: c.text('decided_by').references(() => staff.id),
      decidedAt: c.instant('decided_at'),
      decisionReason: c.text('decision_reason'),
      designatedDepartmentId: c.text('designated_department_id'),
    },
    (t) => [
      c.uniqueIndex('objections_one_each').on(t.assignmentId),
      c.index('objections_by_question').on(t.questionId),
    ],
  )
  const extensions = c.table(
    'extensions',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      workdays: c.integer('workdays').notNull(),
      reason: c.text('reason').notNull(),
      requestedBy: c
        .text('requested_by')
        .notNull()
        .references(() => staff.id),
      requestedAt: c.instant('requested_at').notNull(),
      verdict: c.text('verdict', { enum: ['approved', 'refused'] }),
      decidedBy: c.text('decided_by').references(() => staff.id),
      decidedAt: c.instant('decided_at'),
      decisionNote: c.text('decision_note'),
      dueBefore: c.instant('due_before').notNull(),
      dueAfter: c.instant('due_after'),
    },
    (t) => [c.index('extensions_by_question').on(t.questionId, t.requestedAt)],
  )
  /** 补正: once for a question. */
  const clarifications = c.table('clarifications', {
    id: c.text('id').primaryKey(),
    questionId: c
      .text('question_id')
      .notNull()
      .unique()
      .references(() => questions.id),
    /** shown to whoever holds the tracking code */
    request: c.text('request').notNull(),
    requestedBy: c
      .text('requested_by')
      .notNull()
      .references(() => staff.id),
    requestedAt: c.instant('requested_at').notNull(),
    /** until when the asker may add it, by which rule; null for those of before there was a limit: they wait on */
    dueAt: c.instant('due_at'),
    dueRule: c.text('due_rule'),
    /** when the asker was reminded of it */
    remindedAt: c.instant('reminded_at'),
    supplement: c.personal('supplement'),
    suppliedAt: c.instant('supplied_at'),
    /** the wait ended without it: somebody stopped waiting, or the limit passed */
    givenUpAt: c.instant('given_up_at'),
    /** the limit had passed by then: the ground on which the case may be declined */
    expiredAt: c.instant('expired_at'),
  })
  /** 会商: who met, when, what was agreed. */
  const consultations = c.table(
    'consultations',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      heldOn: c.text('held_on').notNull(),
      departmentIds: c.json<string[]>('department_ids').notNull(),
      conclusion: c.text('conclusion').notNull(),
      recordedBy: c
        .text('recorded_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.index('consultations_by_question').on(t.questionId, t.createdAt)],
  )
  /** 研判: each assessment of what the matter is; the newest counts. */
  const assessments = c.table(
    'assessments',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      concernKind: c.text('concern_kind'),
      gravity: c.text('gravity', { enum: GRAVITIES }).notNull(),
      /** a matter of policies or decisions of the State Council */
      statePolicy: c.boolean('state_policy').notNull(),
      /** places concerned; empty: that of the department */
      areaIds: c.json<string[]>('area_ids').notNull(),
      note: c.text('note').notNull(),
      assessedBy: c
        .text('assessed_by')
        .notNull()
        .references(() => staff.id),
      assessedAt: c.instant('assessed_at').notNull(),
    },
    (t) => [c.index('assessments_by_question').on(t.questionId, t.assessedAt)],
  )
  return {
    duePolicies,
    calendarYears,
    localClosures,
    clocks,
    assignments,
    objections,
    extensions,
    clarifications,
    consultations,
    assessments,
  }
}
export type QuestionDuty = ReturnType<typeof defineQuestionDuty>
