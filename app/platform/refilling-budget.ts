// How often something may be done: a store of tries that fills up again. Counted in the memory of this process, without
// a wait.

export type RefillingBudget = {
  /** Counts a try. Undefined when there was one left, else the seconds until the next one is. */
  take(key: string, at: Date): number | undefined
  /** A try that turned out to cost nothing. */
  giveBack(key: string, at: Date): void
}

/**
 * `points` tries at once for each key, and one more every `secondsEach`. A crowd passes at once, a script runs dry and then
 * gets no more than the refill. Keys that nobody used until they were full again are forgotten.
 */
export function refillingBudget({ points, secondsEach }: { points: number; secondsEach: number }): RefillingBudget {
  const gap = secondsEach * 1000
  const reach = points * gap
  // For each key the moment at which its store will be full again (the generic cell rate algorithm): one number each.
  let young = new Map<string, number>()
  let old = new Map<string, number>()
  let turn = Number.NEGATIVE_INFINITY

  /** The moment at which the key's store is full again. */
  function fullAt(key: string, time: number): number {
    if (time - turn > reach) {
      // What both maps leave behind is older than a whole refill.
      old = time - turn > 2 * reach ? new Map() : young
      young = new Map()
      turn = time
    }
    const full = young.get(key) ?? old.get(key) ?? 0
    // Further ahead than a store can be empty: the clock was set back.
    return full > time + reach ? time : Math.max(full, time)
  }

  return {
    take(key, at) {
      const time = at.getTime()
      const full = fullAt(key, time) + gap
      if (full - time > reach) return Math.max(1, Math.ceil((full - time - reach) / 1000))
      young.set(key, full)
      return undefined
    },
    giveBack(key, at) {
      const time = at.getTime()
      young.set(key, fullAt(key, time) - gap)
    },
  }
}
