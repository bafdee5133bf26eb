// Reads the figures of figures.ts. Counted when asked, by grouped queries over one index, so that they are always right. Bench
// B21 measures 500 departments × 12 months.
import {
  and,
  asc,
  count,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sum,
} from 'drizzle-orm'
import { instantOf, monthOf } from '#app/platform/dates.ts'
import { countTrue } from '#db/portable.ts'
import { departments, questionEvents, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { AFTER_ALL, pausesIn } from './clocks.server.ts'
import { type Counts, monthsUpTo, noCounts, type Part, ratesOf, sumCounts } from './figures.ts'
import { OPEN_STATUSES } from './question.ts'
import { addReception, type Span } from './statistics-reception.server.ts'

export type MonthFigures = {
  received: number
  /** answered and published, withheld ones with their reason included */
  answered: number
  /** of those received; null when none was */
  answeredRate: number | null
  /** answered in time ÷ (answered + open and overdue), so that overdue ones cannot hide; null when there is neither */
  onTimeRate: number | null
  /** received in the month, not answered, past their due moment */
  overdueOpen: number
}
export type CountedDepartment = { id: string; code: string; name: string; nameEn: string; areaId: string }
export type DepartmentCounts = { department: CountedDepartment; counts: Counts }

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

/** No clock of an open case runs. */
const STANDS_STILL = or(isNull(questions.nextDueAt), gte(questions.nextDueAt, AFTER_ALL))

const times = (condition: SQL | undefined) => sum(countTrue([condition as SQL])).mapWith(Number)

/** What the questions' own rows tell, by department. Every column read stands in the index questions_by_receipt. */
async function ownCounts(
  reader: Reader,
  { from, to }: Span,
  now: Date,
  departmentId?: string,
): Promise<Map<string, Counts>> {
  const valid = notInArray(questions.status, ['declined', 'redirected'])
  const overdue = and(
    isNull(questions.publishedAt),
    inArray(questions.status, [...OPEN_STATUSES]),
    lt(questions.dueAt, now),
  )
  const rows = await reader
    .select({
      id: questions.departmentId,
      incoming: count(),
      received: times(valid),
      responded: times(ne(questions.status, 'submitted')),
      answered: times(and(valid, isNotNull(questions.publishedAt))),
      withheld: times(and(valid, isNotNull(questions.publishedAt), eq(questions.publicity, 'withheld'))),
      onTime: times(and(valid, lte(questions.publishedAt, questions.dueAt))),
      open: times(and(isNull(questions.publishedAt), inArray(questions.status, [...OPEN_STATUSES]))),
      paused: times(and(isNull(questions.publishedAt), STANDS_STILL, inArray(questions.status, [...OPEN_STATUSES]))),
      overdueOpen: times(overdue),
    })
    .from(questions)
    .where(
      and(
        gte(questions.receivedAt, from),
        lt(questions.receivedAt, to),
        notInArray(questions.status, ['merged', 'withdrawn']),
        departmentId === undefined ? undefined : eq(questions.departmentId, departmentId),
      ),
    )
    .groupBy(questions.departmentId)
  const counts = new Map(rows.map(({ id, ...own }) => [id, { ...noCounts(), ...own } as Counts]))
  const standing = rows.some(({ paused, overdueOpen }) => paused > 0 && overdueOpen > 0)
  if (standing) await forgiveStanding(reader, { from, to }, now, counts)
  return counts
}

/** Takes out of the overdue ones those whose clock was stopped before it ran out. */
async function forgiveStanding(
  reader: Reader,
  { from, to }: Span,
  now: Date,
  counts: Map<string, Counts>,
): Promise<void> {
  const rows = await reader
    .select({
      id: questions.id,
      departmentId: questions.departmentId,
      dueAt: questions.dueAt,
      type: questionEvents.type,
      at: questionEvents.at,
    })
    .from(questions)
    .innerJoin(questionEvents, eq(questionEvents.questionId, questions.id))
    .where(
      and(
        gte(questions.receivedAt, from),
        lt(questions.receivedAt, to),
        isNull(questions.publishedAt),
        STANDS_STILL,
        inArray(questions.status, [...OPEN_STATUSES]),
        lt(questions.dueAt, now),
        inArray(questionEvents.type, ['paused', 'resumed']),
      ),
    )
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  const histories = new Map<string, typeof rows>()
  for (const row of rows) histories.set(row.id, [...(histories.get(row.id) ?? []), row])
  for (const history of histories.values()) {
    const last = pausesIn(history).at(-1)
    const row = history[0]
    const own = row && counts.get(row.departmentId)
    if (own && row && last?.to === null && last.from <= row.dueAt) own.overdueOpen -= 1
  }
}

export async function countedDepartments(reader: Reader): Promise<CountedDepartment[]> {
  return reader
    .select({
      id: departments.id,
      code: departments.code,
      name: departments.name,
      nameEn: departments.nameEn,
      areaId: departments.areaId,
    })
    .from(departments)
    .orderBy(asc(departments.code))
}

/** All counts of a span by department id, ratings, extensions and returns included. */
export async function countsOf(reader: Reader, span: Span, now: Date): Promise<Map<string, Counts>> {
  const counts = await ownCounts(reader, span, now)
  await addReception(reader, span, counts)
  return counts
}

/** The counts of a month by department, those with questions only; undefined for text that is no month. */
export async function monthCounts(reader: Reader, month: string, now: Date): Promise<DepartmentCounts[] | undefined> {
  const span = spanOf(month)
  if (!span) return undefined
  const counts = await countsOf(reader, span, now)
  const named = await countedDepartments(reader)
  return named.flatMap((department) => {
    const own = counts.get(department.id)
    return own ? [{ department, counts: own }] : []
  })
}

export type MonthTotal = { month: string; counts: Counts }

/** Twelve months up to `last`, of all departments or of one; without ratings, extensions and returns. */
export async function yearCounts(
  reader: Reader,
  last: string,
  now: Date,
  departmentId?: string,
): Promise<MonthTotal[]> {
  const totals: MonthTotal[] = []
  for (const month of monthsUpTo(last, 12)) {
    const counts = await ownCounts(reader, spanOf(month) as Span, now, departmentId)
    totals.push({ month, counts: sumCounts(counts.values()) })
  }
  return totals
}

export const BREAKDOWNS = ['state', 'kind', 'concern', 'source', 'topic', 'event'] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

const COLUMN = {
  state: questions.status,
  kind: questions.kind,
  concern: questions.concernKind,
  source: questions.source,
  topic: questions.topic,
  event: questions.eventId,
} as const

/** How a span's questions spread over one property; key is empty where a question has none. */
export async function partsOf(
  reader: Reader,
  by: Breakdown,
  { from, to }: Span,
  departmentId?: string,
): Promise<Part[]> {
  const column = COLUMN[by]
  const rows = await reader
    .select({ key: column, n: count() })
    .from(questions)
    .where(
      and(
        gte(questions.receivedAt, from),
        lt(questions.receivedAt, to),
        notInArray(questions.status, ['merged', 'withdrawn']),
        departmentId === undefined ? undefined : eq(questions.departmentId, departmentId),
      ),
    )
    .groupBy(column)
  return rows.map(({ key, n }) => ({ key: key ?? '', n })).toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
}

/** The monthly table as the contract has it. */
export async function monthStatistics(reader: Reader, month: string, now: Date) {
  const span = spanOf(month)
  if (!span) return undefined
  const counts = await ownCounts(reader, span, now)
  const named = await countedDepartments(reader)
  const rows = named.flatMap(({ id, code, name, nameEn }) => {
    const own = counts.get(id)
    return own && own.received > 0 ? [{ department: { code, name, nameEn }, ...monthFigures(own) }] : []
  })
  return { month, departments: rows, total: monthFigures(sumCounts(counts.values())) }
}

function monthFigures(counts: Counts): MonthFigures {
  const { answeredRate, onTimeRate } = ratesOf(counts)
  return {
    received: counts.received,
    answered: counts.answered,
    answeredRate,
    onTimeRate,
    overdueOpen: counts.overdueOpen,
  }
}

/** Months from the first question to now, the newest first. */
export async function listStatisticsMonths(reader: Reader, now: Date): Promise<string[]> {
  const [first] = await reader
    .select({ at: questions.receivedAt })
    .from(questions)
    .orderBy(asc(questions.receivedAt))
    .limit(1)
  const last = first ? monthOf(first.at) : monthOf(now)
  return monthsUpTo(monthOf(now), 120)
    .filter((month) => month >= last)
    .toReversed()
}
