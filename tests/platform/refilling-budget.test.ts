import { expect, it } from 'vitest'
import { isThisMachine, networkOf } from '#app/platform/network.ts'
import { refillingBudget } from '#app/platform/refilling-budget.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25) + seconds * 1000)

it('lets a crowd pass at once, then one at each refill, and says how long to wait', () => {
  const budget = refillingBudget({ points: 3, secondsEach: 10 })
  const take = (seconds: number, key = 'a') => budget.take(key, at(seconds))
  expect([take(0), take(0), take(0), take(0), take(4)]).toEqual([undefined, undefined, undefined, 10, 6])
  expect(take(0, 'b')).toBeUndefined()
  expect([take(10), take(10)]).toEqual([undefined, 10])
  // Refusals cost nothing; half a minute later it is full again, and no fuller than it was.
  expect([take(40), take(40), take(40), take(40)]).toEqual([undefined, undefined, undefined, 10])
})

it('keeps what was spent over the turn of its memory, and forgets what is full', () => {
  const budget = refillingBudget({ points: 3, secondsEach: 10 })
  budget.take('other', at(0))
  for (let n = 0; n < 3; n++) budget.take('a', at(29))
  expect(budget.take('other', at(31))).toBeUndefined()
  expect(budget.take('a', at(32))).toBe(7)
  expect(budget.take('a', at(1000))).toBeUndefined()
})

it('gives back a try that cost nothing, and starts anew when the clock is set back', () => {
  const budget = refillingBudget({ points: 1, secondsEach: 60 })
  expect([budget.take('a', at(0)), budget.take('a', at(0))]).toEqual([undefined, 60])
  budget.giveBack('a', at(0))
  expect(budget.take('a', at(0))).toBeUndefined()
  expect(budget.take('a', at(-3600))).toBeUndefined()
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
