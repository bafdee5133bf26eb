import { expect, it } from 'vitest'
import { isThisMachine, networkOf } from '#app/platform/network.ts'
import { type SharedBudget, sharedBudget } from '#app/platform/shared-budget.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25) + seconds * 1000)
/** A process that nobody else is beside. */
const alone = (given: { points: number; secondsEach: number }) =>
  sharedBudget({ ...given, quiet: given.points, tell: async () => true })

it('lets a crowd pass at once, then one at each refill, and says how long to wait', () => {
  const budget = alone({ points: 3, secondsEach: 10 })
  const take = (seconds: number, key = 'a') => budget.take(key, at(seconds))
  expect([take(0), take(0), take(0), take(0), take(4)]).toEqual([undefined, undefined, undefined, 10, 6])
  expect(take(0, 'b')).toBeUndefined()
  expect([take(10), take(10)]).toEqual([undefined, 10])
  // Refusals cost nothing; half a minute later it is full again, and no fuller than it was.
  expect([take(40), take(40), take(40), take(40)]).toEqual([undefined, undefined, undefined, 10])
})

it('keeps what was spent over the turn of its memory, and forgets what is full', () => {
  const budget = alone({ points: 3, secondsEach: 10 })
  void budget.take('other', at(0))
  for (let n = 0; n < 3; n++) void budget.take('a', at(59))
  expect(budget.take('other', at(61))).toBeUndefined()
  expect(budget.take('a', at(62))).toBe(7)
  expect(budget.take('a', at(1000))).toBeUndefined()
})

it('gives back a try that cost nothing, and starts anew when the clock is set back', () => {
  const budget = alone({ points: 1, secondsEach: 60 })
  expect([budget.take('a', at(0)), budget.take('a', at(0))]).toEqual([undefined, 60])
  budget.giveBack('a', at(0))
  expect(budget.take('a', at(0))).toBeUndefined()
  expect(budget.take('a', at(-3600))).toBeUndefined()
})

/** Processes that tell each other by one book, as they do by the table. */
function together(processes: number, given: { points: number; secondsEach: number; quiet: number }) {
  const book = new Map<string, number>()
  const state = { told: 0, reachable: true }
  const budgets: SharedBudget[] = Array.from({ length: processes }, () => {
    const budget = sharedBudget({
      ...given,
      tell: async () => {
        const tries = budget.untold(at(0))
        if (!state.reachable) {
          budget.keep()
          return false
        }
        state.told++
        for (const [key, count] of tries) {
          const full = Math.max(book.get(key) ?? 0, at(0).getTime()) + count * budget.gap
          book.set(key, Math.min(full, at(0).getTime() + budget.horizon))
          budget.learn(key, book.get(key) as number, at(0))
        }
        return true
      },
    })
    return budget
  })
  return { budgets, state }
}

const passed = async (takes: (number | undefined | Promise<number | undefined>)[]) =>
  (await Promise.all(takes)).filter((wait) => wait === undefined).length

it.each([2, 3, 8])('%i processes let no more pass than one, but for what each may keep quiet', async (count) => {
  const { budgets } = together(count, { points: 400, secondsEach: 3, quiet: 8 })
  const takes = Array.from({ length: 1600 }, (_, n) => (budgets[n % count] as SharedBudget).take('a', at(0)))
  const through = await passed(takes)
  expect(through).toBeGreaterThanOrEqual(400)
  expect(through).toBeLessThanOrEqual(400 + 8 * count)
  // What went past the limit is owed: nobody gets in until it has been refilled.
  expect(await passed(budgets.map((budget) => budget.take('a', at(1))))).toBe(0)
})

it('a process that hears of nobody else tells seldom; as soon as it hears of one it tells oftener', async () => {
  const { budgets, state } = together(2, { points: 400, secondsEach: 3, quiet: 8 })
  const [one, other] = budgets as [SharedBudget, SharedBudget]
  expect(await passed(Array.from({ length: 200 }, () => one.take('a', at(0))))).toBe(200)
  const alone = state.told
  expect(alone).toBeLessThanOrEqual(6)
  const both = Array.from({ length: 200 }, (_, n) => (n % 2 ? one : other).take('a', at(0)))
  expect(await passed(both)).toBeGreaterThanOrEqual(200 - 8)
  expect(state.told - alone).toBeGreaterThan(10)
})

it('a crowd in which everybody has a key of their own tells nobody anything', async () => {
  const { budgets, state } = together(2, { points: 20, secondsEach: 30, quiet: 2 })
  const takes = Array.from({ length: 5000 }, (_, n) => (budgets[n % 2] as SharedBudget).take(`person ${n >> 1}`, at(0)))
  expect(takes.filter((wait) => wait !== undefined)).toHaveLength(0)
  expect(budgets.map((budget) => budget.untold(at(0)).size)).toEqual([0, 0])
  expect(state.told).toBe(0)
})

it('when the others cannot be told, each process goes by what it knows, and tells it later', async () => {
  const { budgets, state } = together(2, { points: 40, secondsEach: 3, quiet: 2 })
  const [one, other] = budgets as [SharedBudget, SharedBudget]
  state.reachable = false
  expect(await passed(Array.from({ length: 100 }, () => one.take('a', at(0))))).toBe(40)
  state.reachable = true
  const later = await passed(Array.from({ length: 100 }, () => other.take('a', at(0))))
  expect(later).toBe(40)
  expect(one.untold(at(0)).get('a')).toBe(40)
})

it('a try that cost nothing is taken back from what the others were told', () => {
  const { budgets } = together(1, { points: 40, secondsEach: 3, quiet: 2 })
  const [budget] = budgets as [SharedBudget]
  for (let n = 0; n < 3; n++) void budget.take('a', at(0))
  expect(budget.untold(at(0)).get('a')).toBe(3)
  budget.giveBack('a', at(0))
  expect(budget.untold(at(0)).get('a')).toBe(-1)
})

it.each([
  ['203.0.113.7', '203.0.113.7', false],
  ['::ffff:203.0.113.7', '203.0.113.7', false],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', false],
  ['127.0.0.9', '127.0.0.9', true],
  ['::1', '0:0:0:0::/64', true],
  ['nonsense', 'unknown', false],
])('%s belongs to %s', (address, network, own) => {
  expect(networkOf(address)).toBe(network)
  expect(isThisMachine(address)).toBe(own)
})
