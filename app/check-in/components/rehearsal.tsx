// The mark of a rehearsal: across the whole screen, over verdicts too, and a bar that ends it.
import { useMessages } from '#app/ui/language.tsx'
import { practiceMessages } from '../practice-messages.ts'

export function RehearsalMark() {
  const text = useMessages(practiceMessages)
  return (
    <div className="gate-rehearsal-mark" aria-hidden="true">
      {['a', 'b', 'c'].map((each) => (
        <span key={each} data-mark={text('mark')} />
      ))}
    </div>
  )
}

export function RehearsalBar({ onEnd }: { onEnd: () => void }) {
  const text = useMessages(practiceMessages)
  return (
    <div className="gate-rehearsal-bar" data-rehearsal>
      <p role="status">{text('bar')}</p>
      <button type="button" className="gate-button is-plain" onClick={onEnd}>
        {text('end')}
      </button>
    </div>
  )
}
