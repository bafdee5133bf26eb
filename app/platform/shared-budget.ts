// How often something may be done, over all processes of the service: a store of tries that fills up again. A process
// counts in its memory, without a wait; of a key that is used much it tells the others, and hears what they spent.

export type SharedBudget = {
  /**
   * Counts a try. Undefined when there was one left, else the seconds until the next one is. A promise of the same when the
   * others must be told first; while they cannot be told, the process goes by what it knows.
   */
  take(key: string, at: Date): number | undefined | Promise<number | undefined>
  /** A try that turned out to cost nothing. */
  giveBack(key: string, at: Date): void
  /** Tries that the others have not been told of, to be told now, and then to be learnt or kept: one telling at a time. */
  untold(at: Date): Map<string, number>
  /** The tries could not be told: they are kept for the next time. */
  keep(): void
  /** The moment, in milliseconds, at which the key's store is full again if nobody takes more than what all have told. */
  learn(key: string, fullAt: number, at: Date): void
  /** milliseconds from one refill to the next */
  gap: number
  /** how far ahead the moment of being full may lie; whatever was spent beyond is forgotten */
  horizon: number
}

/** Whoever waits for its turn that often goes by what the process knows. */
const MOST_TURNS = 200

/**
 * `points` tries at once for each key, and one more every `secondsEach`. A crowd passes at once, a script runs dry and then
 * gets no more than the refill. Keys that nobody used until they were full again are forgotten.
 *
 * The first `quiet` tries of a key stay in the process, so that a crowd in which everybody has a key of their own writes
 * nothing. Beyond, a process takes at most a sixteenth of what is left, and always one, before it has told the others by `tell`,
 * which answers whether they could be told; a quarter, while the last two tellings have heard of nobody else. So a dozen processes
 * together go past the limit by no more than `quiet` and a try or two each, besides the quarter of one that had not heard of the
 * others yet; and a single one is seldom kept waiting.
 */
export function sharedBudget(given: {
  points: number
  secondsEach: number
  quiet: number
  tell: (at: Date) => Promise<boolean>
}): SharedBudget {
  const gap = given.secondsEach * 1000
  const reach = given.points * gap
  // Processes that did not know of each other yet may have spent more than there was.
  const horizon = 2 * reach
  // For each key the moment at which its store will be full again (the generic cell rate algorithm): one number each.
  let young = new Map<string, number>()
  let old = new Map<string, number>()
  let turn = Number.NEGATIVE_INFINITY
  /** Keys that are used much, and how many tries of each the others have not been told of. */
  const shared = new Map<string, number>()
  /** What the others are being told just now. */
  let telling = new Map<string, number>()
  /** How many tellings in a row have heard of nobody else who spends of the key. */
  const alone = new Map<string, number>()

  function fullAt(key: string, time: number): number {
    if (time - turn > horizon) {
      // What both maps leave behind is older than a whole refill.
      old = time - turn > 2 * horizon ? new Map() : young
      young = new Map()
      turn = time
    }
    const full = young.get(key) ?? old.get(key) ?? 0
    // Further ahead than anybody can have spent: the clock was set back.
    return full > time + horizon ? time : Math.max(full, time)
  }

  function takeNow(key: string, time: number): number | undefined {
    const full = fullAt(key, time) + gap
    if (full - time > reach) return Math.max(1, Math.ceil((full - time - reach) / 1000))
    young.set(key, full)
    const count = shared.get(key)
    if (count !== undefined) shared.set(key, count + 1)
    else if (full - time > given.quiet * gap) shared.set(key, Math.ceil((full - time) / gap))
    return undefined
  }

  /** True when the next try would go further than may be gone without the others knowing, though there seems to be one left. */
  function mustTell(key: string, time: number): boolean {
    const count = (shared.get(key) ?? 0) + (telling.get(key) ?? 0)
    if (count <= 0) return false
    const left = Math.floor((time + reach - fullAt(key, time)) / gap)
    return left >= 1 && count >= Math.max(1, Math.floor(left / ((alone.get(key) ?? 0) >= 2 ? 4 : 16)))
  }

  async function takeTold(key: string, time: number): Promise<number | undefined> {
    for (let turns = 0; turns < MOST_TURNS && mustTell(key, time); turns++)
      if (!(await given.tell(new Date(time)))) break
    return takeNow(key, time)
  }

  return {
    gap,
    horizon,
    take(key, at) {
      const time = at.getTime()
      return shared.size > 0 && mustTell(key, time) ? takeTold(key, time) : takeNow(key, time)
    },
    giveBack(key, at) {
      const time = at.getTime()
      young.set(key, fullAt(key, time) - gap)
      const count = shared.get(key)
      if (count !== undefined) shared.set(key, count - 1)
    },
    untold(at) {
      telling = new Map()
      for (const [key, count] of shared) {
        if (count !== 0) telling.set(key, count)
        if (count === 0 && fullAt(key, at.getTime()) <= at.getTime()) {
          shared.delete(key)
          alone.delete(key)
        } else shared.set(key, 0)
      }
      return telling
    },
    keep() {
      for (const [key, count] of telling) shared.set(key, (shared.get(key) ?? 0) + count)
      telling = new Map()
    },
    learn(key, full, at) {
      telling.delete(key)
      const since = (shared.get(key) ?? 0) * gap
      // The table reckons from the moment of telling and in whole tries: up to one more than was counted here.
      const isAlone = full + since - fullAt(key, at.getTime()) < 1.5 * gap
      alone.set(key, isAlone ? (alone.get(key) ?? 0) + 1 : 0)
      young.set(key, Math.min(full + since, at.getTime() + horizon))
    },
  }
}
