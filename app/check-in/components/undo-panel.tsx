import { useRef, useState } from 'react'
import { useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { gateCareMessages } from '../gate-care-messages.ts'
import { gateMessages } from '../gate-messages.ts'
import { MOST_UNDO_WORDS, UNDO_REASONS, type UndoReason, type UndoWhy } from '../undo-reason.ts'
import { GateButton } from './gate-button.tsx'
import { GatePanel } from './gate-panel.tsx'
import type { UndoTrouble } from './use-gate.ts'

type UndoPanelProps = {
  onUndo: (why: UndoWhy) => Promise<UndoTrouble | undefined>
  onClose: () => void
}

/** Why an entry is taken back: one press on a reason does it. Stays open when it could not be done. */
export function UndoPanel({ onUndo, onClose }: UndoPanelProps) {
  const text = useMessages(gateMessages)
  const care = useMessages(gateCareMessages)
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<UndoTrouble>()
  const press = async (reason: UndoReason) => {
    setBusy(true)
    const added = String(new FormData(form.current ?? undefined).get('words') ?? '').trim()
    const found = await onUndo({ reason, ...(added && { words: added }) })
    setBusy(false)
    if (found) setTrouble(found)
    else onClose()
  }
  return (
    <GatePanel title={care('undoTitle')} onClose={onClose} over>
      <p>{care('undoLead')}</p>
      <div aria-live="assertive">{trouble ? <p className="gate-trouble">{text(trouble)}</p> : null}</div>
      <div className="gate-reasons">
        {UNDO_REASONS.map((reason) => (
          <GateButton key={reason} disabled={busy} onPress={() => void press(reason)}>
            {care(`undo.${reason}`)}
          </GateButton>
        ))}
      </div>
      <form ref={form} className="gate-form" onSubmit={(event) => event.preventDefault()}>
        <TextField
          name="words"
          label={care('undoWords')}
          hint={care('undoWordsHint')}
          maxLength={MOST_UNDO_WORDS}
          autoComplete="off"
        />
      </form>
    </GatePanel>
  )
}
