// The order in which people came, as this process saw it.
import { now } from '#app/platform/clock.ts'

export type Arrival = { arrival: number; arrivedAt: Date }

let last = 0

/**
 * Stamps an arrival. Called before the first await of a request; whoever is stamped first is queued first, so places
 * follow the stamps. Microseconds since 1970, raised by one where two would be equal: the numbers grow over restarts.
 */
export function stampArrival(arrivedAt: Date = now(), arrival?: number): Arrival {
  if (arrival !== undefined) return { arrival, arrivedAt }
  last = Math.max(last + 1, arrivedAt.getTime() * 1000)
  return { arrival: last, arrivedAt }
}
