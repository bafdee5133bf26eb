import { formatDayShort } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { REPORT_KINDS, type Standing } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import type { ReportStanding } from '../owed-reports.server.ts'
import { urgingMessages } from '../urging-messages.ts'
import { StandingTag } from './standing-tag.tsx'

type Row = {
  id: string
  title: string
  department: string
  endedOn: string
  reports: readonly ReportStanding[]
  mayRead: boolean
  mayUrge: boolean
}

type OwedTableProps = {
  rows: readonly Row[]
  /** Reports that stand otherwise are left out, so that what is shown is what was counted. */
  wanted: readonly Standing[]
  empty: string
  mayUrge: boolean
}

/** Events with their three reports; links only where the reader may follow them. */
export function OwedTable({ rows, wanted, empty, mayUrge }: OwedTableProps) {
  const text = useMessages(eventReportMessages)
  const urging = useMessages(urgingMessages)
  const language = useLanguage()
  return (
    <Table
      caption={text('filedTitle')}
      captionHidden
      columns={[
        {
          key: 'event',
          label: text('event'),
          rowHeader: true,
          cell: ({ id, title, mayRead }: Row) =>
            mayRead ? <Link href={`/console/events/${id}/reports`}>{title}</Link> : title,
        },
        { key: 'unit', label: text('department'), cell: ({ department }) => department },
        { key: 'ended', label: text('ended'), nowrap: true, cell: ({ endedOn }) => formatDayShort(endedOn, language) },
        ...REPORT_KINDS.map((kind) => ({
          key: kind,
          label: text(kind),
          cell: ({ id, reports, mayRead }: Row) => {
            const report = reports.find((each) => each.kind === kind)
            if (!report || !wanted.includes(report.standing)) return '—'
            const due = text('dueOn', { day: formatDayShort(report.dueOn, language) })
            return (
              <span>
                <StandingTag standing={report.standing} />
                <span className="block">
                  {mayRead ? <Link href={`/console/events/${id}/reports/${kind}`}>{due}</Link> : due}
                </span>
              </span>
            )
          },
        })),
        ...(mayUrge
          ? [
              {
                key: 'urge',
                label: urging('urge'),
                labelHidden: true,
                nowrap: true,
                cell: (row: Row) =>
                  row.mayUrge ? <Link href={`/console/reports/${row.id}/urge`}>{urging('urge')}</Link> : null,
              },
            ]
          : []),
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  )
}
