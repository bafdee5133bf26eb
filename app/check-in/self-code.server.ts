// The code on the venue's screen: six digits that change every thirty seconds (RFC 6238 in kind). Each event has a secret of its
// own, made from the key ring, so that nothing is stored and no event's codes tell another's.
import { createHmac } from 'node:crypto'
import { minutes, seconds } from '#app/platform/clock.ts'
import { sign } from '#app/platform/key-ring.server.ts'

export const STEP = seconds(30)
/** A screen keeps this many milliseconds of codes, so that it goes on when its network does not. */
export const LIST_LENGTH = minutes(120)

export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / STEP)
}

/** Codes of some steps; the event's secret is made once for all of them. */
export function selfCodes(eventId: string, firstStep: number, count: number): string[] {
  const secret = sign('self check-in', eventId)
  return Array.from({ length: count }, (_, index) => {
    const mac = createHmac('sha256', secret)
      .update(String(firstStep + index))
      .digest()
    return String(mac.readUInt32BE(0) % 1_000_000).padStart(6, '0')
  })
}

/**
 * Whether somebody who types this code now can have read it off the screen. It is accepted from one step before its time (the
 * screen's clock runs ahead) until ninety seconds after its beginning: a photo sent to a friend is too old.
 */
export function isSelfCode(eventId: string, typed: string, at: Date): boolean {
  const code = typed.normalize('NFKC').replace(/\D/g, '')
  return selfCodes(eventId, stepAt(at) - 2, 4).includes(code)
}
