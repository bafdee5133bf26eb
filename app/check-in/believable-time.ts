// What a phone says about when something happened, within reason. Phones' clocks are wrong, and a queue may be forged.
import { after, hours, minutes } from '#app/platform/clock.ts'
import type { TIME_DOUBTS } from '#db/schema/check-in.ts'
import type { GateDevice } from './gate-device.ts'

/** A phone's clock may be wrong: beyond this the server's time is taken. */
const CLOCK_TOLERANCE = minutes(10)
/** A phone may have been at work before it was paired anew. */
const BEFORE_PAIRING = hours(1)

export type TimeDoubt = (typeof TIME_DOUBTS)[number]
export type JudgedTime = {
  /** when it happened, as far as the phone can be believed */
  at: Date
  /** why the phone was not believed: the claim is kept, and shown to the supervisor */
  doubt?: TimeDoubt
}

/**
 * When something happened, by a phone that puts its own clock right by the offset it has measured. What happened just now
 * (`offline` false) and is claimed ten minutes off, or what waited in the phone and is claimed to lie in the future or an hour
 * before its pairing, is not believed: it counts as of the moment at which it was heard, and stands before nothing that was
 * heard earlier. Nothing is refused for its time.
 */
export function judgeTime(
  claimed: Date,
  offline: boolean,
  device: Pick<GateDevice, 'createdAt'>,
  now: Date,
): JudgedTime {
  const ahead = claimed.getTime() - now.getTime()
  if (ahead > CLOCK_TOLERANCE) return { at: now, doubt: 'future' }
  if (!offline && ahead < -CLOCK_TOLERANCE) return { at: now, doubt: 'clockOff' }
  if (claimed < after(device.createdAt, -BEFORE_PAIRING)) return { at: now, doubt: 'beforePairing' }
  // Within the tolerance a clock is ahead and nothing is wrong: what waited cannot lie in the future all the same.
  return { at: offline && ahead > 0 ? now : claimed }
}

/** The moment alone, for what leaves no note. */
export function believableTime(
  claimed: Date,
  offline: boolean,
  device: Pick<GateDevice, 'createdAt'>,
  now: Date,
): Date {
  return judgeTime(claimed, offline, device, now).at
}
