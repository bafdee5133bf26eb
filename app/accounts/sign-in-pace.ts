// How fast somebody may guess. The wait grows for one account seen from one network (or one known browser), so that a
// stranger elsewhere can never keep the owner out; it is bounded, so that the owner always gets in (ASVS 5.0 6.3.1).
import { hours, minutes, seconds } from '#app/platform/clock.ts'

export const FREE_TRIES = 5
export const LONGEST_WAIT = minutes(20)
const FORGOTTEN_AFTER = hours(24)
const MOST_KEYS = 50_000

type Pace = { failures: number; notBefore: number; lastAt: number }

export class SignInPace {
  readonly #paces = new Map<string, Pace>()

  /**
   * Takes one try for `key`: 0 when it may be evaluated now, else the milliseconds to wait. The try counts as failed from
   * here on, so that many at once cannot slip through; `succeeded` clears it.
   */
  take(key: string, at: Date): number {
    const time = at.getTime()
    const known = this.#paces.get(key)
    const pace = known && time - known.lastAt < FORGOTTEN_AFTER ? known : { failures: 0, notBefore: 0, lastAt: time }
    if (time < pace.notBefore) return pace.notBefore - time
    pace.failures++
    pace.lastAt = time
    const over = pace.failures - FREE_TRIES
    pace.notBefore = over < 0 ? 0 : time + Math.min(LONGEST_WAIT, seconds(2 ** Math.min(over, 20)))
    this.#paces.delete(key)
    this.#paces.set(key, pace)
    if (this.#paces.size > MOST_KEYS) this.#paces.delete(this.#paces.keys().next().value as string)
    return 0
  }

  succeeded(key: string): void {
    this.#paces.delete(key)
  }
}
