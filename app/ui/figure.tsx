import type { ReactNode } from 'react'

type FigureProps = {
  label: string
  value: ReactNode
  unit?: ReactNode
  /** The denominator or the definition: "逾期未答计入分母". */
  note?: ReactNode
  /** The list behind the number. */
  href?: string
  tone?: 'bad'
  /** How it went until now: a Sparkline. */
  trend?: ReactNode
}

export function Figure({ label, value, unit, note, href, tone, trend }: FigureProps) {
  const number = (
    <>
      <span className={tone === 'bad' ? 'figure-value is-bad' : 'figure-value'}>{value}</span>
      {unit ? <span className="figure-unit">{unit}</span> : null}
    </>
  )
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd>
        {href ? (
          <a href={href} className="figure-link">
            {number}
          </a>
        ) : (
          number
        )}
        {trend ? <span className="block">{trend}</span> : null}
        {note ? <span className="figure-note">{note}</span> : null}
      </dd>
    </div>
  )
}

/** Figures side by side in one frame; each child is a Figure. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className="figures">{children}</dl>
}
