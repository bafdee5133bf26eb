// The questions behind a figure, as long as the figure says: each condition is the one by which it is counted.
import { and, asc, eq, inArray, notInArray, or, type SQL } from 'drizzle-orm'
import { departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { conditionsOf, inSpan, type OwnCountKey, receivedIn } from './count-questions.server.ts'
import { standingInTime } from './late-questions.server.ts'
import type { ListKey } from './listed-figures.ts'
import {
  RECEPTION_COUNTS,
  type ReceptionEntry,
  type ReceptionKey,
  receptionOf,
  type Span,
} from './statistics-reception.server.ts'
import { type Scope, within } from './supervision-policy.server.ts'
import { inScope } from './supervision-queries.server.ts'

/** So many ids go into one query. */
const IDS_AT_ONCE = 500

const columns = {
  id: questions.id,
  trackingCode: questions.trackingCode,
  status: questions.status,
  publicity: questions.publicity,
  publicText: questions.publicText,
  originalText: questions.originalText,
  receivedAt: questions.receivedAt,
  dueAt: questions.dueAt,
  dueRule: questions.dueRule,
  nextDueAt: questions.nextDueAt,
  publishedAt: questions.publishedAt,
  departmentId: questions.departmentId,
  department: { code: departments.code, name: departments.name, nameEn: departments.nameEn },
}
const selected = (reader: Reader) =>
  reader.select(columns).from(questions).innerJoin(departments, eq(departments.id, questions.departmentId)).$dynamic()
type Selected = Awaited<ReturnType<typeof selected>>[number]
/** `key` tells two returns of one question apart; `by` is who is counted for it: who has it, or who gave it back. */
export type FigureQuestion = Selected & { key: string; by: Selected['department'] }

type Asked = { scope: Scope; limit?: number; offset?: number }
type Listed = { rows: FigureQuestion[]; total: number }

const isReception = (list: ListKey): list is ReceptionKey => (RECEPTION_COUNTS as readonly string[]).includes(list)

/** A page of the list, the oldest first, and how long it is; all of it without a limit. */
export async function questionsBehind(
  reader: Reader,
  list: ListKey,
  span: Span,
  now: Date,
  asked: Asked,
): Promise<Listed> {
  if (isReception(list)) return pageOfEntries(reader, (await receptionOf(reader, span))[list], asked)
  const condition = and(
    inSpan(span),
    inScope(questions.departmentId, asked.scope),
    await conditionOf(reader, list, span, now),
  )
  return pageOfQuestions(reader, condition, asked)
}

/** Questions that fulfil a condition, as a list behind a figure. */
export async function pageOfQuestions(reader: Reader, condition: SQL | undefined, asked: Asked): Promise<Listed> {
  const query = selected(reader).where(condition).orderBy(asc(questions.receivedAt), asc(questions.id))
  const rows = await (asked.limit === undefined ? query : query.limit(asked.limit).offset(asked.offset ?? 0))
  return {
    rows: rows.map((row) => ({ ...row, key: row.id, by: row.department })),
    total: await reader.$count(questions, condition),
  }
}

type Derived = Exclude<ListKey, ReceptionKey>

async function conditionOf(reader: Reader, list: Derived, span: Span, now: Date): Promise<SQL | undefined> {
  const conditions = conditionsOf(now)
  const without = (condition: SQL | undefined, entries: readonly { id: string }[]) =>
    entries.length === 0
      ? condition
      : and(
          condition,
          notInArray(
            questions.id,
            entries.map(({ id }) => id),
          ),
        )
  const late = async () => without(conditions.overdueOpen, await standingInTime(reader, receivedIn(span), now))
  if (list === 'overdueOpen') return late()
  if (list === 'owed') return or(conditions.answered, await late())
  if (list === 'resolved') return without(conditions.answered, (await receptionOf(reader, span)).unsatisfied)
  if (list === 'onTimeOriginal') return without(conditions.onTime, (await receptionOf(reader, span)).onTimeExtended)
  return conditions[list satisfies OwnCountKey]
}

async function pageOfEntries(
  reader: Reader,
  all: readonly ReceptionEntry[],
  { scope, limit, offset = 0 }: Asked,
): Promise<Listed> {
  const own = all
    .filter(({ departmentId }) => within(scope, departmentId))
    .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1))
  const page = own.slice(offset, limit === undefined ? undefined : offset + limit)
  const ids = [...new Set(page.map(({ questionId }) => questionId))]
  const rows: Selected[] = []
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    rows.push(...(await selected(reader).where(inArray(questions.id, ids.slice(from, from + IDS_AT_ONCE)))))
  }
  const byId = new Map(rows.map((row) => [row.id, row]))
  const places = new Map(
    (
      await reader
        .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
        .from(departments)
    ).map(({ id, ...place }) => [id, place]),
  )
  return {
    total: own.length,
    rows: page.flatMap(({ id, questionId, departmentId }) => {
      const row = byId.get(questionId)
      return row ? [{ ...row, key: id, by: places.get(departmentId) ?? row.department }] : []
    }),
  }
}
