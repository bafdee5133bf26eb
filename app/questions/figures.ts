// The figures of questions and answers: what is counted and how a rate comes of it. Pure; the page, the files, the league
// table and the monthly table use these and no others. Questions belong to the month they came in and to the department
// that is responsible now.

import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'

export const COUNTS = [
  'incoming',
  'received',
  'responded',
  'answered',
  'withheld',
  'closed',
  'onTime',
  'onTimeExtended',
  'extended',
  'open',
  'paused',
  'overdueOpen',
  'returned',
  'misrouted',
  'rated',
  'satisfied',
  'satisfiedSpeed',
  'unsatisfied',
] as const
export type CountKey = (typeof COUNTS)[number]
/**
 * incoming: everything that came in but merged or withdrawn · received: valid ones (not declined, not shown another way) ·
 * responded: of the incoming, those somebody has accepted, sent on or refused with a reason · answered: published, or withheld
 * with its reason published · closed (办结): of the incoming, those that ended: answered and the time to rate is over, declined,
 * or shown another way · onTime: answered by the due moment that held then, extensions and pauses included ·
 * onTimeExtended: of those, the ones that were late without an extension · paused: open, and the clock stands still ·
 * overdueOpen: not answered and past due; one that stands still is late only if it was so when it was stopped ·
 * returned: given back by a department · misrouted: of those, the router had proposed that department · rated, satisfied (content, speed): last rating of each ·
 * unsatisfied: answered, but the asker's last word is that it does not help
 */
export type Counts = Record<CountKey, number>

export const noCounts = (): Counts => Object.fromEntries(COUNTS.map((key) => [key, 0])) as Counts

export function sumCounts(all: Iterable<Counts>): Counts {
  const sum = noCounts()
  for (const counts of all) for (const key of COUNTS) sum[key] += counts[key]
  return sum
}

export const RATES = [
  'responseRate',
  'answeredRate',
  'resolutionRate',
  'onTimeRate',
  'onTimeOriginalRate',
  'satisfactionRate',
  'speedRate',
] as const
export type RateKey = (typeof RATES)[number]
/** Between 0 and 1; null where nothing stands below the line. */
export type Rates = Record<RateKey, number | null>

const share = (part: number, whole: number) => (whole <= 0 ? null : part / whole)

/**
 * 响应率、解决率、满意率 (北京市接诉即办工作条例 art. 32), 答复率, 按时率. What is open and overdue stands below the line of every rate
 * about answers, so that leaving a question alone never makes a rate better.
 */
export function ratesOf(counts: Counts): Rates {
  const owed = counts.answered + counts.overdueOpen
  return {
    responseRate: share(counts.responded, counts.incoming),
    answeredRate: share(counts.answered, counts.received),
    resolutionRate: share(counts.answered - counts.unsatisfied, owed),
    onTimeRate: share(counts.onTime, owed),
    onTimeOriginalRate: share(counts.onTime - counts.onTimeExtended, owed),
    satisfactionRate: share(counts.satisfied, counts.rated),
    speedRate: share(counts.satisfiedSpeed, counts.rated),
  }
}

/** Rates as the public sees them: those that move with single ratings only where enough people rated. */
export function publicRates(counts: Counts): Rates {
  const rates = ratesOf(counts)
  if (counts.rated >= FEWEST_PEOPLE) return rates
  return { ...rates, satisfactionRate: null, speedRate: null, resolutionRate: null }
}

export type Part = { key: string; n: number }
/** The key of the row that holds the small ones. */
export const OTHERS = 'others'

/**
 * Largest first; those under FEWEST_PEOPLE in one row `others`, which stands last and is itself not under it; nothing where
 * all together are fewer.
 */
export function publicParts(parts: readonly Part[]): Part[] {
  const sorted = parts.filter(({ n }) => n > 0).toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
  const listed = sorted.filter(({ n }) => n >= FEWEST_PEOPLE)
  let others = sorted.slice(listed.length).reduce((sum, { n }) => sum + n, 0)
  // One small row alone could be told from the total: the smallest listed one joins it.
  while (others > 0 && others < FEWEST_PEOPLE && listed.length > 0) others += listed.pop()?.n ?? 0
  return others >= FEWEST_PEOPLE ? [...listed, { key: OTHERS, n: others }] : listed
}

/** `92.3%`; whole numbers without decimals. Never rounds up to 100% nor down to 0%. */
export function percentOf(rate: number | null, none = '—'): string {
  if (rate === null) return none
  if (rate >= 1) return '100%'
  if (rate <= 0) return '0%'
  const shown = Math.min(99.9, Math.max(0.1, Math.round(rate * 1000) / 10))
  return `${shown.toFixed(1)}%`
}

/** Months `YYYY-MM`, the earliest first, ending with `last`. */
export function monthsUpTo(last: string, count: number): string[] {
  const [year, month] = last.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, index) => {
    const at = year * 12 + month - 1 - (count - 1 - index)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
