// A recorded attempt in one word and a tone, for lists.
import type { Tone } from '#app/ui/tone.ts'
import type { Verdict } from '../decide-scan.ts'
import type { GateMessageKey } from '../gate-messages.ts'

const WORDS: Record<Verdict, GateMessageKey> = {
  welcome: 'entry',
  partlyIn: 'partlyIn',
  alreadyIn: 'alreadyIn',
  left: 'exit',
  wrongSlot: 'wrongSlotReason',
  wrongEvent: 'wrongEventReason',
  tooEarly: 'tooEarlyReason',
  tooLate: 'tooLateReason',
  cancelled: 'cancelledReason',
  waiting: 'waitingReason',
  notApproved: 'notApprovedReason',
  unknown: 'unknownReason',
}

export function scanWord(scan: { verdict: Verdict; replaced?: boolean }): GateMessageKey {
  return scan.replaced && scan.verdict === 'cancelled' ? 'replacedReason' : WORDS[scan.verdict]
}

export function scanTone({ verdict, undone }: { verdict: Verdict; undone: boolean }): Tone {
  if (undone) return 'idle'
  if (verdict === 'welcome' || verdict === 'partlyIn') return 'ok'
  if (verdict === 'left') return 'info'
  return verdict === 'alreadyIn' ? 'warn' : 'bad'
}
