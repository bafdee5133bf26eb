// The budgets that hold over all processes of the service, by name (docs/decisions/0036).
import { now } from '#app/platform/clock.ts'
import { type SharedBudget, sharedBudget } from '#app/platform/shared-budget.ts'
import { tellTries } from './share-tries.server.ts'

export type BudgetOverAll = Pick<SharedBudget, 'take' | 'giveBack'>

type Size = { points: number; secondsEach: number; quiet: number }

const sizes = new Map<string, Size>()
const budgets = new Map<string, SharedBudget>()
let underWay: Promise<boolean> | undefined

/**
 * `points` tries at once for each key and one more every `secondsEach`, whichever process they meet; the first `quiet` of a key
 * stay in the process. The name stands in the keys of the table: it is given once, and changing it fills the budget.
 */
export function budgetOverAll(name: string, size: Size): BudgetOverAll {
  sizes.set(name, size)
  fill(name, size)
  const current = () => budgets.get(name) as SharedBudget
  return {
    take: (key, at) => current().take(key, at),
    giveBack: (key, at) => current().giveBack(key, at),
  }
}

function fill(name: string, size: Size): void {
  budgets.set(name, sharedBudget({ ...size, tell: shareTries }))
}

/** All budgets are full again, as when the process starts. */
export function fillBudgets(): void {
  for (const [name, size] of sizes) fill(name, size)
}

/**
 * Tells the other processes of the tries they have not heard of, and hears of theirs; without such tries nothing is asked of
 * the database. False when it could not be reached. Run by the background list, and by whoever must not go on without.
 */
export function shareTries(at: Date = now()): Promise<boolean> {
  underWay ??= tellTries(Object.fromEntries(budgets), at).finally(() => {
    underWay = undefined
  })
  return underWay
}
