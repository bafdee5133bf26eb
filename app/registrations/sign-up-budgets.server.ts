// How many sign-ups one contact, one form and one network may send: three hundred people behind one address pass in five
// minutes, a script with a thousand does not. Counted in memory, so the rush pays nothing for it: with several processes
// each has budgets of its own, and a network's total is their sum.
import { isThisMachine, networkOf } from '#app/platform/network.ts'
import { rateWindow } from '#app/platform/rate-window.ts'
import { refillingBudget } from '#app/platform/refilling-budget.ts'

const fullBudgets = () => ({
  /** A school, a ministry or a carrier's address: this many at once, and one more every three seconds. */
  byNetwork: refillingBudget({ points: 400, secondsEach: 3 }),
  /** A form as it was drawn for one device: this many submissions of it, and one more each minute. */
  byForm: refillingBudget({ points: 12, secondsEach: 60 }),
  /** Anybody can type anybody's number: one contact is tried a few times, not a thousand. */
  byContact: rateWindow({ points: 20, seconds: 600 }),
})
let budgets = fullBudgets()

/** All budgets are full again, as when the process starts. */
export function forgetSignUps(): void {
  budgets = fullBudgets()
}

/** Whoever met an empty network budget waits until several can pass, or each refusal would bring the next. */
const NETWORK_WAIT = 30

export type SpentBudget = { spent: 'contact' | 'network'; retryAfter: number }

/**
 * Counts one sign-up against its contacts (hashes) and its network; undefined when both have room. A sign-up from this
 * machine's own address counts against no network: it comes from a proxy that nobody has named, or from an operator.
 */
export function takeSignUp(
  contacts: readonly string[],
  address: string | undefined,
  at: Date,
): SpentBudget | undefined {
  for (const contact of contacts) {
    const retryAfter = budgets.byContact.take(contact, at)
    if (retryAfter) return { spent: 'contact', retryAfter }
  }
  if (!address || isThisMachine(address)) return undefined
  const wait = budgets.byNetwork.take(networkOf(address), at)
  return wait ? { spent: 'network', retryAfter: Math.max(wait, NETWORK_WAIT) } : undefined
}

/** The same submission again, answered with what it had made: its network is not charged twice. */
export function repeatedSignUp(address: string | undefined, at: Date): void {
  if (address && !isThisMachine(address)) budgets.byNetwork.giveBack(networkOf(address), at)
}

/** Counts a submission of one drawn form; the seconds to wait when it was sent too often. */
export function takeForm(stamp: string, at: Date): number | undefined {
  return budgets.byForm.take(stamp, at)
}
