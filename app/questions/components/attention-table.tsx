import { localName } from '#app/platform/local-text.ts'
import { dueTodayLink } from '#app/reports/figure-link.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { oversightMessages } from '../oversight-messages.ts'
import type { readOversight } from '../oversight-page.server.ts'

type Attention = Awaited<ReturnType<typeof readOversight>>['attention'][number]
type AttentionRow = Omit<Attention, 'silence'> & { silence?: Attention['silence'] }

/** Departments with something overdue, due today, ordered or silent; the most overdue first. */
export function AttentionTable({ rows }: { rows: readonly AttentionRow[] }) {
  const text = useMessages(oversightMessages)
  const language = useLanguage()
  return (
    <Section id="attention" title={text('departments')} first>
      <Table
        caption={text('departments')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={text('departmentsNone')}
        note={text('departmentsNote')}
        columns={[
          {
            key: 'unit',
            label: text('unit'),
            rowHeader: true,
            cell: (row) => (
              <Link href={`/console/overdue?department=${row.id}`}>
                {localName(language, row.department.name, row.department.nameEn)}
              </Link>
            ),
          },
          {
            key: 'overdue',
            label: text('overdue'),
            numeric: true,
            cell: (row) =>
              row.overdue > 0 ? (
                <Link href={`/console/overdue?department=${row.id}`}>
                  <b className="text-bad">{row.overdue}</b>
                </Link>
              ) : (
                0
              ),
          },
          {
            key: 'dueToday',
            label: text('dueToday'),
            numeric: true,
            cell: (row) => (row.dueToday > 0 ? <Link href={dueTodayLink(row.code)}>{row.dueToday}</Link> : 0),
          },
          {
            key: 'orders',
            label: text('orders'),
            numeric: true,
            cell: (row) =>
              row.orders > 0 ? <Link href={`/console/supervision?department=${row.id}`}>{row.orders}</Link> : 0,
          },
          {
            key: 'last',
            label: text('lastAnswer'),
            nowrap: true,
            cell: (row) =>
              row.silence?.answered ? (
                <span className={row.silence.periods > 0 ? 'text-bad' : undefined}>{row.silence.since}</span>
              ) : (
                text('never')
              ),
          },
        ]}
      />
    </Section>
  )
}
