// On a supervisor's phone: what gates without network decided differently, and what is decided about it.
import { useCallback, useEffect, useState } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { conflictMessages } from '../conflict-messages.ts'
import type { GateConflict } from '../gate.ts'
import { gateCareMessages } from '../gate-care-messages.ts'
import { besidesOf, type Resolution, resolutionsFor } from '../gate-conflict.ts'
import type { GateNote } from '../gate-notes.server.ts'
import type { Supervised } from '../online-gate.ts'
import type { PhoneGate } from '../phone-gate.ts'
import { ConflictFacts } from './conflict-section.tsx'
import { GateButton, Stepper } from './gate-button.tsx'
import { GatePanel } from './gate-panel.tsx'
import { NoteWords } from './notes-section.tsx'
import { useShownName } from './shown-name.tsx'

const LOOK_EVERY_MS = 15_000

const NOTHING: Supervised = { items: [], notes: [] }

/** The open conflicts and the latest notes, looked up now and then while the page is seen; empty for phones that may not decide. */
export function useConflicts(gate: PhoneGate | undefined, may: boolean) {
  const [{ items: conflicts, notes }, setSeen] = useState(NOTHING)
  const refresh = useCallback(async () => {
    if (!gate || !may) return
    const answer = await gate.online.conflicts()
    if ('value' in answer) setSeen(answer.value)
  }, [gate, may])
  useEffect(() => {
    void refresh()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh()
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [refresh])
  return { conflicts, notes, refresh }
}

/** A line above the last check-in, as long as something is to be decided. */
export function ConflictLine({ count, notes, onOpen }: { count: number; notes: number; onOpen: () => void }) {
  const text = useMessages(conflictMessages)
  const care = useMessages(gateCareMessages)
  if (count === 0 && notes === 0) return null
  return (
    <div className={classNames('gate-conflict-line', count === 0 && 'is-quiet')} data-conflicts={count}>
      <Icon name={count > 0 ? 'warning' : 'info'} size={26} />
      <p role="status">{count > 0 ? text('open', { count }) : care('notesSeen', { count: notes })}</p>
      <GateButton onPress={onOpen}>{text('look')}</GateButton>
    </div>
  )
}

type ConflictPanelProps = {
  gate: PhoneGate
  conflicts: readonly GateConflict[]
  notes: readonly GateNote[]
  onDecided: () => Promise<void>
  onClose: () => void
}

export function ConflictPanel({ gate, conflicts, notes, onDecided, onClose }: ConflictPanelProps) {
  const text = useMessages(conflictMessages)
  const care = useMessages(gateCareMessages)
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
      {notes.length > 0 ? (
        <section className="gate-conflict">
          <h3>{care('notes')}</h3>
          <ul className="gate-notes">
            {notes.map((note) => (
              <li key={note.id}>
                <NoteWords note={note} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
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
  const nameOf = useShownName()
  const [count, setCount] = useState(besidesOf(conflict))
  const [busy, setBusy] = useState(false)
  const press = async (resolution: Resolution) => {
    setBusy(true)
    await onDecide(scanId, resolution, resolution === 'bothEntered' ? count : undefined)
    setBusy(false)
  }
  return (
    <section className="gate-conflict" data-conflict={scanId}>
      <h3>{name ? text('party', { name: nameOf(name), size: partySize }) : text('nobody')}</h3>
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
