// When a form was drawn, signed: a script that posts at once, or posts one form a thousand times, is told apart from a
// person without asking the person anything.

import { hours, seconds } from '#app/platform/clock.ts'
import { sign } from '#app/platform/key-ring.server.ts'
import { newSecret, sameText } from '#app/platform/tokens.server.ts'
import { takeForm } from './sign-up-budgets.server.ts'

/** Nobody fills in a form in less; a person who does presses once more. */
const QUICKEST = seconds(2)
const OLDEST = hours(24)

/** `time.nonce.signature` */
export function newFormStamp(at: Date): string {
  const text = `${at.getTime().toString(36)}.${newSecret(12)}`
  return `${text}.${sign('registration form', text)}`
}

export type StampVerdict = 'ok' | 'tooQuick' | 'stale' | 'tooMany'

export async function checkFormStamp(stamp: string, at: Date): Promise<StampVerdict> {
  const cut = stamp.lastIndexOf('.')
  const text = stamp.slice(0, Math.max(cut, 0))
  if (!sameText(sign('registration form', text), stamp.slice(cut + 1))) return 'stale'
  const age = at.getTime() - Number.parseInt(text.split('.')[0] as string, 36)
  if (!(age <= OLDEST)) return 'stale'
  if (age < QUICKEST) return 'tooQuick'
  return (await takeForm(text, at)) === undefined ? 'ok' : 'tooMany'
}
