// What the public page of figures (统计公开) shows: a month by department, twelve months up to it, and how the month spreads.
import { eq } from 'drizzle-orm'
import { monthOf } from '#app/platform/dates.ts'
import { departments } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { concernsReceived } from './concern-queries.server.ts'
import { SPREADS, type SpreadKey, type Spreads, spanOf } from './count-questions.server.ts'
import { type Counts, noCounts, type Part, publicParts, publicRates, type Rates, sumCounts } from './figures.ts'
import { type ConcernCount, publicConcerns } from './public-concerns.ts'
import { monthCounts, yearCounts } from './statistics.server.ts'
import type { Span } from './statistics-reception.server.ts'

export type StatisticsRow = { code: string; name: string; nameEn: string; counts: Counts; rates: Rates }
export type PublicBreakdown = SpreadKey
export type StatisticsPage = {
  month: string
  /** what the figures are of; null for all departments */
  department: { code: string; name: string; nameEn: string } | null
  rows: StatisticsRow[]
  total: { counts: Counts; rates: Rates }
  year: { month: string; received: number; answered: number; onTimeRate: number | null; unfinished: boolean }[]
  parts: Record<PublicBreakdown, Part[]>
  concerns: { rows: ConcernCount[]; total: ConcernCount }
}

/** How a month spreads, as far as the public sees it. */
export function publicSpreads(spreads: Spreads): Record<PublicBreakdown, Part[]> {
  const parts = {} as Record<PublicBreakdown, Part[]>
  for (const by of SPREADS) {
    // Questions of no concern are the rule, not a concern of their own.
    parts[by] = publicParts(by === 'concern' ? spreads[by].filter(({ key }) => key !== '') : spreads[by])
  }
  return parts
}

/** Undefined for text that is no month, for a month to come, and for a department that does not exist. */
export async function readStatisticsPage(
  reader: Reader,
  asked: { month: string; department?: string },
  now: Date,
): Promise<StatisticsPage | undefined> {
  if (asked.month > monthOf(now)) return undefined
  const [department] = asked.department
    ? await reader
        .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
        .from(departments)
        .where(eq(departments.code, asked.department))
    : []
  if (asked.department && !department) return undefined
  const counted = await monthCounts(reader, asked.month, now, department?.id)
  if (!counted) return undefined
  const own = counted.departments.filter((row) => !department || row.department.id === department.id)
  const total = own.length > 0 ? sumCounts(own.map(({ counts }) => counts)) : noCounts()
  const year = await yearCounts(reader, asked.month, now, department?.id)
  return {
    month: asked.month,
    department: department ? { code: department.code, name: department.name, nameEn: department.nameEn } : null,
    rows: own.map(({ department: { code, name, nameEn }, counts }) => ({
      ...{ code, name, nameEn, counts },
      rates: publicRates(counts),
    })),
    total: { counts: total, rates: publicRates(total) },
    year: year.map(({ month, counts }) => ({
      ...{ month, received: counts.received, answered: counts.answered },
      onTimeRate: publicRates(counts).onTimeRate,
      unfinished: month === monthOf(now),
    })),
    parts: publicSpreads(counted.spreads),
    concerns: publicConcerns(await concernsReceived(reader, spanOf(asked.month) as Span, department?.id)),
  }
}
