import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { PlanChange } from '../event-plan.ts'
import { planMessages } from '../plan-messages.ts'

export type ShownPlanVersion = {
  version: number
  by: string | null
  /** in words of the reader's language; empty where it was not */
  savedAt: string
  filedAt: string
  receivedAt: string
  changes: readonly PlanChange[] | null
}

/** Every saved version: who wrote it, what was filed and taken note of, and what was changed. */
export function PlanVersions({ versions }: { versions: readonly ShownPlanVersion[] }) {
  const text = useMessages(planMessages)
  if (versions.length === 0) return null
  const told = (value: string) => <span className="whitespace-pre-line">{value || text('empty')}</span>
  return (
    <Section id="versions" title={text('versions')}>
      {versions.map((one) => (
        <Section
          key={one.version}
          id={`v${one.version}`}
          headingLevel={3}
          title={text('versionOf', { version: one.version })}
          aside={
            one.receivedAt ? (
              <StateTag tone="ok" icon="check-circle">
                {text('receivedOn', { at: one.receivedAt })}
              </StateTag>
            ) : one.filedAt ? (
              <StateTag tone="ok" icon="flag">
                {text('filedOn', { at: one.filedAt })}
              </StateTag>
            ) : null
          }
        >
          <p className="hint">{text('savedByAt', { name: one.by ?? text('system'), at: one.savedAt })}</p>
          {one.changes === null ? (
            <p>{text('versionFirst')}</p>
          ) : (
            <Table
              caption={text('versionOf', { version: one.version })}
              captionHidden
              rows={one.changes}
              rowKey={(change) => change.part}
              empty={<p>{text('versionSame')}</p>}
              columns={[
                { key: 'part', label: text('versionPart'), rowHeader: true, cell: (change) => text(change.part) },
                { key: 'before', label: text('versionBefore'), cell: (change) => told(change.from) },
                { key: 'after', label: text('versionAfter'), cell: (change) => told(change.to) },
              ]}
            />
          )}
        </Section>
      ))}
    </Section>
  )
}
