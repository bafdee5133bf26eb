// What stands behind an event before it is public: its plan (活动方案), and what its readers say of it (审核意见).
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Events } from './events.ts'

export type Duty = { task: string; who: string }
export type PlanParts = { purpose: string; form: string; participants: string; duties: Duty[]; emergency: string }

export function definePlans(c: Columns, { staff }: Accounts, { events }: Events) {
  /** Time, place and agenda of a plan are the event's own. */
  const eventPlans = c.table('event_plans', {
    eventId: c
      .text('event_id')
      .primaryKey()
      .references(() => events.id),
    /** 目的 */
    purpose: c.text('purpose').notNull().default(''),
    /** 形式和内容 */
    form: c.text('form').notNull().default(''),
    /** 参加人员 */
    participants: c.text('participants').notNull().default(''),
    /** 职责分工 */
    duties: c.json<Duty[]>('duties').notNull(),
    /** 应急预案 */
    emergency: c.text('emergency').notNull().default(''),
    /** raised by every saved edit; an edit of an older one is refused */
    version: c.integer('version').notNull().default(1),
    updatedAt: c.instant('updated_at').notNull(),
    updatedBy: c.text('updated_by').references(() => staff.id),
    /** 备案: handed to the office for openness; emptied by an edit */
    filedAt: c.instant('filed_at'),
    filedBy: c.text('filed_by').references(() => staff.id),
    /** the office has taken note of it */
    receivedAt: c.instant('received_at'),
    receivedBy: c.text('received_by').references(() => staff.id),
  })
  /** Every saved plan; what was filed stays as it was filed. */
  const eventPlanVersions = c.table(
    'event_plan_versions',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      version: c.integer('version').notNull(),
      content: c.json<PlanParts>('content').notNull(),
      staffId: c.text('staff_id').references(() => staff.id),
      savedAt: c.instant('saved_at').notNull(),
      filedAt: c.instant('filed_at'),
      receivedAt: c.instant('received_at'),
    },
    (t) => [c.uniqueIndex('event_plan_versions_once').on(t.eventId, t.version)],
  )
  const eventComments = c.table(
    'event_comments',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      /** the version that was read */
      version: c.integer('version').notNull(),
      /** what it is about: a part of the event's form, the plan, or all of it */
      part: c.text('part').notNull(),
      text: c.text('text').notNull(),
      staffId: c.text('staff_id').references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
      resolvedAt: c.instant('resolved_at'),
      resolvedBy: c.text('resolved_by').references(() => staff.id),
    },
    (t) => [c.index('event_comments_by_event').on(t.eventId, t.id)],
  )
  /** A version that a reviewer has passed, to become public by itself at a time. */
  const scheduledPublications = c.table(
    'scheduled_publications',
    {
      eventId: c
        .text('event_id')
        .primaryKey()
        .references(() => events.id),
      version: c.integer('version').notNull(),
      publishAt: c.instant('publish_at').notNull(),
      staffId: c
        .text('staff_id')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.index('scheduled_publications_by_time').on(t.publishAt)],
  )
  return { eventPlans, eventPlanVersions, eventComments, scheduledPublications }
}
