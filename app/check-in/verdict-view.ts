// How a verdict looks and sounds, and which sentence helps. Pure.
import type { GateProfile } from '#app/platform/actor.ts'
import type { Verdict } from './decide-scan.ts'
import { mayOverride } from './gate-device.ts'
import type { GateMessageKey } from './gate-messages.ts'
import type { GateSound } from './gate-sounds.ts'
import type { ScanResult } from './scan-result.ts'

/** go: let in · look: let in, but look first · stop: do not let in · away: leaving */
export type VerdictTone = 'go' | 'look' | 'stop' | 'away'

export type VerdictView = {
  tone: VerdictTone
  sound: GateSound
  /** the one big word */
  word: GateMessageKey
  reason: GateMessageKey
  remedy?: GateMessageKey
  /** what a supervisor may do about it */
  override?: GateMessageKey
  /** the party may be taken in as walk-ins */
  walkIn: boolean
}

type Looks = Pick<VerdictView, 'tone' | 'sound' | 'word' | 'reason' | 'remedy' | 'override'>

const stop = (reason: GateMessageKey, remedy: GateMessageKey, override?: GateMessageKey): Looks => ({
  tone: 'stop',
  sound: 'no',
  word: 'noEntry',
  reason,
  remedy,
  override,
})

const LOOKS: Record<Verdict, Looks> = {
  welcome: { tone: 'go', sound: 'in', word: 'welcome', reason: 'welcomeReason' },
  partlyIn: { tone: 'look', sound: 'look', word: 'partlyIn', reason: 'partlyInReason', remedy: 'partlyInRemedy' },
  alreadyIn: {
    tone: 'look',
    sound: 'look',
    word: 'alreadyIn',
    reason: 'alreadyInReason',
    remedy: 'alreadyInRemedy',
    override: 'enterAgain',
  },
  left: { tone: 'away', sound: 'out', word: 'left', reason: 'leftReason' },
  wrongSlot: stop('wrongSlotReason', 'wrongSlotRemedy', 'letIn'),
  tooEarly: stop('tooEarlyReason', 'tooEarlyRemedy', 'letIn'),
  tooLate: stop('tooLateReason', 'tooLateRemedy', 'letIn'),
  waiting: stop('waitingReason', 'waitingRemedy', 'letIn'),
  notApproved: stop('notApprovedReason', 'notApprovedRemedy', 'letIn'),
  cancelled: stop('cancelledReason', 'cancelledRemedy'),
  wrongEvent: stop('wrongEventReason', 'wrongEventRemedy'),
  unknown: stop('unknownReason', 'unknownRemedy'),
}

/** By a companion's own code. That others of the party came before is as it should be, and there is nobody to count. */
const OWN_LOOKS: Partial<Record<Verdict, Partial<Looks>>> = {
  partlyIn: { ...LOOKS.welcome, remedy: undefined },
  alreadyIn: { reason: 'ownAlreadyInReason' },
  cancelled: { reason: 'ownCancelledReason' },
}

/** By a code that was replaced: whose it was shows the new one, or is looked up. */
const REPLACED_LOOKS = stop('replacedReason', 'replacedRemedy')

export function viewOf(result: ScanResult, profile: GateProfile): VerdictView {
  const looks = {
    ...(result.replaced ? REPLACED_LOOKS : LOOKS[result.verdict]),
    ...(result.person === undefined ? {} : OWN_LOOKS[result.verdict]),
  }
  const view: VerdictView = {
    ...looks,
    override: mayOverride(profile) ? looks.override : undefined,
    walkIn: (result.verdict === 'cancelled' && !result.replaced) || result.verdict === 'waiting',
  }
  // Let in by a supervisor without being counted again: they had gone out without a scan.
  if (result.verdict === 'welcome' && result.admitted === 0) return { ...view, reason: 'enteredAgain' }
  if (result.verdict === 'left' && result.admitted === 0) {
    return { ...view, tone: 'look', sound: 'look', reason: 'leftUnseen' }
  }
  // Somebody to look out for is let in; what else asks to be looked at keeps its words.
  const cared = result.attention !== undefined || result.care !== undefined
  if (cared && result.admitted > 0 && view.tone !== 'away') return { ...view, tone: 'look', sound: 'care' }
  return view
}
