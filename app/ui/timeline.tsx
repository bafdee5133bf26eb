import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

export type TimelineState = 'done' | 'now' | 'todo' | 'paused' | 'stopped'
export type TimelineItem = { state: TimelineState; title: ReactNode; time?: ReactNode; text?: ReactNode }

/** What happened, what is happening, what comes. Oldest first. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const text = useMessages(uiMessages)
  return (
    <ol className="timeline">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: history is only appended to.
        <li key={index} className={`is-${item.state}`} aria-current={item.state === 'now' ? 'step' : undefined}>
          <span className="timeline-mark">
            {item.state === 'done' ? <Icon name="check" size={14} /> : null}
            {item.state === 'stopped' ? <Icon name="cross" size={14} /> : null}
            {item.state === 'paused' ? <Icon name="bars" size={14} /> : null}
          </span>
          <p className="timeline-title">
            {item.title}
            {item.state === 'done' ? <span className="sr-only">（{text('stepDone')}）</span> : null}
          </p>
          {item.time ? <p className="card-line">{item.time}</p> : null}
          {item.text ? <div className="card-line">{item.text}</div> : null}
        </li>
      ))}
    </ol>
  )
}
