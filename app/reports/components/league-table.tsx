import type { ReactNode } from 'react'
import { formatMonth } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { percentOf } from '#app/questions/figures.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import type { FigureKey } from '#app/questions/statistics-table.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { Sparkline } from '#app/ui/sparkline.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { type EventList, eventsLink, figureLink, hasList } from '../figure-link.ts'
import { type LeagueRow, type LeagueSort, startsDescending } from '../league.ts'
import type { LeagueYear } from '../league-page.server.ts'
import { reportMessages } from '../report-messages.ts'

type LeagueTableProps = {
  caption: string
  rows: readonly LeagueRow[]
  month: string
  /** the twelve months that are drawn */
  year: LeagueYear
  /** left out on paper: nothing to sort, nothing to open */
  sorted?: { sort: LeagueSort; descending: boolean }
}

/** Every number opens the list behind it; the on-time rate is a bar with its number written on. */
export function LeagueTable({ caption, rows, month, year, sorted }: LeagueTableProps) {
  const text = useMessages(reportMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const sort = (key: LeagueSort): Column<LeagueRow>['sort'] => {
    if (!sorted) return undefined
    const current = sorted.sort === key
    const descending = current ? !sorted.descending : startsDescending(key)
    return {
      href: `/console/statistics?month=${month}&sort=${key}&order=${descending ? 'desc' : 'asc'}`,
      direction: current ? (sorted.descending ? 'descending' : 'ascending') : undefined,
    }
  }
  const number = (key: 'received' | 'answered'): Column<LeagueRow> => ({
    key,
    label: words(key),
    numeric: true,
    sort: sort(key),
    cell: (row) => linked(key, row, row.counts[key]),
  })
  /** On paper nothing is opened; nor is what has nothing behind it. */
  const linked = (key: FigureKey, row: LeagueRow, shown: ReactNode) =>
    sorted && hasList(row, key) ? <Link href={figureLink(key, month, row.code)}>{shown}</Link> : shown
  const ofEvents = (key: EventList, row: LeagueRow, n: number) =>
    sorted && n > 0 ? <Link href={eventsLink(key, month, row.code)}>{n}</Link> : n
  const isIdle = ({ events, visitors, counts }: LeagueRow) =>
    events + visitors + counts.incoming + counts.received + counts.answered + counts.overdueOpen === 0
  const idle = rows.filter(isIdle)
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows.filter((row) => !isIdle(row))}
      rowKey={(row) => row.code}
      empty={text('empty')}
      narrow="tiles"
      columns={[
        ...(rows.every(({ rank }) => rank === null)
          ? []
          : [
              {
                key: 'rank',
                label: text('rank'),
                numeric: true,
                sort: sort('rank'),
                cell: (row: LeagueRow) => row.rank ?? text('apart'),
              },
            ]),
        {
          key: 'name',
          label: words('department'),
          rowHeader: true,
          sort: sort('name'),
          cell: (row) => {
            const name = localName(language, row.name, row.nameEn)
            return sorted ? <Link href={`/statistics?month=${month}&department=${row.code}`}>{name}</Link> : name
          },
        },
        {
          key: 'events',
          label: text('events'),
          numeric: true,
          sort: sort('events'),
          cell: (row) =>
            row.events === 0 ? <span className="hint">{text('noEvents')}</span> : ofEvents('planned', row, row.events),
        },
        {
          key: 'visitors',
          label: text('visitors'),
          numeric: true,
          sort: sort('visitors'),
          cell: (row) => ofEvents('visitors', row, row.visitors),
        },
        number('received'),
        number('answered'),
        {
          key: 'answeredRate',
          label: words('answeredRate'),
          numeric: true,
          sort: sort('answeredRate'),
          cell: (row) => linked('answeredRate', row, percentOf(row.rates.answeredRate)),
        },
        {
          key: 'onTimeRate',
          label: words('onTimeRate'),
          sort: sort('onTimeRate'),
          cell: (row) =>
            row.rates.onTimeRate === null ? (
              text('none')
            ) : (
              <Meter
                value={row.rates.onTimeRate}
                max={1}
                label={words('onTimeRate')}
                labelHidden
                text={linked('onTimeRate', row, percentOf(row.rates.onTimeRate))}
                tone={row.rank !== null && row.rates.onTimeRate < 0.9 ? 'bad' : 'link'}
              />
            ),
        },
        {
          key: 'year',
          label: text('year'),
          nowrap: true,
          cell: (row) => (
            <>
              <YearLine year={year} code={row.code} />
              {row.trend === null ? null : (
                <span className="hint block">
                  {text('trend')} <Trend points={row.trend} />
                </span>
              )}
            </>
          ),
        },
        {
          key: 'satisfactionRate',
          label: words('satisfactionRate'),
          numeric: true,
          sort: sort('satisfactionRate'),
          cell: (row) => linked('satisfactionRate', row, percentOf(row.rates.satisfactionRate)),
        },
        {
          key: 'overdueOpen',
          label: words('overdueOpen'),
          numeric: true,
          sort: sort('overdueOpen'),
          cell: (row) =>
            row.counts.overdueOpen > 0 ? linked('overdueOpen', row, <strong>{row.counts.overdueOpen}</strong>) : 0,
        },
      ]}
      note={
        <>
          {idle.length > 0 ? (
            <p className="mb-2 text-ink">
              {text('idle', {
                names: idle.map(({ name, nameEn }) => localName(language, name, nameEn)).join(text('comma')),
              })}
            </p>
          ) : null}
          {rows.some(({ trend }) => trend !== null) ? <p>{text('trendNote')}</p> : null}
        </>
      }
    />
  )
}

function Trend({ points }: { points: number | null }) {
  const text = useMessages(reportMessages)
  if (points === null) return <>{text('none')}</>
  if (points === 0) return <>{text('trendSame')}</>
  return <>{text(points > 0 ? 'trendUp' : 'trendDown', { points: Math.abs(points).toFixed(1) })}</>
}

/** The on-time rate of twelve months, in per cent of the whole height. */
function YearLine({ year, code }: { year: LeagueYear; code: string }) {
  const text = useMessages(reportMessages)
  const language = useLanguage()
  const rates = year.rates[code] ?? []
  if (rates.every((rate) => rate === null)) return <>{text('none')}</>
  return (
    <Sparkline
      label={text('year')}
      top={1}
      last={percentOf(rates.findLast((rate) => rate !== null) ?? null)}
      points={rates.map((value, index) => ({
        value,
        label: `${formatMonth(year.months[index] ?? '', language)} ${percentOf(value)}`,
      }))}
    />
  )
}
