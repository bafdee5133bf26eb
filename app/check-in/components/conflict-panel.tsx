// On a supervisor's phone: what gates without network decided differently, and what is decided about it.
import { useCallback, useEffect, useState } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { conflictMessages } from '../conflict-messages.ts'
import type { GateConflict } from '../gate.ts'
import { besidesOf, type Resolution, resolutionsFor } from '../gate-conflict.ts'
import type { PhoneGate } from '../phone-gate.ts'
import { ConflictFacts } from './conflict-section.tsx'
import { GateButton, Stepper } from './gate-button.tsx'
import { GatePanel } from './gate-panel.tsx'

const LOOK_EVERY_MS = 15_000

/** The open conflicts, looked up now and then while the page is seen; empty for phones that may not decide. */
export function useConflicts(gate: PhoneGate | undefined, may: boolean) {
  const [conflicts, setConflicts] = useState<readonly GateConflict[]>([])
  const refresh = useCallback(async () => {
    if (!gate || !may) return
    const answer = await gate.online.conflicts()
    if ('value' in answer) setConflicts(answer.value)
  }, [gate, may])
  useEffect(() => {
    void refresh()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh()
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [refresh])
  return { conflicts, refresh }
}

/** A line above the last check-in, as long as something is to be decided. */
export function ConflictLine({ count, onOpen }: { count: number; onOpen: () => void }) {
  const text = useMessages(conflictMessages)
  if (count === 0) return null
  return (
    <div className="gate-conflict-line" data-conflicts={count}>
      <Icon name="warning" size={26} />
      <p role="status">{text('open', { count })}</p>
      <GateButton onPress={onOpen}>{text('look')}</GateButton>
    </div>
  )
}

type ConflictPanelProps = {
  gate: PhoneGate
  conflicts: readonly GateConflict[]
  onDecided: () => Promise<void>
  onClose: () => void
}

export function ConflictPanel({ gate, conflicts, onDecided, onClose }: ConflictPanelProps) {
  const text = useMessages(conflictMessages)
  const [trouble, setTrouble] = useState<'alreadyResolved' | 'laterScan' | 'impossible' | 'failed'>()
  const decide = async (scanId: string, resolution: Resolution, people?: number) => {
    const answer = await gate.online.resolve(scanId, resolution, people)
    setTrouble('value' in answer ? undefined : troubleOf(answer.failed === 'refused' ? answer.code : ''))
    await onDecided()
  }
  return (
    <GatePanel title={text('title')} onClose={onClose}>
      <p>{text(conflicts.length > 0 ? 'lead' : 'none')}</p>
      <div aria-live="assertive">{trouble ? <p className="gate-trouble">{text(trouble)}</p> : null}</div>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.scanId} conflict={conflict} onDecide={decide} />
      ))}
    </GatePanel>
  )
}

function troubleOf(code: string): 'alreadyResolved' | 'laterScan' | 'impossible' | 'failed' {
  return code === 'alreadyResolved' || code === 'laterScan' || code === 'impossible' ? code : 'failed'
}

function Conflict(props: {
  conflict: GateConflict
  onDecide: (scanId: string, resolution: Resolution, people?: number) => Promise<void>
}) {
  const { conflict, onDecide } = props
  const { scanId, name, partySize, people, overlap } = conflict
  const text = useMessages(conflictMessages)
  const [count, setCount] = useState(besidesOf(conflict))
  const [busy, setBusy] = useState(false)
  const press = async (resolution: Resolution) => {
    setBusy(true)
    await onDecide(scanId, resolution, resolution === 'bothEntered' ? count : undefined)
    setBusy(false)
  }
  return (
    <section className="gate-conflict" data-conflict={scanId}>
      <h3>{name ? text('party', { name, size: partySize }) : text('nobody')}</h3>
      <ConflictFacts conflict={conflict} />
      {resolutionsFor(conflict).map((resolution) => (
        <div key={resolution}>
          {resolution === 'bothEntered' ? (
            <Stepper
              value={count}
              least={1}
              most={99}
              label={`${text('bothPeople')} ${count}`}
              fewer="−"
              more="+"
              onChange={setCount}
            />
          ) : null}
          <GateButton disabled={busy} onPress={() => void press(resolution)}>
            {resolution === 'stands'
              ? text(people > 0 && !overlap ? 'standsCounted' : 'stands')
              : text(resolution, { count: people })}
          </GateButton>
        </div>
      ))}
    </section>
  )
}
