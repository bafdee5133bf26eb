import { useMessages } from '#app/ui/language.tsx'
import type { Direction } from '../gate.ts'
import { gateMessages } from '../gate-messages.ts'

/** In which direction people pass: always in view, in colour and in words. */
export function DirectionSwitch({
  direction,
  onChange,
}: {
  direction: Direction
  onChange: (direction: Direction) => void
}) {
  const text = useMessages(gateMessages)
  return (
    <fieldset className="gate-direction" aria-label={text('direction')}>
      {(['entry', 'exit'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === direction}
          className={`is-${each}`}
          onClick={() => onChange(each)}
        >
          {text(each)}
        </button>
      ))}
    </fieldset>
  )
}
