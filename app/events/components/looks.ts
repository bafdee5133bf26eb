// Colour and icon of the states of events. The words come from the messages: colour never stands alone.
import type { IconName } from '#app/ui/icon.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { EventState } from '../event.ts'

type Look = { tone: Tone; icon: IconName }

export const STATE_LOOK: Readonly<Record<EventState, Look>> = {
  signUpOpen: { tone: 'ok', icon: 'check-circle' },
  lotteryOpen: { tone: 'info', icon: 'shuffle' },
  signUpSoon: { tone: 'info', icon: 'clock' },
  waitingOnly: { tone: 'warn', icon: 'hourglass' },
  full: { tone: 'idle', icon: 'lock' },
  signUpClosed: { tone: 'idle', icon: 'lock' },
  noSignUp: { tone: 'info', icon: 'info' },
  running: { tone: 'ok', icon: 'live' },
  over: { tone: 'idle', icon: 'check' },
  cancelled: { tone: 'bad', icon: 'cross-circle' },
}
