// How many sign-ups one contact, one form and one network may send: three hundred people behind one address pass in five
// minutes, a script with a thousand does not, however many app processes it spreads them over.
import { budgetOverAll } from '#app/budgets/shared-budgets.server.ts'
import { isThisMachine, networkOf } from '#app/platform/network.ts'

const budgets = {
  /** A form as it was drawn for one device: this many submissions of it, and one more each minute. */
  form: budgetOverAll('form', { points: 12, secondsEach: 60, quiet: 1 }),
  /** Anybody can type anybody's number: one contact is tried a few times, not a thousand. */
  contact: budgetOverAll('contact', { points: 20, secondsEach: 30, quiet: 2 }),
  /** A school, a ministry or a carrier's address: this many at once, and one more every three seconds. */
  network: budgetOverAll('network', { points: 400, secondsEach: 3, quiet: 8 }),
}

/** Whoever met an empty network budget waits until several can pass, or each refusal would bring the next. */
const NETWORK_WAIT = 30

export type SpentBudget = { spent: 'contact' | 'network'; retryAfter: number }
type Verdict = SpentBudget | undefined

/**
 * Counts one sign-up against its contacts (hashes) and its network; undefined when all have room. Answers at once, so that
 * the order of calls is kept, except for a contact or a network that is used so much that the other processes must know. A
 * sign-up from this machine's own address counts against no network: it comes from a proxy that nobody has named, or from an
 * operator.
 */
export function takeSignUp(
  contacts: readonly string[],
  address: string | undefined,
  at: Date,
): Verdict | Promise<Verdict> {
  const [contact, ...others] = contacts
  if (contact === undefined) return takeNetwork(address, at)
  return next(budgets.contact.take(contact, at), (retryAfter) =>
    retryAfter ? { spent: 'contact', retryAfter } : takeSignUp(others, address, at),
  )
}

function takeNetwork(address: string | undefined, at: Date): Verdict | Promise<Verdict> {
  if (!address || isThisMachine(address)) return undefined
  return next(budgets.network.take(networkOf(address), at), (wait) =>
    wait ? { spent: 'network', retryAfter: Math.max(wait, NETWORK_WAIT) } : undefined,
  )
}

/** Goes on with what there is, at once when it is there. */
function next<Value, Result>(
  given: Value | Promise<Value>,
  then: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return given instanceof Promise ? given.then(then) : then(given)
}

/** The same submission again, answered with what it had made: its network is not charged twice. */
export function repeatedSignUp(address: string | undefined, at: Date): void {
  if (address && !isThisMachine(address)) budgets.network.giveBack(networkOf(address), at)
}

/** Counts a submission of one drawn form; the seconds to wait when it was sent too often. */
export function takeForm(stamp: string, at: Date): number | undefined | Promise<number | undefined> {
  return budgets.form.take(stamp, at)
}
