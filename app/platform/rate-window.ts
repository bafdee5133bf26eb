// How often something may be tried, counted in the memory of this process, without a wait.

export type RateWindow = {
  /** Counts a try. Undefined when it is within the limit, else the seconds until the next one is. */
  take(key: string, at: Date): number | undefined
}

/** `points` tries of a key in each window of `seconds`. Windows are the same for all keys, so memory is freed at once. */
export function rateWindow({ points, seconds }: { points: number; seconds: number }): RateWindow {
  let window = 0
  let counts = new Map<string, number>()
  return {
    take(key, at) {
      const time = at.getTime() / 1000
      const current = Math.floor(time / seconds)
      if (current > window) {
        window = current
        counts = new Map()
      }
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count > points ? Math.max(1, Math.ceil((window + 1) * seconds - time)) : undefined
    },
  }
}
