// The inbox of those who answer: saved views with their counts, sorted by the moment each case is due.
import { and, asc, count, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import { departments, events, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { OPEN_STATUSES, type QuestionStatus, questionTitle } from './question.ts'
import { questionDepartmentsOf } from './question-policy.ts'

export const INBOX_VIEWS = [
  'open',
  'toAccept',
  'toDispatch',
  'inProgress',
  'dueToday',
  'overdue',
  'toReview',
  'toPublish',
  'published',
  'ended',
] as const
export type InboxView = (typeof INBOX_VIEWS)[number]

const STATUSES: Record<InboxView, readonly QuestionStatus[]> = {
  open: OPEN_STATUSES,
  toAccept: ['submitted'],
  toDispatch: ['accepted'],
  inProgress: ['dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  dueToday: OPEN_STATUSES,
  overdue: OPEN_STATUSES,
  toReview: ['inReview'],
  toPublish: ['approved'],
  published: ['published', 'closed'],
  ended: ['declined', 'redirected', 'merged', 'withdrawn'],
}

export type InboxCase = {
  id: string
  trackingCode: string
  title: string
  status: QuestionStatus
  kind: (typeof questions.$inferSelect)['kind']
  source: (typeof questions.$inferSelect)['source']
  displayName: string | null
  receivedAt: Date
  dueAt: Date
  dueRule: string
  doneAt: Date | null
  department: { name: string; nameEn: string }
  event: { title: string; titleEn: string | null } | null
}

function visibleTo(actor: Actor): SQL | undefined {
  const visible = questionDepartmentsOf(actor)
  return visible === 'all' ? undefined : inArray(questions.departmentId, visible)
}

function conditionOf(actor: Actor, view: InboxView, now: Date): SQL | undefined {
  const today = instantOf(dayOf(now)) as Date
  const tomorrow = instantOf(addDays(dayOf(now), 1)) as Date
  return and(
    visibleTo(actor),
    inArray(questions.status, [...STATUSES[view]]),
    view === 'dueToday' ? and(gte(questions.dueAt, today), lt(questions.dueAt, tomorrow)) : undefined,
    view === 'overdue' ? lt(questions.dueAt, now) : undefined,
  )
}

/** How many cases each view holds for this person. */
export async function countInboxViews(reader: Reader, actor: Actor, now: Date): Promise<Record<InboxView, number>> {
  const byStatus = await reader
    .select({ status: questions.status, n: count() })
    .from(questions)
    .where(visibleTo(actor))
    .groupBy(questions.status)
  const sum = (view: InboxView) =>
    byStatus.filter(({ status }) => STATUSES[view].includes(status)).reduce((total, { n }) => total + n, 0)
  const counts = Object.fromEntries(INBOX_VIEWS.map((view) => [view, sum(view)])) as Record<InboxView, number>
  counts.dueToday = await reader.$count(questions, conditionOf(actor, 'dueToday', now))
  counts.overdue = await reader.$count(questions, conditionOf(actor, 'overdue', now))
  return counts
}

/** One page of a view: open cases by the moment they are due, ended ones the latest first. */
export async function listInbox(
  reader: Reader,
  actor: Actor,
  { view, limit, offset }: { view: InboxView; limit: number; offset: number },
  now: Date,
): Promise<InboxCase[]> {
  const order =
    view === 'published' || view === 'ended'
      ? [desc(questions.updatedAt), desc(questions.id)]
      : [asc(questions.dueAt), asc(questions.receivedAt), asc(questions.id)]
  const rows = await reader
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      status: questions.status,
      kind: questions.kind,
      source: questions.source,
      originalText: questions.originalText,
      publicText: questions.publicText,
      displayName: questions.displayName,
      receivedAt: questions.receivedAt,
      dueAt: questions.dueAt,
      dueRule: questions.dueRule,
      publishedAt: questions.publishedAt,
      closedAt: questions.closedAt,
      department: { name: departments.name, nameEn: departments.nameEn },
      event: { title: events.title, titleEn: events.titleEn },
    })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .where(conditionOf(actor, view, now))
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
  return rows.map(({ originalText, publicText, publishedAt, closedAt, ...row }) => ({
    ...row,
    title: questionTitle(publicText ?? originalText),
    doneAt: publishedAt ?? closedAt,
  }))
}
