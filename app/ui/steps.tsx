import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

/** Where one is in a row of pages. `current` counts from 1. Nothing links forward. */
export function Steps({ labels, current, label }: { labels: readonly string[]; current: number; label?: string }) {
  const text = useMessages(uiMessages)
  const name = label ?? text('step', { step: current, steps: labels.length })
  return (
    <ol className="steps" aria-label={name}>
      {labels.map((step, index) => {
        const state = index + 1 < current ? 'done' : index + 1 === current ? 'now' : 'todo'
        return (
          <li key={step} className={`is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="steps-number">{index + 1}</span> {step}
            {state === 'done' ? <span className="sr-only">（{text('stepDone')}）</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
