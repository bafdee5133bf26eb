import { localName } from '#app/platform/local-text.ts'
import { ratesOf, sumCounts } from '#app/questions/figures.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { figureText } from '#app/questions/statistics-table.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { figureLink } from '../figure-link.ts'
import { MONTH_FIGURES } from '../league-columns.ts'
import type { MonthTableRow } from '../month-table.server.ts'
import { reportMessages } from '../report-messages.ts'

/** One table per area, each with its sum. */
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
  const areas = [...new Set(rows.map(({ area }) => area))]
  if (areas.length === 0) return <p>{text('empty')}</p>
  return areas.map((area) => {
    const own = rows.filter((row) => row.area === area)
    const counts = sumCounts(own.map((row) => row.counts))
    const sum = { counts, rates: ratesOf(counts) }
    return (
      <div key={area} className="my-6">
        <Table
          caption={localName(language, area, own[0]?.areaEn)}
          rows={own}
          rowKey={(row) => row.code}
          empty={null}
          narrow="wide"
          ruled={ruled}
          columns={[
            {
              key: 'name',
              label: words('department'),
              rowHeader: true,
              cell: (row) => localName(language, row.name, row.nameEn),
            },
            { key: 'events', label: text('events'), numeric: true, cell: (row) => row.events },
            { key: 'visitors', label: text('visitors'), numeric: true, cell: (row) => row.visitors },
            ...MONTH_FIGURES.map((key) => ({
              key,
              label: words(key),
              numeric: true,
              cell: (row: MonthTableRow) => {
                const shown = figureText({ counts: row.counts, rates: ratesOf(row.counts) }, key)
                const isSomething = shown !== 0 && row.counts.incoming > 0
                const href = month && isSomething ? figureLink(key, month, row.code) : undefined
                return href ? <Link href={href}>{shown}</Link> : shown
              },
            })),
          ]}
          footer={[
            words('sum'),
            own.reduce((all, row) => all + row.events, 0),
            own.reduce((all, row) => all + row.visitors, 0),
            ...MONTH_FIGURES.map((key) => figureText(sum, key)),
          ]}
        />
      </div>
    )
  })
}
