import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useMessages } from './language.tsx'
import { Link } from './link.tsx'
import { uiMessages } from './ui-messages.ts'

export type ChartPoint = {
  label: string
  /** One value per series. */
  values: readonly number[]
  /** The lists behind the values, linked from the table. */
  hrefs?: readonly string[]
  /** The period is not over yet: drawn paler. */
  unfinished?: boolean
}

type BarChartProps = {
  caption: string
  captionHidden?: boolean
  /** Two at most. The last one is drawn strong. */
  series: readonly string[]
  points: readonly ChartPoint[]
}

const TOP = 14
const GROUND = 86

const round = (n: number) => Math.round(n * 100) / 100

/** Over the middle of its bar; of two bars, away from the other, so that long numbers do not touch. */
function numberPlace(x: number, bar: number, index: number, count: number) {
  if (count < 2) return { x: `${round(x + bar * 0.47)}%`, textAnchor: 'middle' } as const
  return index === 0
    ? ({ x: `${round(x + bar * 0.94)}%`, textAnchor: 'end', dx: '-1' } as const)
    : ({ x: `${round(x)}%`, textAnchor: 'start', dx: '1' } as const)
}

/** Plain bars with their numbers written on them, and the same numbers as a table. Drawn on the server. */
export function BarChart({ caption, captionHidden, series, points }: BarChartProps) {
  const text = useMessages(uiMessages)
  const highest = Math.max(1, ...points.flatMap((point) => point.values))
  const group = 100 / Math.max(1, points.length)
  const bar = (group * 0.84) / Math.max(1, series.length)
  const strength = (index: number) => (index === series.length - 1 ? 'is-strong' : 'is-pale')
  return (
    <figure className="chart">
      <figcaption>
        <span className={captionHidden ? 'sr-only' : 'chart-caption'}>{caption}</span>
        {series.length > 1 ? (
          <span className="chart-key" aria-hidden="true">
            {series.map((name, index) => (
              <span key={name} className={strength(index)}>
                {name}
              </span>
            ))}
          </span>
        ) : null}
      </figcaption>
      {/* A long row of bars scrolls on a phone, also with the keys. */}
      <div
        className={classNames('chart-box', points.length > 14 ? 'is-wider' : points.length > 7 && 'is-wide')}
        {...(points.length > 7 && ({ tabIndex: 0, role: 'group', 'aria-label': caption } as const))}
      >
        <svg className="chart-bars" aria-hidden="true">
          {points.map((point, at) => (
            <g key={point.label} className={point.unfinished ? 'is-unfinished' : undefined}>
              {series.map((name, index) => {
                const value = point.values[index] ?? 0
                const height = round((value / highest) * (GROUND - TOP))
                const x = round(at * group + group * 0.08 + index * bar)
                return (
                  <g key={name} className={strength(index)}>
                    <rect
                      x={`${x}%`}
                      width={`${round(bar * 0.94)}%`}
                      y={`${round(GROUND - height)}%`}
                      height={`${height}%`}
                    />
                    <text {...numberPlace(x, bar, index, series.length)} y={`${round(GROUND - height)}%`} dy="-.4em">
                      {value}
                    </text>
                  </g>
                )
              })}
              <text className="chart-label" x={`${round((at + 0.5) * group)}%`} y={`${GROUND}%`} dy="1.5em">
                {point.label}
              </text>
            </g>
          ))}
          <line x1="0" x2="100%" y1={`${GROUND}%`} y2={`${GROUND}%`} />
        </svg>
      </div>
      <details className="chart-table">
        <summary>{text('dataTable')}</summary>
        <table className="table">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text('item')}</th>
              {series.map((name) => (
                <th key={name} scope="col" className="is-numeric">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                {series.map((name, index) => (
                  <td key={name} className="is-numeric">
                    {shownValue(point, index)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** A number of the table, as a link where its list can be opened. */
function shownValue(point: ChartPoint, index: number): ReactNode {
  const value = point.values[index] ?? 0
  const href = value > 0 ? point.hrefs?.[index] : undefined
  return href ? <Link href={href}>{value}</Link> : value
}
