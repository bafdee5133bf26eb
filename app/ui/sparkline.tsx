import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

export type SparkPoint = {
  /** Read out: "2026年5月 92%". */
  label: string
  /** null where there is nothing to measure: the line is broken there. */
  value: number | null
}

type SparklineProps = {
  /** What is drawn, for readers by ear. */
  label: string
  points: readonly SparkPoint[]
  /** Written at the end of the line, the last value in words; left out where it stands beside the line already. */
  last?: string
  /** The highest value of the scale; the highest point when left out. */
  top?: number
}

const WIDTH = 96
const HEIGHT = 24
const EDGE = 3

const round = (n: number) => Math.round(n * 10) / 10

/** Unbroken stretches of the line, each as points of an SVG path. */
export function sparkStretches(values: readonly (number | null)[], top: number): { x: number; y: number }[][] {
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0
  const stretches: { x: number; y: number }[][] = []
  let open: { x: number; y: number }[] | undefined
  for (const [index, value] of values.entries()) {
    if (value === null) {
      open = undefined
      continue
    }
    if (!open) {
      open = []
      stretches.push(open)
    }
    const share = top > 0 ? Math.min(1, Math.max(0, value / top)) : 0
    open.push({ x: round(EDGE + index * step), y: round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)) })
  }
  return stretches
}

/** A small line with its last number beside it; every number is read out. Drawn on the server, also on paper. */
export function Sparkline({ label, points, last, top }: SparklineProps) {
  const text = useMessages(uiMessages)
  const values = points.map(({ value }) => value)
  const highest = top ?? Math.max(1, ...values.map((value) => value ?? 0))
  const stretches = sparkStretches(values, highest)
  const end = stretches.at(-1)?.at(-1)
  const ends = values.at(-1) !== null && end !== undefined
  return (
    <span className="sparkline">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
        <line className="sparkline-ground" x1="0" x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} />
        {stretches.map((stretch) =>
          stretch.length === 1 && stretch[0] ? (
            <circle key={stretch[0].x} className="sparkline-dot" cx={stretch[0].x} cy={stretch[0].y} r="1.5" />
          ) : (
            <polyline key={stretch[0]?.x} points={stretch.map(({ x, y }) => `${x},${y}`).join(' ')} />
          ),
        )}
        {ends ? <circle className="sparkline-dot" cx={end.x} cy={end.y} r="2.5" /> : null}
      </svg>
      {last === undefined ? null : (
        <span aria-hidden="true" className="sparkline-last">
          {last}
        </span>
      )}
      <span className="sr-only">
        {label}
        {text('colon')}
        {points.map((point) => point.label).join(text('semicolon'))}
      </span>
    </span>
  )
}
