// The order in which complete requests reached this process. Places follow it, and it is stored with them.
import { now } from './clock.ts'

let last = 0

export type Arrival = { arrivedAt: Date; arrival: number }

/**
 * Stamps an arrival: strictly increasing within the process, close to the clock in microseconds (below 2^53), so that the
 * numbers grow over restarts too.
 */
export function stampArrival(at: Date = now()): Arrival {
  last = Math.max(at.getTime() * 1000, last + 1)
  return { arrivedAt: at, arrival: last }
}
