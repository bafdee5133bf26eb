import type { ReactNode } from 'react'
import { localName } from '#app/platform/local-text.ts'
import { ratesOf, sumCounts } from '#app/questions/figures.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { type FigureKey, figureText } from '#app/questions/statistics-table.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { type EventList, eventsLink, figureLink, hasList } from '../figure-link.ts'
import { MONTH_FIGURES } from '../league-columns.ts'
import type { MonthTableRow } from '../month-table.server.ts'
import { reportMessages } from '../report-messages.ts'

/** One table per area, each with its sum; the sum of all where there are several. */
export function MonthTableView({
  rows,
  ruled,
  month,
}: {
  rows: readonly MonthTableRow[]
  ruled?: boolean
  /** numbers open the list behind them; left out on paper */
  month?: string
}) {
  const text = useMessages(reportMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const ofEvents = (key: EventList, row: MonthTableRow, n: number) =>
    month && n > 0 ? <Link href={eventsLink(key, month, row.code || undefined)}>{n}</Link> : n
  /** Sums open the list of their area, where its code was kept. */
  const sumOf = (sum: Parameters<typeof figureText>[0], key: FigureKey, area?: string): ReactNode => {
    const shown = figureText(sum, key)
    return month && area && hasList(sum, key) ? (
      <Link href={figureLink(key, month, undefined, area)}>{shown}</Link>
    ) : (
      shown
    )
  }
  const eventSum = (key: EventList, n: number, area?: string) =>
    month && area && n > 0 ? <Link href={eventsLink(key, month, undefined, area)}>{n}</Link> : n
  const areas = [...new Set(rows.map(({ area }) => area))]
  if (areas.length === 0) return <p>{text('empty')}</p>
  const columns = (name: (row: MonthTableRow) => string) => [
    { key: 'name', label: words('department'), rowHeader: true, cell: name },
    {
      key: 'events',
      label: text('events'),
      numeric: true,
      cell: (row: MonthTableRow) => ofEvents('planned', row, row.events),
    },
    {
      key: 'visitors',
      label: text('visitors'),
      numeric: true,
      cell: (row: MonthTableRow) => ofEvents('visitors', row, row.visitors),
    },
    ...MONTH_FIGURES.map((key) => ({
      key,
      label: words(key),
      numeric: true,
      cell: (row: MonthTableRow) => {
        const figures = { counts: row.counts, rates: ratesOf(row.counts) }
        const shown = figureText(figures, key)
        return month && hasList(figures, key) ? (
          <Link href={figureLink(key, month, row.code || undefined)}>{shown}</Link>
        ) : (
          shown
        )
      },
    })),
  ]
  const tables = areas.map((area) => {
    const own = rows.filter((row) => row.area === area)
    const counts = sumCounts(own.map((row) => row.counts))
    const sum = { counts, rates: ratesOf(counts) }
    const code = own[0]?.areaCode
    return (
      <div key={area} className="my-6">
        <Table
          caption={localName(language, area, own[0]?.areaEn)}
          rows={own}
          rowKey={(row) => row.code}
          empty={null}
          narrow="wide"
          ruled={ruled}
          columns={columns((row) => localName(language, row.name, row.nameEn))}
          footer={[
            words('sum'),
            eventSum(
              'planned',
              own.reduce((all, row) => all + row.events, 0),
              code,
            ),
            eventSum(
              'visitors',
              own.reduce((all, row) => all + row.visitors, 0),
              code,
            ),
            ...MONTH_FIGURES.map((key) => sumOf(sum, key, code)),
          ]}
        />
      </div>
    )
  })
  return (
    <>
      {tables}
      {areas.length > 1 ? (
        <div className="my-6">
          <Table
            caption={words('allDepartments')}
            rows={[sumOfAll(rows)]}
            rowKey={() => 'all'}
            empty={null}
            narrow="wide"
            ruled={ruled}
            columns={columns(() => words('sum'))}
          />
        </div>
      ) : null}
    </>
  )
}

/** A row without a code: its numbers open the lists of all departments. */
const sumOfAll = (rows: readonly MonthTableRow[]): MonthTableRow => ({
  ...{ code: '', name: '', nameEn: '', area: '', areaEn: '', areaCode: '' },
  events: rows.reduce((all, row) => all + row.events, 0),
  visitors: rows.reduce((all, row) => all + row.visitors, 0),
  counts: sumCounts(rows.map(({ counts }) => counts)),
})
