// The monthly table as offices file it (留言数, 答复数, 答复率): of the questions received in a month, how many are answered
// and published, how many in time. Questions that were declined, shown another way, merged or withdrawn are not counted.
import { and, asc, count, gte, isNotNull, isNull, lt, lte, notInArray, type SQL } from 'drizzle-orm'
import { instantOf, monthOf } from '#app/platform/dates.ts'
import { departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { ENDED_WITHOUT_ANSWER } from './question.ts'

export type MonthFigures = {
  received: number
  /** answered and published, withheld ones with their reason included */
  answered: number
  /** of those received; null when none was */
  answeredRate: number | null
  /** answered in time ÷ (answered + open and overdue), so that overdue ones cannot hide; null when there is neither */
  onTimeRate: number | null
  /** received in the month, not answered, past their due day */
  overdueOpen: number
}
export type DepartmentFigures = MonthFigures & { department: { code: string; name: string; nameEn: string } }
export type MonthStatistics = { month: string; departments: DepartmentFigures[]; total: MonthFigures }

/** First moment of the month and of the next one; undefined for text that is no month. */
function spanOf(month: string): { from: Date; to: Date } | undefined {
  const from = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? instantOf(`${month}-01`) : undefined
  if (!from) return undefined
  const [year, number] = month.split('-').map(Number) as [number, number]
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  const to = instantOf(`${next}-01`)
  return to && { from, to }
}

/** The figures of one month (`YYYY-MM`) by department, those with questions only; undefined for text that is no month. */
export async function monthStatistics(reader: Reader, month: string, now: Date): Promise<MonthStatistics | undefined> {
  const span = spanOf(month)
  if (!span) return undefined
  const counted = and(
    gte(questions.receivedAt, span.from),
    lt(questions.receivedAt, span.to),
    notInArray(questions.status, [...ENDED_WITHOUT_ANSWER]),
  )
  const byDepartment = async (condition?: SQL) => {
    const rows = await reader
      .select({ id: questions.departmentId, n: count() })
      .from(questions)
      .where(and(counted, condition))
      .groupBy(questions.departmentId)
    return new Map(rows.map(({ id, n }) => [id, n]))
  }
  const received = await byDepartment()
  const answered = await byDepartment(isNotNull(questions.publishedAt))
  const onTime = await byDepartment(lte(questions.publishedAt, questions.dueAt))
  const overdue = await byDepartment(and(isNull(questions.publishedAt), lt(questions.dueAt, now)))
  const named = await reader
    .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .orderBy(asc(departments.code))
  const rows = named.filter(({ id }) => received.has(id))
  const of = (counts: Map<string, number>, id: string) => counts.get(id) ?? 0
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, n) => total + n, 0)
  return {
    month,
    departments: rows.map(({ id, ...department }) => ({
      department,
      ...figures(of(received, id), of(answered, id), of(onTime, id), of(overdue, id)),
    })),
    total: figures(sum(received), sum(answered), sum(onTime), sum(overdue)),
  }
}

function figures(received: number, answered: number, onTime: number, overdueOpen: number): MonthFigures {
  const ended = answered + overdueOpen
  return {
    received,
    answered,
    answeredRate: received === 0 ? null : answered / received,
    onTimeRate: ended === 0 ? null : onTime / ended,
    overdueOpen,
  }
}

/** Months from the first question to now, the newest first. */
export async function listStatisticsMonths(reader: Reader, now: Date): Promise<string[]> {
  const [first] = await reader
    .select({ at: questions.receivedAt })
    .from(questions)
    .orderBy(asc(questions.receivedAt))
    .limit(1)
  const months: string[] = []
  const last = first ? monthOf(first.at) : monthOf(now)
  for (let month = monthOf(now); month >= last && months.length < 120; month = monthBefore(month)) months.push(month)
  return months
}

function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
