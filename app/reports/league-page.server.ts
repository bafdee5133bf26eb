// What the league page, its print and its file have in common: the month asked for, its rows in the order asked for.
import { monthOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { monthsUpTo, ratesOf } from '#app/questions/figures.ts'
import { countsOfMonths } from '#app/questions/month-figures.server.ts'
import { countedDepartments } from '#app/questions/statistics.server.ts'
import type { Reader } from '#db/store.ts'
import { firstAndLast, LEAGUE_SORTS, type LeagueSort, sortLeague } from './league.ts'
import { readLeague } from './month-table.server.ts'

/** The current month is not over; ranks are of the month before until somebody asks for another. */
export const defaultMonth = (now: Date) => monthsUpTo(monthOf(now), 2)[0] as string

/** On-time rates of the twelve months up to this one by the code of a department; null where nothing was owed. */
export type LeagueYear = { months: string[]; rates: Record<string, (number | null)[]> }

async function readLeagueYear(reader: Reader, month: string, now: Date): Promise<LeagueYear> {
  const months = await countsOfMonths(reader, monthsUpTo(month, 12), now)
  const rates: LeagueYear['rates'] = {}
  for (const { id, code } of await countedDepartments(reader)) {
    rates[code] = months.map(({ counts }) => {
      const own = counts.get(id)
      return own ? ratesOf(own).onTimeRate : null
    })
  }
  return { months: months.map((one) => one.month), rates }
}

export async function readLeaguePage(reader: Reader, query: URLSearchParams, now: Date) {
  const month = query.get('month') || defaultMonth(now)
  const rows = await readLeague(reader, month, now)
  if (!rows) throw new NotFound()
  const sort: LeagueSort = LEAGUE_SORTS.find((key) => key === query.get('sort')) ?? 'rank'
  const descending = query.get('order') === 'desc'
  return {
    ...{ month, sort, descending, ...firstAndLast(rows) },
    rows: sort === 'rank' && !descending ? rows : sortLeague(rows, sort, descending),
    year: await readLeagueYear(reader, month, now),
  }
}
