// The figures of figures.ts by month and department: kept or counted now, always the same (month-figures.server.ts). Bench B21
// measures 500 departments × 12 months.
import { asc } from 'drizzle-orm'
import { departments } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Spreads } from './count-questions.server.ts'
import { type Counts, monthsUpTo, noCounts, ratesOf, sumCounts } from './figures.ts'
import { countsOfMonth, countsOfMonths, figuresOfMonth, type MonthCounts } from './month-figures.server.ts'

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

/** A month: the counts by department, those with questions only, and how it spreads; undefined for text that is no month. */
export async function monthCounts(
  reader: Reader,
  month: string,
  now: Date,
  departmentId?: string,
): Promise<{ departments: DepartmentCounts[]; spreads: Spreads } | undefined> {
  const figures = await figuresOfMonth(reader, month, now, departmentId)
  if (!figures) return undefined
  const { counts, spreads } = figures
  return { departments: named(await countedDepartments(reader), counts), spreads }
}

function named(places: CountedDepartment[], counts: MonthCounts): DepartmentCounts[] {
  return places.flatMap((department) => {
    const own = counts.get(department.id)
    return own ? [{ department, counts: own }] : []
  })
}

export type MonthTotal = { month: string; counts: Counts }

/** Twelve months up to `last`, of all departments or of one; extensions, returns and ratings may be missing in them. */
export async function yearCounts(
  reader: Reader,
  last: string,
  now: Date,
  departmentId?: string,
): Promise<MonthTotal[]> {
  const months = await countsOfMonths(reader, monthsUpTo(last, 12), now)
  return months.map(({ month, counts }) => ({
    month,
    counts: departmentId === undefined ? sumCounts(counts.values()) : (counts.get(departmentId) ?? noCounts()),
  }))
}

/** The monthly table as the contract has it. */
export async function monthStatistics(reader: Reader, month: string, now: Date) {
  const counts = await countsOfMonth(reader, month, now)
  if (!counts) return undefined
  const rows = named(await countedDepartments(reader), counts).flatMap(({ department, counts: own }) => {
    const { code, name, nameEn } = department
    return own.received > 0 ? [{ department: { code, name, nameEn }, ...monthFigures(own) }] : []
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
