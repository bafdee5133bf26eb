import { describe, expect, it } from 'vitest'
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { type Counts, noCounts, percentOf, publicParts, publicRates, ratesOf } from '#app/questions/figures.ts'
import { leagueOf, sortLeague } from '#app/reports/league.ts'

const counts = (given: Partial<Counts>): Counts => ({ ...noCounts(), ...given })
const entry = (code: string, given: Partial<Counts>, before: Partial<Counts> | null = null) => ({
  code,
  name: code,
  nameEn: code,
  events: 0,
  visitors: 0,
  counts: counts(given),
  before: before && counts(before),
})

describe('rates', () => {
  it('leave nothing out below the line: what is left alone and overdue counts', () => {
    const rates = ratesOf(
      counts({ received: 10, answered: 6, onTime: 6, onTimeExtended: 2, overdueOpen: 2, unsatisfied: 1 }),
    )
    expect(rates).toMatchObject({ answeredRate: 0.6, onTimeRate: 0.75, onTimeOriginalRate: 0.5, resolutionRate: 0.625 })
    expect(ratesOf(noCounts()).onTimeRate).toBeNull()
  })
  it('of satisfaction are shown in public only where several rated', () => {
    const one = publicRates(counts({ answered: 1, onTime: 1, rated: 1, unsatisfied: 1 }))
    expect(one).toMatchObject({ satisfactionRate: null, speedRate: null, resolutionRate: null, onTimeRate: 1 })
    const rated = (n: number) => publicRates(counts({ rated: n, satisfied: 3 })).satisfactionRate
    expect([rated(FEWEST_PEOPLE - 1), rated(FEWEST_PEOPLE)]).toEqual([null, 3 / FEWEST_PEOPLE])
  })
  it('are never rounded to all or nothing', () => {
    expect([0, 0.0001, 0.5, 0.9999, 1, null].map((rate) => percentOf(rate))).toEqual([
      '0%',
      '0.1%',
      '50.0%',
      '99.9%',
      '100%',
      '—',
    ])
  })
})

it('rows of few people are put together, so that none can be told from the total', () => {
  const part = (key: string, n: number) => ({ key, n })
  expect(publicParts([part('a', 9), part('b', 2), part('c', 1), part('d', 5)])).toEqual([
    part('a', 9),
    part('others', 8),
  ])
  expect(publicParts([part('a', 9), part('b', 4), part('c', 1)])).toEqual([part('a', 9), part('others', 5)])
  expect(publicParts([part('a', 1)])).toEqual([])
  expect(publicParts([part('a', 1), part('b', 1)])).toEqual([])
})

describe('the league', () => {
  const rows = leagueOf([
    entry('A', { answered: 8, onTime: 8 }, { answered: 10, onTime: 9 }),
    entry('B', { answered: 10, onTime: 9 }),
    entry('C', { answered: 20, onTime: 18 }),
    entry('D', { answered: 2, onTime: 2 }),
    entry('E', { answered: 6, onTime: 5, overdueOpen: 4 }),
  ])
  it('shares a rank where rates are equal, and lists few cases apart', () => {
    expect(rows.map(({ code, rank }) => [code, rank])).toEqual([
      ['A', 1],
      ['B', 2],
      ['C', 2],
      ['E', 4],
      ['D', null],
    ])
  })
  it('says the change to the month before only where both months have enough', () => {
    expect(rows.map(({ trend }) => trend)).toEqual([10, null, null, null, null])
  })
  it('sorts by any column', () => {
    expect(sortLeague(rows, 'name', true).map(({ code }) => code)).toEqual(['E', 'D', 'C', 'B', 'A'])
    expect(sortLeague(rows, 'overdueOpen', true)[0]?.code).toBe('E')
  })
})
