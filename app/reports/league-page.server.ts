// What the league page, its print and its file have in common: the month asked for, its rows in the order asked for.
import { monthOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { monthsUpTo } from '#app/questions/figures.ts'
import type { Reader } from '#db/store.ts'
import { LEAGUE_SORTS, type LeagueSort, sortLeague } from './league.ts'
import { readLeague } from './month-table.server.ts'

/** The current month is not over; ranks are of the month before until somebody asks for another. */
export const defaultMonth = (now: Date) => monthsUpTo(monthOf(now), 2)[0] as string

export async function readLeaguePage(reader: Reader, query: URLSearchParams, now: Date) {
  const month = query.get('month') || defaultMonth(now)
  const rows = await readLeague(reader, month, now)
  if (!rows) throw new NotFound()
  const sort: LeagueSort = LEAGUE_SORTS.find((key) => key === query.get('sort')) ?? 'rank'
  const descending = query.get('order') === 'desc'
  return { month, rows: sort === 'rank' && !descending ? rows : sortLeague(rows, sort, descending), sort, descending }
}
