// The ledger of what is late: cases whose answer is owed and past its limit. Pauses and extensions are respected, because
// the clocks know them. For the public only what each place has decided to show, never anything personal.
import { and, asc, count, eq, inArray, isNotNull, isNull, lt, min, ne, or, type SQL } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { dayOf } from '#app/platform/dates.ts'
import { clockNotices, clocks, departments, questions, supervisions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { AFTER_ALL } from './clocks.server.ts'
import { settingsByDepartment } from './oversight-settings.server.ts'
import { withoutPersonalData } from './personal-data-hints.ts'
import { questionTitle } from './question.ts'
import type { Scope } from './supervision-policy.server.ts'
import { inScope, openLevels, overseenTitle } from './supervision-queries.server.ts'
import { timelinessOf } from './timeliness.ts'
import { workdaysBetween } from './working-calendar.ts'

const MOST_LISTED = 20_000

/**
 * Running clocks by which an answer is owed. A case that waits for its asker has no next due moment and is not among them,
 * unless it was late when the waiting began: asking back does not hide it.
 */
function overdueCondition(scope: Scope, now: Date, departmentId?: string): SQL | undefined {
  return and(
    inArray(clocks.kind, ['total', 'rework']),
    isNull(clocks.endedAt),
    lt(clocks.dueAt, now),
    or(isNull(questions.nextDueAt), ne(questions.nextDueAt, AFTER_ALL), isNotNull(clocks.overdueLoggedAt)),
    inScope(questions.departmentId, scope),
    departmentId ? eq(questions.departmentId, departmentId) : undefined,
  )
}

/** Working days late; a day late at a weekend is one. */
export function workdaysLate(dueAt: Date, now: Date, departmentId?: string): number {
  return Math.max(1, workdaysBetween(dayOf(dueAt), dayOf(now), departmentId))
}

/** How many cases of the scope are late, by department, and since when the oldest is. */
export async function countOverdue(reader: Reader, scope: Scope, now: Date) {
  const rows = await reader
    .select({ departmentId: questions.departmentId, n: count(), since: min(clocks.dueAt) })
    .from(clocks)
    .innerJoin(questions, eq(questions.id, clocks.questionId))
    .where(overdueCondition(scope, now))
    .groupBy(questions.departmentId)
  const since = rows.flatMap((row) => (row.since ? [row.since.getTime()] : []))
  return {
    total: rows.reduce((sum, { n }) => sum + n, 0),
    /** working days */
    longest: since.length === 0 ? 0 : workdaysLate(new Date(Math.min(...since)), now),
    byDepartment: new Map(rows.map((row) => [row.departmentId, row.n])),
  }
}

/** Late cases of the scope, the longest first, with what was done about each; all, or as many as `limit`. */
export async function listOverdue(
  reader: Reader,
  actor: Actor,
  scope: Scope,
  now: Date,
  { departmentId, limit = MOST_LISTED }: { departmentId?: string; limit?: number } = {},
) {
  const rows = await reader
    .select({
      clock: {
        id: clocks.id,
        kind: clocks.kind,
        dueAt: clocks.dueAt,
        dueRule: clocks.dueRule,
        departmentId: clocks.departmentId,
      },
      question: questions,
      department: { id: departments.id, name: departments.name, nameEn: departments.nameEn },
    })
    .from(clocks)
    .innerJoin(questions, eq(questions.id, clocks.questionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .where(overdueCondition(scope, now, departmentId))
    .orderBy(asc(clocks.dueAt), asc(clocks.id))
    .limit(limit)
  const levels = await openLevels(
    reader,
    rows.map(({ question }) => question.id),
  )
  const escalated = await escalatedClocks(
    reader,
    rows.map(({ clock }) => clock.id),
  )
  const urgings = await urgingsOf(
    reader,
    rows.map(({ clock }) => clock.id),
  )
  return rows.map(({ clock, question, department }) => ({
    id: question.id,
    trackingCode: question.trackingCode,
    title: overseenTitle(actor, question),
    status: question.status,
    department,
    clock: clock.kind,
    dueAt: clock.dueAt,
    dueRule: clock.dueRule,
    workdays: workdaysLate(clock.dueAt, now, clock.departmentId),
    timeliness: timelinessOf({ ...clock, doneAt: null }, now),
    countedFor: clock.departmentId,
    level: levels.get(question.id) ?? null,
    escalatedAt: escalated.get(clock.id) ?? null,
    urging: urgings.get(clock.id) ?? null,
    urged: workdaysSince(urgings.get(clock.id)?.issuedAt, now),
  }))
}
export type OverdueRow = Awaited<ReturnType<typeof listOverdue>>[number]

async function escalatedClocks(reader: Reader, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({ clockId: clockNotices.clockId, sentAt: clockNotices.sentAt })
    .from(clockNotices)
    .where(and(inArray(clockNotices.clockId, [...ids]), eq(clockNotices.stage, 'escalated')))
  return new Map(rows.map(({ clockId, sentAt }) => [clockId, sentAt]))
}

const workdaysSince = (at: Date | undefined, now: Date) => (at ? workdaysBetween(dayOf(at), dayOf(now)) : null)

/** The 催办 that went out by itself for each clock. */
async function urgingsOf(reader: Reader, clockIds: readonly string[]) {
  if (clockIds.length === 0) return new Map<string, never>()
  const { id, year, number, issuedAt, repliedAt, clockId } = supervisions
  const rows = await reader
    .select({ id, year, number, issuedAt, repliedAt, clockId })
    .from(supervisions)
    .where(inArray(supervisions.clockId, [...clockIds]))
  return new Map(rows.map(({ clockId: clock, ...order }) => [clock ?? '', order]))
}

export type PublicOverdueRow = {
  department: { name: string; nameEn: string }
  count: number
  longest: number
  /** null where the place shows counts only */
  entries: { title: string | null; workdays: number }[] | null
}

/** The public part: nothing of a place that is `off`; titles only of public copies whose asker agreed, scrubbed once more. */
export async function publicOverdue(reader: Reader, now: Date): Promise<{ shown: boolean; rows: PublicOverdueRow[] }> {
  const settings = await settingsByDepartment(reader)
  const places = await reader
    .select({ id: departments.id, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .orderBy(asc(departments.code))
  const open = places.filter(({ id }) => settings(id).publicOverdue !== 'off')
  if (open.length === 0) return { shown: false, rows: [] }
  const late = await reader
    .select({
      departmentId: questions.departmentId,
      publicText: questions.publicText,
      mayPublish: questions.mayPublish,
      dueAt: clocks.dueAt,
    })
    .from(clocks)
    .innerJoin(questions, eq(questions.id, clocks.questionId))
    .where(overdueCondition('all', now))
    .orderBy(asc(clocks.dueAt), asc(clocks.id))
  const rows = open.flatMap(({ id, ...department }) => {
    const own = late.filter(({ departmentId }) => departmentId === id)
    const [first] = own
    if (!first) return []
    const entries = own.map(({ publicText, mayPublish, dueAt }) => ({
      title: publicText && mayPublish ? questionTitle(withoutPersonalData(publicText)) : null,
      workdays: workdaysLate(dueAt, now),
    }))
    const listed = settings(id).publicOverdue === 'entries' ? entries.slice(0, 50) : null
    return [{ department, count: own.length, longest: workdaysLate(first.dueAt, now), entries: listed }]
  })
  return { shown: true, rows }
}
