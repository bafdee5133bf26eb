import { timeOf } from '#app/platform/dates.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { gateMessages } from '../gate-messages.ts'
import { GateButton } from './gate-button.tsx'
import { useShownName } from './shown-name.tsx'
import type { LastScan } from './use-gate.ts'

/** Who was let in last, and taking that back. */
export function LastLine({
  last,
  onUndo,
}: {
  last: LastScan | undefined
  /** asks for the reason */
  onUndo: (nonce: string) => void
}) {
  const text = useMessages(gateMessages)
  const nameOf = useShownName()
  if (!last) return <p className="gate-last is-empty">{text('lastNone')}</p>
  const { nonce, people } = last
  const name = nameOf(last.name)
  const words = last.undone ? 'lastUndone' : last.direction === 'entry' ? 'lastIn' : 'lastOut'
  return (
    <div className="gate-last">
      <Icon name={last.undone ? 'undo' : 'check-circle'} size={26} />
      <p aria-live="polite">{text(words, { name, people, time: timeOf(last.at) })}</p>
      {last.undone ? null : (
        <GateButton icon="undo" onPress={() => onUndo(nonce)}>
          {text('undo')}
        </GateButton>
      )}
    </div>
  )
}
