// Rumours that were handed over: in the case, in the ledger of the concerns, and for whoever follows the question.
import { formatDay } from '#app/platform/dates.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { handOverMessages } from '../hand-over-messages.ts'
import type { HandOverRecord, handOverLedger, PublicHandOver } from '../hand-over-queries.server.ts'

const TONE = { examining: 'warn', refuted: 'ok', notRumour: 'idle', dealtWith: 'ok' } as const

export function HandOverTag({ outcome }: { outcome: HandOverRecord['outcome'] }) {
  const text = useMessages(handOverMessages)
  if (!outcome) return <StateTag tone="warn">{text('waiting')}</StateTag>
  return <StateTag tone={TONE[outcome]}>{text(outcome)}</StateTag>
}

type Brief = Pick<HandOverRecord, 'id' | 'year' | 'number' | 'body' | 'handedOn' | 'outcome'>
type CaseProps = { caseId: string; handOvers: readonly Brief[]; mayHandOver: boolean }

/** In the aside of the case: where it went, and the way to the form. */
export function CaseHandOvers({ caseId, handOvers, mayHandOver }: CaseProps) {
  const text = useMessages(handOverMessages)
  const language = useLanguage()
  if (handOvers.length === 0 && !mayHandOver) return null
  return (
    <Panel title={text('title')} icon="flag">
      {handOvers.length === 0 ? <p className="hint">{text('panelText')}</p> : null}
      {handOvers.map((one) => (
        <div key={one.id} className="mb-3">
          <p>
            <b>{text('number', { year: one.year, number: one.number })}</b> · {one.body}
          </p>
          <p className="hint">{formatDay(one.handedOn, language)}</p>
          <HandOverTag outcome={one.outcome} />
        </div>
      ))}
      <ButtonLink href={`/console/questions/${caseId}/hand-over`} size="s">
        {text(handOvers.length === 0 ? 'open' : 'see')}
      </ButtonLink>
    </Panel>
  )
}

/** On the page of a tracking code. `open`: the answer is still owed. */
export function PublicHandOvers({ handOvers, open }: { handOvers: readonly PublicHandOver[]; open: boolean }) {
  const text = useMessages(handOverMessages)
  const language = useLanguage()
  if (handOvers.length === 0) return null
  return (
    <Panel tone="info" title={text('publicTitle')}>
      {handOvers.map((one) => (
        <div key={`${one.authority} ${one.handedOn}`} className="mb-3">
          <p>{text('publicLine', { day: formatDay(one.handedOn, language), authority: text(one.authority) })}</p>
          {one.outcome && one.toldOn ? (
            <p>
              {text('publicOutcome', { day: formatDay(one.toldOn, language), outcome: text(one.outcome) })}{' '}
              {one.outcomeUrl ? (
                <Link href={one.outcomeUrl} external>
                  {text('publicLink')}
                </Link>
              ) : null}
            </p>
          ) : null}
        </div>
      ))}
      {open ? <p className="hint">{text('publicStays')}</p> : null}
    </Panel>
  )
}

export function HandOverLedger({ ledger }: { ledger: Awaited<ReturnType<typeof handOverLedger>> }) {
  const text = useMessages(handOverMessages)
  const language = useLanguage()
  return (
    <Section id="hand-overs" title={text('ledger')}>
      <Table
        caption={text('ledger')}
        captionHidden
        rows={ledger.rows}
        rowKey={(row) => row.id}
        empty={<p>{text('ledgerNone')}</p>}
        note={text('ledgerNote', { total: ledger.total, told: ledger.told })}
        columns={[
          {
            key: 'number',
            label: text('columnNumber'),
            rowHeader: true,
            nowrap: true,
            cell: (row) => (
              <Link href={`/console/questions/${row.questionId}/hand-over`}>
                {text('number', { year: row.year, number: row.number })}
              </Link>
            ),
          },
          { key: 'to', label: text('columnTo'), cell: (row) => row.body },
          { key: 'day', label: text('columnDay'), nowrap: true, cell: (row) => formatDay(row.handedOn, language) },
          { key: 'outcome', label: text('columnOutcome'), cell: (row) => <HandOverTag outcome={row.outcome} /> },
        ]}
      />
    </Section>
  )
}
