// What fills the screen after a scan: a verdict, who would be let in, or that nobody could be asked.
import type { GateAttempt, GateSession } from '../gate.ts'
import { ReviewScreen } from './review-screen.tsx'
import { UnverifiedScreen } from './unverified-screen.tsx'
import type { GateState } from './use-gate.ts'
import { VerdictScreen } from './verdict-screen.tsx'

type ShownScreenProps = {
  gate: GateState
  session: GateSession
  /** something stands over it: it waits */
  held: boolean
  onUndo: (nonce: string) => void
  onOverride: (attempt: GateAttempt) => void
  onWalkIn: () => void
}

export function ShownScreen({ gate, session, held, onUndo, onOverride, onWalkIn }: ShownScreenProps) {
  const { shown } = gate
  switch (shown?.kind) {
    case 'verdict':
      return (
        <VerdictScreen
          key={shown.result.nonce}
          shown={shown}
          session={session}
          held={held}
          onClose={gate.close}
          onUndo={onUndo}
          onChangeCount={gate.changeCount}
          onOverride={onOverride}
          onWalkIn={onWalkIn}
        />
      )
    case 'review':
      return (
        <ReviewScreen
          key={shown.attempt.nonce}
          shown={shown}
          session={session}
          onLetIn={(count) => {
            const { ticket, kind, slotId } = shown.attempt
            gate.scan(ticket, { kind, ...(slotId && { slotId }), ...(shown.result.partySize > 1 && { count }) })
          }}
          onClose={gate.close}
        />
      )
    case 'unverified':
      return <UnverifiedScreen shown={shown} session={session} onRetry={gate.retry} onClose={gate.close} />
    default:
      return null
  }
}
