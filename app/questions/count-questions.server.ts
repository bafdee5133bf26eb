// Counts questions and their reception when asked, by grouped queries over one index. month-figures.server.ts keeps what comes
// of it for months that do not change.
import { and, count, eq, gte, inArray, isNotNull, isNull, lt, min, ne, notInArray, type SQL, sum } from 'drizzle-orm'
import { instantOf } from '#app/platform/dates.ts'
import { countTrue } from '#db/portable.ts'
import { questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type CountKey, type Counts, noCounts, type Part } from './figures.ts'
import { ANSWERED_IN_TIME, IS_VALID, isPastDue, STANDS_STILL, standingInTime } from './late-questions.server.ts'
import { OPEN_STATUSES } from './question.ts'
import { addReception, type Span } from './statistics-reception.server.ts'

/** First moment of the month and of the next one; undefined for text that is no month. */
export function spanOf(month: string): Span | undefined {
  const from = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? instantOf(`${month}-01`) : undefined
  if (!from) return undefined
  const to = instantOf(`${nextMonth(month)}-01`)
  return to && { from, to }
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Which of a span's questions each figure counts, but for those of overdueOpen that standingInTime takes out. */
export function conditionsOf(now: Date) {
  const open = and(isNull(questions.publishedAt), inArray(questions.status, [...OPEN_STATUSES]))
  return {
    incoming: undefined,
    received: IS_VALID,
    responded: ne(questions.status, 'submitted'),
    answered: and(IS_VALID, isNotNull(questions.publishedAt)),
    withheld: and(IS_VALID, isNotNull(questions.publishedAt), eq(questions.publicity, 'withheld')),
    closed: inArray(questions.status, ['closed', 'declined', 'redirected']),
    onTime: ANSWERED_IN_TIME,
    open,
    paused: and(open, STANDS_STILL),
    overdueOpen: isPastDue(now),
  } satisfies Partial<Record<CountKey, SQL | undefined>>
}
export type OwnCountKey = keyof ReturnType<typeof conditionsOf>

export const receivedIn = ({ from, to }: Span) => and(gte(questions.receivedAt, from), lt(questions.receivedAt, to))

export const inSpan = (span: Span, departmentId?: string) =>
  and(
    receivedIn(span),
    notInArray(questions.status, ['merged', 'withdrawn']),
    departmentId === undefined ? undefined : eq(questions.departmentId, departmentId),
  )

const times = (condition: SQL | undefined) => sum(countTrue([condition as SQL])).mapWith(Number)

/** What the questions' own rows tell, by department. Every column read stands in the index questions_by_receipt. */
export async function ownCounts(
  reader: Reader,
  span: Span,
  now: Date,
  departmentId?: string,
): Promise<Map<string, Counts>> {
  const { incoming: _all, ...conditions } = conditionsOf(now)
  const rows = await reader
    .select({
      id: questions.departmentId,
      incoming: count(),
      received: times(conditions.received),
      responded: times(conditions.responded),
      answered: times(conditions.answered),
      withheld: times(conditions.withheld),
      closed: times(conditions.closed),
      onTime: times(conditions.onTime),
      open: times(conditions.open),
      paused: times(conditions.paused),
      overdueOpen: times(conditions.overdueOpen),
    })
    .from(questions)
    .where(inSpan(span, departmentId))
    .groupBy(questions.departmentId)
  const counts = new Map(rows.map(({ id, ...own }) => [id, { ...noCounts(), ...own } as Counts]))
  const standing = rows.some(({ paused, overdueOpen }) => paused > 0 && overdueOpen > 0)
  for (const { departmentId: whose } of standing ? await standingInTime(reader, receivedIn(span), now) : []) {
    const own = counts.get(whose)
    if (own) own.overdueOpen -= 1
  }
  return counts
}

/** All counts of a span by department id, ratings, extensions and returns included. */
export async function countsOf(reader: Reader, span: Span, now: Date): Promise<Map<string, Counts>> {
  const counts = await ownCounts(reader, span, now)
  await addReception(reader, span, counts)
  return counts
}

export const SPREADS = ['kind', 'source', 'concern', 'topic'] as const
export type SpreadKey = (typeof SPREADS)[number]
export type Spreads = Record<SpreadKey, Part[]>

/** The property that a spread goes by. */
export const SPREAD_COLUMNS = {
  kind: questions.kind,
  source: questions.source,
  concern: questions.concernKind,
  topic: questions.topic,
} as const satisfies Record<SpreadKey, unknown>

/** How a span's questions spread over each property, the most first; key is empty where a question has none. */
export async function spreadsOf(reader: Reader, span: Span, departmentId?: string): Promise<Spreads> {
  const rows = await reader
    .select({ ...SPREAD_COLUMNS, n: count() })
    .from(questions)
    .where(inSpan(span, departmentId))
    .groupBy(...Object.values(SPREAD_COLUMNS))
  const spread = (by: SpreadKey) => {
    const sums = new Map<string, number>()
    for (const row of rows) sums.set(row[by] ?? '', (sums.get(row[by] ?? '') ?? 0) + row.n)
    return [...sums].map(([key, n]) => ({ key, n })).toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
  }
  return { kind: spread('kind'), source: spread('source'), concern: spread('concern'), topic: spread('topic') }
}

/** The next moment at which time alone changes the counts of a span: an open question becomes overdue after it. */
export async function nextDueOf(reader: Reader, span: Span, now: Date): Promise<Date | null> {
  const [next] = await reader
    .select({ at: min(questions.dueAt) })
    .from(questions)
    .where(
      and(
        receivedIn(span),
        isNull(questions.publishedAt),
        inArray(questions.status, [...OPEN_STATUSES]),
        gte(questions.dueAt, now),
      ),
    )
  return next?.at ?? null
}
