// When a message that could not be delivered is tried again. Pure.
import { minutes, seconds } from '#app/platform/clock.ts'

/**
 * unreachable: no talk with the server at all, so nothing is wrong with the message
 * quick: the server is busy · slow: it does not want the message now · permanent: it never will
 */
export type FailureClass = 'unreachable' | 'quick' | 'slow' | 'permanent'

const LADDERS = {
  quick: [seconds(10), seconds(30), seconds(60), minutes(5), minutes(15), minutes(15)],
  slow: [minutes(1), minutes(5), minutes(10), minutes(20), minutes(30)],
} as const

/** The last rung repeats until the message was tried this often, which takes about two days. */
const MOST_ATTEMPTS = { quick: 200, slow: 100 } as const

/** Replies (RFC 5321 §4.2) that pass by themselves within seconds: shutting down, mailbox or server busy, too many at once. */
const BUSY_REPLIES = new Set([421, 450, 451, 452])

export function classOfReply(code: number): Exclude<FailureClass, 'unreachable'> {
  if (BUSY_REPLIES.has(code)) return 'quick'
  return code >= 400 && code < 500 ? 'slow' : 'permanent'
}

/**
 * Milliseconds until the next attempt, after `attempts` of them, up to a tenth more by `chance` (0 to 1) so that many do not
 * come back at once. Undefined: it is given up, and shown to the staff.
 */
export function delayAfter(failure: FailureClass, attempts: number, chance = Math.random()): number | undefined {
  if (failure === 'permanent') return undefined
  const kind = failure === 'slow' ? 'slow' : 'quick'
  if (attempts >= MOST_ATTEMPTS[kind]) return undefined
  const ladder = LADDERS[kind]
  const rung = ladder[Math.min(attempts, ladder.length) - 1] ?? ladder[0]
  return Math.round(rung * (1 + chance / 10))
}

/** Why a carrier did not take a message. `code` tells staff what happened, without an address. */
export class DeliveryFailure extends Error {
  override name = 'DeliveryFailure'
  readonly failure: FailureClass
  readonly code: string
  constructor(failure: FailureClass, code: string) {
    super(`not delivered: ${code}`)
    this.failure = failure
    this.code = code
  }
}
