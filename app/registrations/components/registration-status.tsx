import type { IconName } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import type { RegistrationStatus } from '../registration.ts'

const LOOK: Readonly<Record<RegistrationStatus, { tone: Tone; icon: IconName }>> = {
  confirmed: { tone: 'ok', icon: 'check-circle' },
  waiting: { tone: 'warn', icon: 'hourglass' },
  offered: { tone: 'info', icon: 'bell' },
  pendingApproval: { tone: 'info', icon: 'clock' },
  inLottery: { tone: 'info', icon: 'shuffle' },
  cancelled: { tone: 'idle', icon: 'cross-circle' },
  expired: { tone: 'idle', icon: 'clock' },
}

/** The status in colour, icon and word. */
export function RegistrationStatusTag({ status }: { status: RegistrationStatus }) {
  const text = useMessages(managePageMessages)
  return <StateTag {...LOOK[status]}>{text(status)}</StateTag>
}
