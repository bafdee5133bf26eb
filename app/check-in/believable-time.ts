// What a phone says about when something happened, within reason. Phones' clocks are wrong, and a queue may be forged.
import { after, hours, minutes, notAfter, notBefore } from '#app/platform/clock.ts'
import type { GateDevice } from './gate-device.ts'

/** A phone's clock may be wrong: beyond this the server's time is taken for what happened just now. */
const CLOCK_TOLERANCE = minutes(10)

/**
 * The phone's time, within reason. What happened just now happened now if the phone's clock is far off; what waited in the
 * phone cannot lie in the future, nor before the phone was paired by more than an hour. Nothing is refused for its time.
 */
export function believableTime(
  claimed: Date,
  offline: boolean,
  device: Pick<GateDevice, 'createdAt'>,
  now: Date,
): Date {
  if (!offline) return Math.abs(claimed.getTime() - now.getTime()) <= CLOCK_TOLERANCE ? claimed : now
  return notAfter(notBefore(claimed, after(device.createdAt, -hours(1))), now)
}
