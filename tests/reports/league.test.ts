import { describe, expect, it } from 'vitest'
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { type Counts, noCounts, percentOf, publicParts, publicRates, ratesOf } from '#app/questions/figures.ts'
import { firstAndLast, leagueOf, sortLeague } from '#app/reports/league.ts'
import { sparkStretches } from '#app/ui/sparkline.tsx'

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

describe('the first and the last', () => {
  const league = (answeredOnTime: readonly number[]) =>
    leagueOf(answeredOnTime.map((onTime, index) => entry(String.fromCharCode(65 + index), { answered: 100, onTime })))
  const ends = (answeredOnTime: readonly number[]) => {
    const { first, last } = firstAndLast(league(answeredOnTime))
    const named = (rows: typeof first) => rows.map(({ code, rank }) => `${rank} ${code}`)
    return [named(first), named(last)]
  }
  it('are five each, by rank', () => {
    expect(ends([99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89])).toEqual([
      ['1 A', '2 B', '3 C', '4 D', '5 E'],
      ['7 G', '8 H', '9 I', '10 J', '11 K'],
    ])
  })
  it('share ranks, so that either may be longer', () => {
    expect(ends([99, 98, 97, 96, 95, 95, 93, 92, 91, 90, 90, 90, 90, 90])).toEqual([
      ['1 A', '2 B', '3 C', '4 D', '5 E', '5 F'],
      ['10 J', '10 K', '10 L', '10 M', '10 N'],
    ])
    expect(ends([99, 98, 97, 96, 95, 90, 90, 90, 90, 90, 90])[1]).toHaveLength(6)
  })
  it('never name one twice; where all are alike, nobody is last', () => {
    expect(ends([99, 98, 97, 96, 95, 94, 93])).toEqual([
      ['1 A', '2 B', '3 C', '4 D', '5 E'],
      ['6 F', '7 G'],
    ])
    expect(ends([90, 90, 90, 90, 90, 90, 90])[1]).toEqual([])
    expect(ends([])).toEqual([[], []])
  })
  it('leave out who has few cases', () => {
    const few = leagueOf([entry('A', { answered: 4, onTime: 0 }), entry('B', { answered: 5, onTime: 5 })])
    expect(firstAndLast(few)).toMatchObject({ first: [{ code: 'B' }], last: [] })
  })
})

it('a line of a year is broken where there is nothing to measure, and stays in its box', () => {
  const stretches = sparkStretches([0, 1, null, 0.5, null, 2], 1)
  expect(stretches.map((stretch) => stretch.length)).toEqual([2, 1, 1])
  const heights = stretches.flat().map(({ y }) => y)
  expect([Math.max(...heights), Math.min(...heights)]).toEqual([heights[0], heights[1]])
  expect(heights[3]).toBe(heights[1])
  expect(sparkStretches([null, null], 1)).toEqual([])
  expect(sparkStretches([3], 0)).toHaveLength(1)
})
