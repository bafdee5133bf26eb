// The server did not answer. Grey, neither yes nor no: nobody was let in, and the same attempt is tried again.
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import type { GateSession } from '../gate.ts'
import { gateMessages } from '../gate-messages.ts'
import { GateButton } from './gate-button.tsx'
import type { Shown } from './use-gate.ts'
import { VerdictTop } from './verdict-screen.tsx'

type UnverifiedScreenProps = {
  shown: Extract<Shown, { kind: 'unverified' }>
  session: GateSession
  onRetry: () => void
  onClose: () => void
}

export function UnverifiedScreen({ shown, session, onRetry, onClose }: UnverifiedScreenProps) {
  const text = useMessages(gateMessages)
  return (
    <section className="verdict is-unverified" data-verdict="unverified">
      <VerdictTop session={session} />
      <div className="verdict-body">
        <div className="verdict-voice" role="alert">
          <Icon name="cloud-off" size={112} className="verdict-icon" />
          <h2 className="verdict-word">{text('unverified')}</h2>
          <p className="verdict-reason is-first">
            {text(shown.why === 'network' ? 'unverifiedReason' : 'unverifiedBusy')}
          </p>
        </div>
        <div className="verdict-facts">
          <div className="verdict-fact">
            <p className="verdict-fact-label">{text('whatToDo')}</p>
            <p>{text('unverifiedRemedy')}</p>
          </div>
        </div>
      </div>
      <div className="verdict-actions">
        <GateButton icon="refresh" onPress={onRetry}>
          {text('retryNow')}
        </GateButton>
        <GateButton look="strong" icon="qr" onPress={onClose}>
          {text('next')}
        </GateButton>
      </div>
      <div className="verdict-foot">
        <p>{text('nextHint')}</p>
      </div>
    </section>
  )
}
