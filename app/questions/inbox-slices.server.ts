// Which rows a view holds, said once: lists, counts and search read the same slices. A slice is one status of one department,
// so that an index gives it in its order; what is due today or late leaves out what the index knows to be later.
import { and, eq, inArray, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { departments, events, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { InboxFilters } from './inbox-address.ts'
import { type InboxView, STATUSES } from './inbox-views.ts'
import { owedLate, owedToday, startOfTomorrow } from './owed-by.server.ts'
import { OPEN_STATUSES, type QuestionStatus } from './question.ts'
import { questionDepartmentsOf } from './question-policy.ts'

export type Slice = { where: SQL | undefined; status: QuestionStatus }

/** Filters with the ids behind them. */
export type Narrowing = {
  departmentId?: string
  where?: SQL
  /** a filter by what few may have, with an index of its own; holds of every case that the list may hold */
  leading?: SQL
}

/** An id that no row has: what was filtered by is not known. */
const NOTHING = ''

export async function narrowingOf(reader: Reader, view: InboxView, filters: InboxFilters): Promise<Narrowing> {
  const { kind, topic, event, department } = filters
  const [held] = event ? await reader.select({ id: events.id }).from(events).where(eq(events.slug, event)) : [undefined]
  const [unit] = department
    ? await reader.select({ id: departments.id }).from(departments).where(eq(departments.code, department))
    : [undefined]
  const ofTopic = topic ? eq(questions.topic, topic) : undefined
  const ofEvent = event ? eq(questions.eventId, held?.id ?? NOTHING) : undefined
  const published = view === 'published' && ofTopic ? and(ofTopic, isNotNull(questions.publishedAt)) : undefined
  return {
    ...(department ? { departmentId: unit?.id ?? NOTHING } : {}),
    where: and(kind ? eq(questions.kind, kind) : undefined, ofTopic, ofEvent),
    leading: ofEvent ?? published,
  }
}

/** The departments that are left when a list is narrowed to one. */
export function narrowed(visible: string[] | 'all', departmentId: string | undefined): string[] | 'all' {
  if (departmentId === undefined) return visible
  return visible === 'all' || visible.includes(departmentId) ? [departmentId] : []
}

const MOST_SEPARATE = 3

/** Departments, each by itself where there are few: the index then gives every list in its order. */
function placesOf(visible: string[] | 'all'): (SQL | undefined)[] {
  if (visible === 'all') return [undefined]
  if (visible.length === 0) return []
  if (visible.length <= MOST_SEPARATE) return visible.map((id) => eq(questions.departmentId, id))
  return [inArray(questions.departmentId, visible)]
}

/** No clock of a case is due after its total limit has passed: the index leads to these alone, or to those with no clock. */
function reachedBy(view: InboxView, now: Date): (SQL | undefined)[] {
  if (view !== 'dueToday' && view !== 'overdue') return [undefined]
  const until = view === 'overdue' ? now : startOfTomorrow(now)
  const owed = view === 'overdue' ? owedLate(now) : owedToday(now)
  return [and(lt(questions.nextDueAt, until), owed), and(isNull(questions.nextDueAt), owed)]
}

/** Rows of some statuses that meet a condition. */
export type Part = { where: SQL | undefined; statuses: readonly QuestionStatus[] }

/** The parts of a view: the rows that an actor sees in it, once each. */
export function partsOf(
  actor: Actor,
  view: Exclude<InboxView, 'coUnit'>,
  now: Date,
  { departmentId, where: filter }: Narrowing = {},
): Part[] {
  const parts =
    view === 'mine'
      ? mineOf(actor, departmentId)
      : placesOf(narrowed(questionDepartmentsOf(actor), departmentId)).map((where) => ({
          where,
          statuses: STATUSES[view],
        }))
  return parts.flatMap(({ where, statuses }) =>
    reachedBy(view, now).map((reached) => ({ where: and(where, filter, reached), statuses })),
  )
}

/** Each status by itself, as the indexes have them. */
export const slicesOf = (parts: readonly Part[]): Slice[] =>
  parts.flatMap(({ where, statuses }) => statuses.map((status) => ({ where, status })))

/**
 * 我的: open cases that this person handles (last accepted, signed for or drafted in the department that has them now), and
 * those in review that they may review and do not handle themselves.
 */
function mineOf(actor: Actor, departmentId: string | undefined): Part[] {
  if (actor.kind !== 'staff') return []
  const handled = eq(questions.handlerId, actor.staffId)
  const ofOthers = or(isNull(questions.handlerId), ne(questions.handlerId, actor.staffId))
  const seen = placesOf(narrowed(questionDepartmentsOf(actor), departmentId))
  const reviewed = placesOf(narrowed(departmentsOf(actor, ['reviewer']), departmentId))
  return [
    ...seen.map((place) => ({ where: and(place, handled), statuses: OPEN_STATUSES })),
    ...reviewed.map((place) => ({ where: and(place, ofOthers), statuses: ['inReview'] as const })),
  ]
}
