// Which lists stand behind the figures: one for each count, and for a rate the list below its line and the list above it. Pure.
import type { SpreadKey } from './count-questions.server.ts'
import { COUNTS, type CountKey, OTHERS, RATES, type RateKey } from './figures.ts'

/** Parts of rates that are no figure of their own: owed is answered or overdue, resolved is answered and not unsatisfied. */
export const RATE_LISTS = ['owed', 'resolved', 'onTimeOriginal'] as const
export type ListKey = CountKey | (typeof RATE_LISTS)[number]

/** A rate is what is in `part` of what is in `whole`. */
export const PARTS_OF: Record<RateKey, { part: ListKey; whole: ListKey }> = {
  responseRate: { part: 'responded', whole: 'incoming' },
  answeredRate: { part: 'answered', whole: 'received' },
  resolutionRate: { part: 'resolved', whole: 'owed' },
  onTimeRate: { part: 'onTime', whole: 'owed' },
  onTimeOriginalRate: { part: 'onTimeOriginal', whole: 'owed' },
  satisfactionRate: { part: 'satisfied', whole: 'rated' },
  speedRate: { part: 'satisfiedSpeed', whole: 'rated' },
}

export const LIST_KEYS: readonly ListKey[] = [...COUNTS, ...RATE_LISTS]

/** What an address names: a list, or a rate that opens what stands below its line; undefined for anything else. */
export function listedFigureOf(name: string | null): { list: ListKey; rate: RateKey | null } | undefined {
  const rate = RATES.find((key) => key === name)
  if (rate) return { list: PARTS_OF[rate].whole, rate }
  const list = LIST_KEYS.find((key) => key === name)
  return list && { list, rate: null }
}

/**
 * Lists that everybody may read: what came in and what is answered. What single askers said is not theirs to see, and of what
 * is late only as much as a place has decided to show (the public overdue ledger).
 */
const PUBLIC_LISTS: readonly ListKey[] = ['incoming', 'received', 'responded', 'answered']
export const isPublicList = (list: ListKey): boolean => PUBLIC_LISTS.includes(list)

/** Where a number of the public figures leads; undefined for those whose list is not public. */
export function publicFigureLink(figure: CountKey | RateKey, month: string, department?: string): string | undefined {
  const listed = listedFigureOf(figure)
  if (!listed || !isPublicList(listed.list)) return undefined
  return `/statistics/questions?${new URLSearchParams({ month, figure, ...(department !== undefined && { department }) })}`
}

/** Where a row of a public spread leads; undefined for the row of small ones, which says nothing of any of them. */
export function publicSpreadLink(by: SpreadKey, item: string, month: string, department?: string): string | undefined {
  if (item === OTHERS) return undefined
  return `/statistics/questions?${new URLSearchParams({ month, by, item, ...(department !== undefined && { department }) })}`
}
