import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type MeterProps = {
  value: number
  /** 0 draws an empty bar. */
  max: number
  /** What is measured, in words: read out, and shown left of the bar unless hidden. */
  label: string
  labelHidden?: boolean
  /** The numbers in words; "38 / 50" when left out. */
  text?: ReactNode
  tone?: 'link' | 'ok' | 'warn' | 'bad'
  /** A mark on the bar, in the unit of `value`: a limit that must not be passed. */
  mark?: number
  /** Draws so many separate parts instead of one bar: a rating of 4 in 5. */
  parts?: number
  /** The bar below its words, for narrow boxes. */
  stacked?: boolean
}

const percent = (value: number, max: number) =>
  `${max > 0 ? Math.round(Math.min(1, Math.max(0, value / max)) * 1000) / 10 : 0}%`

/** n of m as a bar with its words: never a bare percentage. */
export function Meter({ value, max, label, labelHidden, text, tone = 'link', mark, parts, stacked }: MeterProps) {
  return (
    <div className={classNames('meter', `is-${tone}`, stacked && 'is-stacked')}>
      <span className={labelHidden ? 'sr-only' : 'meter-label'}>{label}</span>
      <svg className="meter-bar" aria-hidden="true">
        {parts ? (
          Array.from({ length: parts }, (_, index) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place.
              key={index}
              className={index < Math.round((value / max) * parts) ? 'meter-value' : 'meter-rest'}
              x={`${(index * 100) / parts}%`}
              width={`${100 / parts - 1.5}%`}
              height="100%"
              rx="2"
            />
          ))
        ) : (
          <>
            <rect className="meter-rest" width="100%" height="100%" rx="3" />
            <rect className="meter-value" width={percent(value, max)} height="100%" rx="3" />
            {mark === undefined ? null : <rect className="meter-mark" x={percent(mark, max)} width="3" height="100%" />}
          </>
        )}
      </svg>
      <span className="meter-text">{text ?? `${value} / ${max}`}</span>
    </div>
  )
}
