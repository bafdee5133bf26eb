import type { ReactNode } from 'react'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

export type StripDay = {
  weekday: string
  date: string
  /** Below the number: 收到, 第3日, 休, 班, 到期. */
  note: string
  kind: 'plain' | 'rest' | 'today' | 'due'
}

/** Why a date is due: each day with what it counts for. `fold` draws a gap after that many days. */
export function DayStrip({
  label,
  days,
  caption,
}: {
  label: string
  days: readonly (StripDay | 'gap')[]
  caption?: ReactNode
}) {
  const text = useMessages(uiMessages)
  return (
    <figure className="day-strip">
      <ol aria-label={label}>
        {days.map((day, index) =>
          day === 'gap' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: days of a strip never change places.
            <li key={`gap-${index}`} className="is-gap">
              …
            </li>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same day number may come twice, in two months.
            <li key={index} className={`is-${day.kind}`} aria-current={day.kind === 'today' ? 'date' : undefined}>
              <span>{day.weekday}</span>
              <b>{day.date}</b>
              <span>{day.note}</span>
              {day.kind === 'today' ? <span className="sr-only">（{text('today')}）</span> : null}
            </li>
          ),
        )}
      </ol>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  )
}
