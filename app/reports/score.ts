// Scores of departments (考评) for a month: computed from its figures by rules that have a version and a first month. A score is
// never set by hand; who disagrees objects to a line. Pure.
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { type Counts, ratesOf } from '#app/questions/figures.ts'
import { SCORE_LINES } from '#db/schema/scores.ts'
import { isRanked } from './league.ts'

export { SCORE_LINES }
export type ScoreLine = (typeof SCORE_LINES)[number]
/** Lines that are measured as a share of their points; orders take points off. */
export const MEASURED_LINES = ['onTime', 'answered', 'satisfaction', 'events'] as const
type MeasuredLine = (typeof MEASURED_LINES)[number]

export type ScoreRules = Record<MeasuredLine, number> & {
  version: number
  /** `YYYY-MM`: the first month computed by them */
  fromMonth: string
  /** points taken off for an orange and a red order */
  orange: number
  red: number
  basis: string
}

export const DEFAULT_SCORE_RULES: ScoreRules = {
  ...{ version: 1, fromMonth: '2000-01', onTime: 40, answered: 20, satisfaction: 20, events: 20, orange: 2, red: 5 },
  basis: '各地政务公开考评方案的通行做法；北京市接诉即办工作条例（2021）第三十二条：响应率、解决率、满意率',
}

/** The newest version of those that hold for the month. */
export function scoreRulesFor(versions: readonly ScoreRules[], month: string): ScoreRules {
  return versions
    .filter(({ fromMonth }) => fromMonth <= month)
    .reduce((best, one) => (one.version > best.version ? one : best), DEFAULT_SCORE_RULES)
}

export type ScoreEntry = {
  counts: Counts
  /** open days of the year up to the end of the month, and how many of the year's were owed by then */
  events: number
  eventsOwed: number
  /** orders of the month */
  orange: number
  red: number
}
/** `share` is what was reached, from 0 to 1; null where there is nothing to measure. Points with one decimal. */
export type ScoredLine = { line: ScoreLine; share: number | null; points: number; most: number }
export type Score = {
  lines: ScoredLine[]
  /** of 100; null for who has too few cases, and where nothing is measured */
  total: number | null
}

const tenths = (n: number) => Math.round(n * 10) / 10

/** Open days owed by the end of a month of those of the year, in whole ones. */
export const owedByMonth = (quota: number, month: string): number =>
  Math.floor((quota * Number(month.slice(5, 7))) / 12)

function shareOf(line: MeasuredLine, entry: ScoreEntry): number | null {
  const rates = ratesOf(entry.counts)
  if (line === 'onTime') return rates.onTimeRate
  if (line === 'answered') return rates.answeredRate
  if (line === 'satisfaction') return entry.counts.rated < FEWEST_PEOPLE ? null : rates.satisfactionRate
  return entry.eventsOwed === 0 ? null : Math.min(1, entry.events / entry.eventsOwed)
}

/** What is not measured is left out, and the rest counts for the whole hundred; orders are taken off at the end. */
export function scoreOf(entry: ScoreEntry, rules: ScoreRules): Score {
  const measured = MEASURED_LINES.map((line): ScoredLine => {
    const share = shareOf(line, entry)
    return { line, share, points: share === null ? 0 : tenths(share * rules[line]), most: rules[line] }
  })
  const taken = entry.orange * rules.orange + entry.red * rules.red
  const lines: ScoredLine[] = [...measured, { line: 'orders', share: null, points: taken === 0 ? 0 : -taken, most: 0 }]
  const counted = measured.filter(({ share }) => share !== null)
  const most = counted.reduce((sum, line) => sum + line.most, 0)
  const points = counted.reduce((sum, line) => sum + line.points, 0)
  const isScored = isRanked(entry.counts) && most > 0
  return { lines, total: isScored ? Math.max(0, tenths((points / most) * 100 - taken)) : null }
}
