// 通报排名: who stands where. Equal rates share a rank; departments with few cases are listed apart, because one late answer
// out of two says nothing. Pure.
import { type Counts, type RateKey, ratesOf } from '#app/questions/figures.ts'

/** Answered and overdue together; with fewer a department has no rank. */
export const FEWEST_RANKED = 5

export const LEAGUE_SORTS = [
  'rank',
  'name',
  'events',
  'visitors',
  'received',
  'answered',
  'answeredRate',
  'onTimeRate',
  'satisfactionRate',
  'overdueOpen',
] as const
export type LeagueSort = (typeof LEAGUE_SORTS)[number]

export type LeagueEntry = {
  code: string
  name: string
  nameEn: string
  events: number
  visitors: number
  counts: Counts
  /** of the month before; null when there was nothing to compare */
  before: Counts | null
}
export type LeagueRow = LeagueEntry & {
  rates: Record<RateKey, number | null>
  /** null: listed apart */
  rank: number | null
  /** percentage points against the month before; null where one of the two is missing or too small */
  trend: number | null
}

const owed = (counts: Counts) => counts.answered + counts.overdueOpen
export const isRanked = (counts: Counts) => owed(counts) >= FEWEST_RANKED

/** Ranks by the on-time rate, to a tenth of a percent as it is shown: 1, 1, 3. The rest follows without a rank. */
export function leagueOf(entries: readonly LeagueEntry[]): LeagueRow[] {
  const rows = entries.map((entry) => {
    const rates = ratesOf(entry.counts)
    const before = entry.before && isRanked(entry.before) ? ratesOf(entry.before).onTimeRate : null
    const comparable = isRanked(entry.counts) && before !== null && rates.onTimeRate !== null
    const trend = comparable ? Math.round(((rates.onTimeRate ?? 0) - before) * 1000) / 10 : null
    return { ...entry, rates, trend, rank: null as number | null }
  })
  const score = (row: LeagueRow) => Math.round((row.rates.onTimeRate ?? 0) * 1000)
  const ranked = rows.filter(({ counts }) => isRanked(counts)).toSorted((a, b) => score(b) - score(a) || byCode(a, b))
  for (const [index, row] of ranked.entries()) {
    const former = ranked[index - 1]
    row.rank = former && score(former) === score(row) ? former.rank : index + 1
  }
  const apart = rows
    .filter(({ counts }) => !isRanked(counts))
    .toSorted((a, b) => owed(b.counts) - owed(a.counts) || byCode(a, b))
  return [...ranked, ...apart]
}

/** 红黑榜: so many at either end. */
export const PLACES_NAMED = 5

/**
 * The first and the last of the ranked rows. Equal rates share a rank, so either list may be longer; who is among the first is
 * not among the last, and where all share one rank nobody is last.
 */
export function firstAndLast<Row extends LeagueRow>(rows: readonly Row[], places = PLACES_NAMED) {
  const ranked = rows.filter((row): row is Row & { rank: number } => row.rank !== null)
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank || byCode(a, b))
  const first = sorted.filter(({ rank }) => rank <= places)
  const below = (row: { rank: number }) => ranked.filter(({ rank }) => rank > row.rank).length
  const last = sorted.filter((row) => row.rank > places && below(row) < places)
  return { first, last }
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)

function valueIn(row: LeagueRow, sort: LeagueSort): number | string | null {
  switch (sort) {
    case 'rank':
      return row.rank
    case 'name':
      return row.name
    case 'events':
    case 'visitors':
      return row[sort]
    case 'answeredRate':
    case 'onTimeRate':
    case 'satisfactionRate':
      return row.rates[sort]
    default:
      return row.counts[sort]
  }
}

/** Rows without a value stand last, whatever the direction. */
export function sortLeague(rows: readonly LeagueRow[], sort: LeagueSort, descending: boolean): LeagueRow[] {
  const sign = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [left, right] = [valueIn(a, sort), valueIn(b, sort)]
    if (left === right) return 0
    if (left === null || right === null) return left === null ? 1 : -1
    if (typeof left === 'string') return sign * left.localeCompare(right as string, 'zh-CN')
    return sign * (left - (right as number))
  })
}

/** Direction a column is first sorted in: what is good or much comes first. */
export const startsDescending = (sort: LeagueSort) => sort !== 'rank' && sort !== 'name'
