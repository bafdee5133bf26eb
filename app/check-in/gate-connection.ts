// Whether a phone asks the server or decides itself, from how its last calls went. Pure.

/** Calls that are remembered. */
const REMEMBERED = 5
/** Failed calls among them that are enough. */
const MOST_FAILURES = 2
/** A door cannot wait longer than this for the average answer. */
export const SLOW_MS = 1500
/** Good calls in a row that bring a phone back to the server. */
const GOOD_AGAIN = 2

export type Call = { milliseconds: number } | 'failed'
export type Connection = { online: boolean; calls: readonly Call[] }

export const FRESH: Connection = { online: true, calls: [] }

/**
 * The state after one more call. Two failures among the last five, or a mean above SLOW_MS, turn to deciding on the phone;
 * two good calls in a row with a mean below it turn back.
 */
export function afterCall({ online, calls }: Connection, call: Call): Connection {
  const last = [...calls, call].slice(-REMEMBERED)
  if (online) {
    const stays = failures(last) < MOST_FAILURES && mean(last) <= SLOW_MS
    return stays ? { online, calls: last } : { online: false, calls: [] }
  }
  // A failure while offline says nothing new; what was good before it no longer counts.
  if (call === 'failed') return { online, calls: [] }
  const returns = last.length >= GOOD_AGAIN && mean(last) <= SLOW_MS
  return returns ? { online: true, calls: [] } : { online, calls: last }
}

/** The browser itself says that there is no network. */
export function cutOff(): Connection {
  return { online: false, calls: [] }
}

const failures = (calls: readonly Call[]) => calls.filter((call) => call === 'failed').length

function mean(calls: readonly Call[]): number {
  const times = calls.flatMap((call) => (call === 'failed' ? [] : [call.milliseconds]))
  return times.length === 0 ? 0 : times.reduce((sum, time) => sum + time, 0) / times.length
}
