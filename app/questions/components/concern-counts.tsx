import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { concernMessages } from '../concern-messages.ts'
import { percentOf } from '../figures.ts'
import type { ConcernCount } from '../public-concerns.ts'
import { statisticsMessages } from '../statistics-messages.ts'

/** 回应关切 in the public figures: entered and answered, by kind of source. */
export function ConcernCounts({ rows, total }: { rows: readonly ConcernCount[]; total: ConcernCount }) {
  const text = useMessages(statisticsMessages)
  const concern = useMessages(concernMessages)
  return (
    <Section
      id="concerns"
      title={text('concerns')}
      aside={total.answered > 0 ? <Link href="/answers?concern=yes">{concern('responses')}</Link> : undefined}
    >
      <p>{text('concernsLead')}</p>
      <Table
        caption={text('concerns')}
        captionHidden
        rows={rows}
        rowKey={({ medium }) => medium}
        empty={text('concernsNone')}
        columns={[
          {
            key: 'medium',
            label: concern('medium'),
            rowHeader: true,
            cell: ({ medium }) => (medium === 'others' ? text('others') : concern(medium)),
          },
          { key: 'entered', label: text('concernsEntered'), numeric: true, cell: ({ entered }) => entered },
          { key: 'answered', label: text('answered'), numeric: true, cell: ({ answered }) => answered },
          {
            key: 'rate',
            label: text('answeredRate'),
            numeric: true,
            cell: ({ entered, answered }) => percentOf(entered > 0 ? answered / entered : null),
          },
        ]}
        footer={
          rows.length > 1
            ? [
                text('sum'),
                total.entered,
                total.answered,
                percentOf(total.entered > 0 ? total.answered / total.entered : null),
              ]
            : undefined
        }
      />
    </Section>
  )
}
