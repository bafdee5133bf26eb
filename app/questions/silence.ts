// The two-month monitor (国办秘函〔2019〕19号: a column of answered messages without news for two months): how long nothing
// was published, and the how-manieth time that is said. Pure.

/** Whole months from one Beijing day to another: 2026-01-31 to 2026-02-28 is one. */
export function monthsBetween(from: string, to: string): number {
  const [y1, m1, d1] = from.split('-').map(Number) as [number, number, number]
  const [y2, m2, d2] = to.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(y2, m2, 0)).getUTCDate()
  const reached = d2 >= Math.min(d1, lastDay)
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (reached ? 0 : 1))
}

/** 0: not silent for long. 1: the limit has passed once, 2: twice, and so on; each is warned of once. */
export function silentPeriods(since: string, today: string, limitMonths: number): number {
  return limitMonths === 0 ? 0 : Math.floor(monthsBetween(since, today) / limitMonths)
}
