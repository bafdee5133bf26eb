import type { ReactNode } from 'react'

export type TimeRow = { time: ReactNode; title: ReactNode; note?: ReactNode }

/** An agenda or a log: the time left, what happens right. */
export function TimeRows({ rows }: { rows: readonly TimeRow[] }) {
  return (
    <ol className="time-rows">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are in the order of time and two may share it.
        <li key={index}>
          <span className="time-rows-time">{row.time}</span>
          <div>
            <p>{row.title}</p>
            {row.note ? <p className="card-line">{row.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
