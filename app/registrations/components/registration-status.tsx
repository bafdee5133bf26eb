import type { IconName } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import type { RegistrationStatus } from '../registration.ts'
import { signUpMessages } from '../sign-up-messages.ts'

const LOOK: Readonly<Record<RegistrationStatus, { tone: Tone; icon: IconName }>> = {
  confirmed: { tone: 'ok', icon: 'check-circle' },
  waiting: { tone: 'warn', icon: 'hourglass' },
  offered: { tone: 'info', icon: 'bell' },
  pendingApproval: { tone: 'info', icon: 'clock' },
  inLottery: { tone: 'info', icon: 'shuffle' },
  cancelled: { tone: 'idle', icon: 'cross-circle' },
  expired: { tone: 'idle', icon: 'clock' },
}

/** The status in colour, icon and word; on the waiting list with the number, where it is given. */
export function RegistrationStatusTag({ status, position }: { status: RegistrationStatus; position?: number | null }) {
  const text = useMessages(managePageMessages)
  const words = useMessages(signUpMessages)
  return (
    <StateTag {...LOOK[status]}>
      {status === 'waiting' && position ? words('position', { position }) : text(status)}
    </StateTag>
  )
}
