// The inbox of those who answer: saved views with their counts, open cases by what is truly due (hours and working days
// mixed, clocks that stand still last). What it costs does not grow with the department: every list reads a page from the
// index of each status, and counts stop at a thousand.
import { and, asc, count, desc, eq, inArray, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import { assignments, clocks, departments, events, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { AFTER_ALL } from './clocks.server.ts'
import { owedBetween } from './owed-by.server.ts'
import { OPEN_STATUSES, type QuestionStatus, questionTitle } from './question.ts'
import { QUESTION_ROLES, questionDepartmentsOf } from './question-policy.ts'
import type { SupervisionLevel } from './supervision.ts'
import { openLevels } from './supervision-queries.server.ts'

export const INBOX_VIEWS = [
  'mine',
  'open',
  'toAccept',
  'toDispatch',
  'toSign',
  'inProgress',
  'coUnit',
  'dueToday',
  'overdue',
  'toReview',
  'toPublish',
  'published',
  'ended',
] as const
export type InboxView = (typeof INBOX_VIEWS)[number]

const STATUSES: Record<Exclude<InboxView, 'mine' | 'coUnit'>, readonly QuestionStatus[]> = {
  open: OPEN_STATUSES,
  toAccept: ['submitted'],
  toDispatch: ['accepted'],
  toSign: ['dispatched'],
  inProgress: ['acknowledged', 'drafting', 'changesRequested'],
  dueToday: OPEN_STATUSES,
  overdue: OPEN_STATUSES,
  toReview: ['inReview'],
  toPublish: ['approved'],
  published: ['published', 'closed'],
  ended: ['declined', 'redirected', 'merged', 'withdrawn'],
}

/** Counts above this are told as "more than". */
export const MOST_COUNTED = 999

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
  /** the clock that runs out first; null where none runs */
  next: { kind: (typeof clocks.$inferSelect)['kind']; dueAt: Date; dueRule: string } | null
  /** waits for its asker */
  paused: boolean
  /** the highest colour of an open order */
  supervision: SupervisionLevel | null
  department: { name: string; nameEn: string }
  event: { title: string; titleEn: string | null } | null
}

const MOST_SEPARATE = 3

/** Departments, each by itself where there are few: the index then gives every list in its order. */
function placesOf(visible: string[] | 'all'): (SQL | undefined)[] {
  if (visible === 'all') return [undefined]
  if (visible.length === 0) return []
  if (visible.length <= MOST_SEPARATE) return visible.map((id) => eq(questions.departmentId, id))
  return [inArray(questions.departmentId, visible)]
}

/** Rows of one status that belong to a view: each slice is read in the order of an index, and the slices are merged. */
type Slice = { where: SQL | undefined; status: QuestionStatus }

function slicesOf(actor: Actor, view: Exclude<InboxView, 'coUnit'>): Slice[] {
  const parts =
    view === 'mine'
      ? mineOf(actor)
      : placesOf(questionDepartmentsOf(actor)).map((where) => ({ where, statuses: STATUSES[view] }))
  return parts.flatMap(({ where, statuses }) => statuses.map((status) => ({ where, status })))
}

/**
 * 我的: open cases that this person handles (last accepted, signed for or drafted in the department that has them now), and
 * those in review that they may review and do not handle themselves.
 */
function mineOf(actor: Actor): { where: SQL | undefined; statuses: readonly QuestionStatus[] }[] {
  if (actor.kind !== 'staff') return []
  const handled = eq(questions.handlerId, actor.staffId)
  const ofOthers = or(isNull(questions.handlerId), ne(questions.handlerId, actor.staffId))
  const mayReview = departmentsOf(actor, ['reviewer'])
  return [
    ...placesOf(questionDepartmentsOf(actor)).map((place) => ({ where: and(place, handled), statuses: OPEN_STATUSES })),
    ...placesOf(mayReview).map((place) => ({ where: and(place, ofOthers), statuses: ['inReview'] as const })),
  ]
}

const startOfTomorrow = (now: Date) => instantOf(addDays(dayOf(now), 1)) as Date

function timeOf(view: InboxView, now: Date): SQL | undefined {
  if (view === 'dueToday') return owedBetween(instantOf(dayOf(now)) as Date, startOfTomorrow(now))
  return view === 'overdue' ? owedBetween(null, now) : undefined
}

async function countUpTo(reader: Reader, condition: SQL | undefined): Promise<number> {
  const some = reader
    .select({ id: questions.id })
    .from(questions)
    .where(condition)
    .limit(MOST_COUNTED + 1)
    .as('some')
  const [row] = await reader.select({ n: count() }).from(some)
  return row?.n ?? 0
}

/** How many cases each view holds for this person; MOST_COUNTED + 1 stands for more. */
export async function countInboxViews(reader: Reader, actor: Actor, now: Date): Promise<Record<InboxView, number>> {
  const byStatus = new Map<QuestionStatus, number>()
  const places = placesOf(questionDepartmentsOf(actor))
  for (const status of new Set(Object.values(STATUSES).flat())) {
    let n = 0
    for (const place of places) n += await countUpTo(reader, and(place, eq(questions.status, status)))
    byStatus.set(status, n)
  }
  const timed = async (view: 'dueToday' | 'overdue') => {
    let n = 0
    // No clock of a case is due after its total limit has passed: the index leads to these alone.
    const until = view === 'overdue' ? now : startOfTomorrow(now)
    for (const place of places) {
      for (const reached of [lt(questions.nextDueAt, until), isNull(questions.nextDueAt)]) {
        const isOpen = inArray(questions.status, [...OPEN_STATUSES])
        n += await countUpTo(reader, and(place, isOpen, reached, timeOf(view, now)))
      }
    }
    return n
  }
  const mine = async () => {
    let n = 0
    for (const { where, statuses } of mineOf(actor)) {
      if (n <= MOST_COUNTED) n += await countUpTo(reader, and(where, inArray(questions.status, [...statuses])))
    }
    return n
  }
  const counts = {} as Record<InboxView, number>
  for (const view of INBOX_VIEWS) {
    if (view === 'coUnit') counts.coUnit = (await listCoUnitIds(reader, actor, MOST_COUNTED + 1)).length
    else if (view === 'mine') counts.mine = await mine()
    else if (view === 'dueToday' || view === 'overdue') counts[view] = await timed(view)
    else counts[view] = STATUSES[view].reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0)
    counts[view] = Math.min(MOST_COUNTED + 1, counts[view])
  }
  return counts
}

/** Cases for which another department asks the actor's for its part and still waits, the most urgent first. */
async function listCoUnitIds(reader: Reader, actor: Actor, limit: number): Promise<string[]> {
  const mine = departmentsOf(actor, QUESTION_ROLES)
  if (mine !== 'all' && mine.length === 0) return []
  const rows = await reader
    .select({ id: assignments.questionId })
    .from(assignments)
    .innerJoin(clocks, eq(clocks.assignmentId, assignments.id))
    .where(
      and(
        eq(assignments.role, 'co'),
        isNull(assignments.endedAt),
        isNull(assignments.repliedAt),
        mine === 'all' ? undefined : inArray(assignments.departmentId, mine),
      ),
    )
    .orderBy(asc(clocks.dueAt), asc(assignments.id))
    .limit(limit)
  return [...new Set(rows.map(({ id }) => id))]
}

/** Ids of one page, in order: a page from each status, merged. */
async function pageOfIds(
  reader: Reader,
  actor: Actor,
  { view, limit, offset }: { view: InboxView; limit: number; offset: number },
  now: Date,
): Promise<string[]> {
  if (view === 'coUnit') return (await listCoUnitIds(reader, actor, offset + limit)).slice(offset, offset + limit)
  const ended = view === 'published' || view === 'ended'
  const found: { id: string; at: number }[] = []
  for (const { where, status } of slicesOf(actor, view)) {
    const rows = await reader
      .select({ id: questions.id, next: questions.nextDueAt, changed: questions.updatedAt })
      .from(questions)
      .where(and(where, eq(questions.status, status), timeOf(view, now)))
      .orderBy(
        ...(ended ? [desc(questions.updatedAt), desc(questions.id)] : [asc(questions.nextDueAt), asc(questions.id)]),
      )
      .limit(offset + limit)
    for (const { id, next, changed } of rows) {
      found.push({ id, at: ended ? -changed.getTime() : (next ?? AFTER_ALL).getTime() })
    }
  }
  const order = ended ? -1 : 1
  found.sort((a, b) => a.at - b.at || (a.id < b.id ? -order : order))
  return found.slice(offset, offset + limit).map(({ id }) => id)
}

/** One page of a view: open cases by what is due first, ended ones the latest first. */
export async function listInbox(
  reader: Reader,
  actor: Actor,
  page: { view: InboxView; limit: number; offset: number },
  now: Date,
): Promise<InboxCase[]> {
  const ids = await pageOfIds(reader, actor, page, now)
  if (ids.length === 0) return []
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
      nextDueAt: questions.nextDueAt,
      publishedAt: questions.publishedAt,
      closedAt: questions.closedAt,
      department: { name: departments.name, nameEn: departments.nameEn },
      event: { title: events.title, titleEn: events.titleEn },
    })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .where(inArray(questions.id, ids))
  // All clocks of these few, the running ones chosen here: asked for those that run, a database looks through all that run.
  const all = await reader
    .select({
      questionId: clocks.questionId,
      kind: clocks.kind,
      dueAt: clocks.dueAt,
      dueRule: clocks.dueRule,
      endedAt: clocks.endedAt,
    })
    .from(clocks)
    .where(inArray(clocks.questionId, ids))
    .orderBy(asc(clocks.questionId), asc(clocks.kind))
  const running = all.filter(({ endedAt }) => endedAt === null)
  const levels = await openLevels(reader, ids)
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id)
    if (!row) return []
    const { originalText, publicText, publishedAt, closedAt, nextDueAt, ...rest } = row
    const own = running.filter(({ questionId }) => questionId === id)
    const next = own.find(({ dueAt }) => dueAt.getTime() === nextDueAt?.getTime())
    return [
      {
        ...rest,
        title: questionTitle(publicText ?? originalText),
        doneAt: publishedAt ?? closedAt,
        next: next ? { kind: next.kind, dueAt: next.dueAt, dueRule: next.dueRule } : null,
        supervision: levels.get(id) ?? null,
        paused: own.some(({ kind }) => kind === 'total') && nextDueAt?.getTime() === AFTER_ALL.getTime(),
      },
    ]
  })
}

/** The case with this tracking code, if the actor sees it: every case can be reached, however long the lists are. */
export async function findCaseByCode(reader: Reader, actor: Actor, code: string): Promise<string | undefined> {
  const visible = questionDepartmentsOf(actor)
  const [row] = await reader
    .select({ id: questions.id, departmentId: questions.departmentId })
    .from(questions)
    .where(eq(questions.trackingCode, code))
  return row && (visible === 'all' || visible.includes(row.departmentId)) ? row.id : undefined
}
