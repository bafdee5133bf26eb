import type { ReactNode } from 'react'
import { Section } from './section.tsx'
import { Table } from './table.tsx'

export type ReviewedVersion = {
  version: number
  /** in words of the reader's language */
  savedAt: string
  by: string | null
  decidedBy: string | null
  decidedAt: string
  reviewNote: string | null
  /** null for the first version */
  changes: readonly { place: string; from: string; to: string }[] | null
}

type Word = 'history' | 'version' | 'savedBy' | 'decidedBy' | 'someone' | 'first' | 'changes' | 'before' | 'after'

type Props<Version extends ReviewedVersion> = {
  versions: readonly Version[]
  text: (key: Word, values?: Record<string, string | number>) => string
  stateTag: (version: Version) => ReactNode
  /** what the first column names; what stands for an empty text; what is said when nothing changed */
  words: { place: string; empty: string; unchanged?: string }
}

/** The versions of something that is reviewed: who wrote and decided, what was said, and what was changed. */
export function ReviewedVersions<Version extends ReviewedVersion>({ versions, text, stateTag, words }: Props<Version>) {
  const told = (value: string) => <span className="whitespace-pre-line">{value || words.empty}</span>
  return (
    <Section id="versions" title={text('history')}>
      {versions.map((one) => (
        <Section
          key={one.version}
          id={`v${one.version}`}
          headingLevel={3}
          title={text('version', { version: one.version })}
          aside={stateTag(one)}
        >
          <p className="hint">{text('savedBy', { name: one.by ?? text('someone'), at: one.savedAt })}</p>
          {one.decidedAt ? (
            <p className="hint">{text('decidedBy', { name: one.decidedBy ?? text('someone'), at: one.decidedAt })}</p>
          ) : null}
          {one.reviewNote ? <p className="whitespace-pre-line">{one.reviewNote}</p> : null}
          {one.changes === null ? (
            <p>{text('first')}</p>
          ) : (
            <Table
              caption={text('changes', { version: one.version })}
              captionHidden
              rows={one.changes}
              empty={words.unchanged ? <p>{words.unchanged}</p> : null}
              rowKey={(change) => change.place}
              columns={[
                { key: 'place', label: words.place, rowHeader: true, cell: (change) => change.place },
                { key: 'before', label: text('before'), cell: (change) => told(change.from) },
                { key: 'after', label: text('after'), cell: (change) => told(change.to) },
              ]}
            />
          )}
        </Section>
      ))}
    </Section>
  )
}
