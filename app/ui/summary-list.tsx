import type { ReactNode } from 'react'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

export type SummaryRow = {
  label: string
  value: ReactNode
  /** Where the line can be changed; the reader comes back afterwards. */
  changeHref?: string
  /** Within a form, or beside the one with the id `form`: the button that sends it, with all that was typed. */
  changeBy?: { name: string; value: string; formAction: string; form?: string }
  /** Another word than 修改. */
  changeLabel?: string
}

/** Labels and values below each other; `compact` for cards such as a ticket. */
export function SummaryList({ rows, compact }: { rows: readonly SummaryRow[]; compact?: boolean }) {
  const text = useMessages(uiMessages)
  return (
    <dl className={compact ? 'summary is-compact' : 'summary'}>
      {rows.map((row) => (
        <div key={row.label} className="summary-row">
          <dt>{row.label}</dt>
          <dd className="summary-value">{row.value}</dd>
          {row.changeHref ? (
            <dd className="summary-change">
              <a
                href={row.changeHref}
                className="link"
                aria-label={row.changeLabel ?? text('changeWhat', { what: row.label })}
              >
                {row.changeLabel ?? text('change')}
              </a>
            </dd>
          ) : null}
          {row.changeBy ? (
            <dd className="summary-change">
              <button
                type="submit"
                {...row.changeBy}
                className="link"
                aria-label={row.changeLabel ?? text('changeWhat', { what: row.label })}
              >
                {row.changeLabel ?? text('change')}
              </button>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
