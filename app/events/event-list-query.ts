// The filters of the list as they stand in the address. What makes no sense is left out, never an error.
import { addDays, instantOf } from '#app/platform/dates.ts'
import { cleanLine } from '#app/platform/text.ts'
import { EVENT_KINDS, type EventKind } from './event.ts'
import { isTheme, type Theme } from './theme.ts'

export type EventListQuery = {
  theme?: Theme
  kind?: EventKind
  department?: string
  area?: string
  campaign?: string
  /** `YYYY-MM` */
  month?: string
  /** `YYYY-MM-DD`, both included */
  from?: string
  to?: string
  q?: string
  free?: boolean
  past?: boolean
  /** `YYYY`, of the past ones only */
  year?: string
  page: number
}

const LONGEST_QUERY = 100
const MOST_PAGES = 200

export function readListQuery(search: URLSearchParams): EventListQuery {
  const value = (name: string) => cleanLine(search.get(name) ?? '').slice(0, LONGEST_QUERY) || undefined
  const day = (name: string) => (instantOf(value(name) ?? '') ? value(name) : undefined)
  const theme = value('theme')
  const month = value('month')
  const page = Number(value('page') ?? 1)
  const past = value('when') === 'past' || undefined
  const year = value('year')
  return {
    theme: isTheme(theme) ? theme : undefined,
    kind: EVENT_KINDS.find((kind) => kind === value('kind')),
    department: value('department'),
    area: value('area'),
    campaign: value('campaign'),
    month: month && isMonth(month) ? month : undefined,
    from: day('from'),
    to: day('to'),
    q: value('q'),
    free: value('free') === '1' || undefined,
    past,
    year: past && year && /^20\d\d$/.test(year) ? year : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  }
}

export function isMonth(text: string): boolean {
  return instantOf(`${text}-01`) !== undefined
}

/** The month `n` months later, `YYYY-MM`. */
export function addMonths(month: string, n: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const at = year * 12 + number - 1 + n
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** First moment of the month and of the next one. */
export function spanOfMonth(month: string): { from: Date; to: Date } | undefined {
  const from = instantOf(`${month}-01`)
  const to = instantOf(`${addMonths(month, 1)}-01`)
  return from && to ? { from, to } : undefined
}

/**
 * The span of time the filters mean. Without a month or days: what is not over; the past ones end by now. A named month or
 * day shows what took place in it, over or not.
 */
export function spanOfQuery(query: EventListQuery, now: Date): { from?: Date; to?: Date } {
  if (query.month) return spanOfMonth(query.month) ?? {}
  if (query.from || query.to) {
    return {
      from: query.from ? instantOf(query.from) : undefined,
      to: query.to ? instantOf(addDays(query.to, 1)) : undefined,
    }
  }
  if (!query.past) return { from: now }
  if (!query.year) return { to: now }
  const ends = instantOf(`${Number(query.year) + 1}-01-01`)
  return { from: instantOf(`${query.year}-01-01`), to: ends && ends < now ? ends : now }
}

/** The address of the list with these filters; the first page has no number. */
export function listHref(query: Partial<EventListQuery>, path = '/events'): string {
  const search = new URLSearchParams()
  for (const name of ['q', 'theme', 'kind', 'department', 'area', 'campaign', 'month', 'from', 'to'] as const) {
    const value = query[name]
    if (value) search.set(name, value)
  }
  if (query.free) search.set('free', '1')
  if (query.past) search.set('when', 'past')
  if (query.past && query.year) search.set('year', query.year)
  if (query.page && query.page > 1) search.set('page', String(query.page))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
