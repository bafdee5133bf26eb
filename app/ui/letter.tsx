import type { ReactNode } from 'react'
import { SummaryList } from './summary-list.tsx'

type LetterProps = {
  /** `incoming` is quiet; `reply` is framed under a red line like a letterhead. */
  kind: 'incoming' | 'reply'
  heading: string
  rows: readonly { label: string; value: ReactNode }[]
  children: ReactNode
  /** At the right below the text: who signs and when, one line each. */
  signature?: readonly ReactNode[]
  /** On what the answer rests, set apart. */
  basis?: { title: string; content: ReactNode; note?: ReactNode }
  /** Below everything: corrections, versions. */
  footer?: ReactNode
}

/** A letter or its answer as authorities publish them: head, who and when, text, signature. */
export function Letter({ kind, heading, rows, children, signature, basis, footer }: LetterProps) {
  return (
    <section className={`letter is-${kind}`} aria-label={heading}>
      <h2 className="letter-heading">{heading}</h2>
      <SummaryList rows={rows} compact />
      <div className="letter-text">{children}</div>
      {signature ? (
        <div className="letter-signature">
          {signature.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one signature never change places.
            <p key={index}>{line}</p>
          ))}
        </div>
      ) : null}
      {basis ? (
        <div className="letter-basis">
          <h3>{basis.title}</h3>
          <div>{basis.content}</div>
          {basis.note ? <p className="hint">{basis.note}</p> : null}
        </div>
      ) : null}
      {footer}
    </section>
  )
}
