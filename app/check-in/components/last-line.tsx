import { useState } from 'react'
import { timeOf } from '#app/platform/dates.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { gateMessages } from '../gate-messages.ts'
import { GateButton } from './gate-button.tsx'
import type { LastScan, UndoTrouble } from './use-gate.ts'

/** Who was let in last, and taking that back. */
export function LastLine({
  last,
  onUndo,
}: {
  last: LastScan | undefined
  onUndo: (nonce: string) => Promise<UndoTrouble | undefined>
}) {
  const text = useMessages(gateMessages)
  const [trouble, setTrouble] = useState<{ nonce: string; found: UndoTrouble }>()
  if (!last) return <p className="gate-last is-empty">{text('lastNone')}</p>
  const { nonce, name, people } = last
  const words = last.undone ? 'lastUndone' : last.direction === 'entry' ? 'lastIn' : 'lastOut'
  const undo = async () => {
    const found = await onUndo(nonce)
    setTrouble(found && { nonce, found })
  }
  return (
    <div className="gate-last">
      <Icon name={last.undone ? 'undo' : 'check-circle'} size={26} />
      <p aria-live="polite">
        {text(words, { name, people, time: timeOf(last.at) })}
        {trouble?.nonce === nonce ? <span className="gate-trouble">{text(trouble.found)}</span> : null}
      </p>
      {last.undone ? null : (
        <GateButton icon="undo" onPress={() => void undo()}>
          {text('undo')}
        </GateButton>
      )}
    </div>
  )
}
