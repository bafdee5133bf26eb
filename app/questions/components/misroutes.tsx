import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { oversightMessages } from '../oversight-messages.ts'
import type { readOversight } from '../oversight-page.server.ts'

type Overview = Awaited<ReturnType<typeof readOversight>>

/** Questions sent to the wrong department, by the rule and the duty word that led there; each number opens its list. */
export function Misroutes({ misroutes }: { misroutes: Overview['misroutes'] }) {
  const text = useMessages(oversightMessages)
  const { rows, total, days } = misroutes
  if (total === 0) return null
  const hrefOf = ({ rule, word }: (typeof rows)[number]) =>
    `/console/oversight/misroutes?${new URLSearchParams({ rule, word })}`
  return (
    <Section id="misroutes" title={text('misroutes')}>
      <p className="hint">
        <Link href="/console/oversight/misroutes">{text('misroutesLead', { days, count: total })}</Link>
      </p>
      <Table<(typeof rows)[number]>
        caption={text('misroutes')}
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.rule} ${row.word}`}
        empty=""
        columns={[
          { key: 'rule', label: text('misrouteRule'), rowHeader: true, cell: (row) => text(`misroute_${row.rule}`) },
          { key: 'word', label: text('misrouteWord'), cell: (row) => row.word || '—' },
          {
            key: 'count',
            label: text('misrouteCount'),
            numeric: true,
            cell: (row) => <Link href={hrefOf(row)}>{row.count}</Link>,
          },
          {
            key: 'proposed',
            label: text('misrouteProposed'),
            numeric: true,
            cell: (row) => (row.proposed > 0 ? <Link href={`${hrefOf(row)}&proposed=1`}>{row.proposed}</Link> : 0),
          },
        ]}
      />
    </Section>
  )
}
