// Phones at the gate that this process has let pass lately: a venue's phones and its visitors share one network, and the
// phones' requests are counted apart. Tokens are in memory only.
import { after, minutes, now } from './clock.ts'

const KNOWN_FOR = minutes(5)
const MOST_KNOWN = 1000
const known = new Map<string, Date>()

export function notePhone(token: string, at: Date): void {
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(token, at)
}

/** Whether the phone with this token was let pass within five minutes. Asks no database. */
export function isKnownPhone(token: string): boolean {
  const at = known.get(token)
  return at !== undefined && now() < after(at, KNOWN_FOR)
}
