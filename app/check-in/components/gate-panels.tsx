// The panel that is open over the camera, one at a time.
import type { Direction, GateConflict, GateSession } from '../gate.ts'
import type { GateNote } from '../gate-notes.server.ts'
import type { PhoneGate } from '../phone-gate.ts'
import type { ScannedTicket } from '../scanned-text.ts'
import { CodePanel } from './code-panel.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { CrowdPanel } from './crowd-panel.tsx'
import { SearchPanel } from './search-panel.tsx'
import type { GateState } from './use-gate.ts'
import { WalkInPanel } from './walk-in-panel.tsx'
import { WalkOutPanel } from './walk-out-panel.tsx'

export type PanelName = 'conflicts' | 'search' | 'code' | 'walkIn' | 'crowd' | 'settings'

type GatePanelsProps = {
  open: PanelName | undefined
  gate: GateState
  phone: PhoneGate | undefined
  session: GateSession
  direction: Direction
  slotId: string | undefined
  offlineOnly: boolean
  conflicts: readonly GateConflict[]
  notes: readonly GateNote[]
  onDecided: () => Promise<void>
  onTicket: (ticket: ScannedTicket | { registrationId: string }) => void
  onCode: (text: string) => void
  onClose: () => void
}

export function GatePanels(props: GatePanelsProps) {
  const { open, gate, phone, session, direction, slotId, onTicket, onCode, onClose } = props
  switch (open) {
    case 'conflicts':
      return phone ? (
        <ConflictPanel
          gate={phone}
          conflicts={props.conflicts}
          notes={props.notes}
          onDecided={props.onDecided}
          onClose={onClose}
        />
      ) : null
    case 'code':
      return <CodePanel onTicket={onTicket} onCode={onCode} onClose={onClose} />
    case 'search':
      return (
        <SearchPanel
          session={session}
          search={gate.search}
          offlineOnly={props.offlineOnly}
          onFind={({ registrationId }) => onTicket({ registrationId })}
          onClose={onClose}
        />
      )
    case 'walkIn':
      return direction === 'exit' ? (
        <WalkOutPanel count={gate.walkOut} onClose={onClose} />
      ) : (
        <WalkInPanel session={session} slotId={slotId} add={gate.walkIn} onClose={onClose} />
      )
    case 'crowd':
      return <CrowdPanel gate={session.gate} counts={gate.counts} count={gate.countCrowd} onClose={onClose} />
    default:
      return null
  }
}
