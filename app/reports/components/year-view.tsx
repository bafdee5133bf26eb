import { localName } from '#app/platform/local-text.ts'
import { Figure, Figures } from '#app/ui/figure.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { type EventList, eventsLink } from '../figure-link.ts'
import { monthHead, type YearRow, type YearStanding, type YearSums } from '../year-calendar.ts'
import { yearMessages } from '../year-messages.ts'

type YearViewProps = {
  year: string
  rows: readonly YearRow[]
  sums: YearSums
  /** left out on paper: nothing to open */
  linked?: boolean
}

const LOOK: Record<YearStanding, { tone: 'bad' | 'warn' | 'info' | 'ok'; icon: IconName }> = {
  none: { tone: 'bad', icon: 'warning' },
  short: { tone: 'warn', icon: 'warning' },
  planned: { tone: 'info', icon: 'calendar' },
  done: { tone: 'ok', icon: 'check-circle' },
}

/** In figures where the departments stand; each number leads to their rows. */
export function YearFigures({ year, sums, linked }: Pick<YearViewProps, 'year' | 'sums' | 'linked'>) {
  const text = useMessages(yearMessages)
  return (
    <Figures>
      {(['none', 'short', 'planned', 'done'] as const).map((standing) => (
        <Figure
          key={standing}
          label={text(standing)}
          value={sums.departments[standing]}
          unit={text('units')}
          href={
            linked && sums.departments[standing] > 0
              ? `/console/statistics/year?${new URLSearchParams({ year, standing })}`
              : undefined
          }
          tone={standing === 'none' && sums.departments.none > 0 ? 'bad' : undefined}
        />
      ))}
      <Figure
        label={text('eventsPlanned')}
        value={sums.planned}
        unit={text('eventsUnit')}
        note={
          linked ? (
            <Link href={eventsLink('held', year)}>{`${text('eventsHeld')} ${sums.held}`}</Link>
          ) : (
            `${text('eventsHeld')} ${sums.held}`
          )
        }
        href={linked ? eventsLink('planned', year) : undefined}
      />
    </Figures>
  )
}

/** By name who has planned nothing, then who has planned too little. */
export function YearGaps({ rows, linked }: Pick<YearViewProps, 'rows' | 'linked'>) {
  const text = useMessages(yearMessages)
  const language = useLanguage()
  const none = rows.filter(({ standing }) => standing === 'none')
  const short = rows.filter(({ standing }) => standing === 'short')
  const nameOf = ({ name, nameEn }: YearRow) => localName(language, name, nameEn)
  return (
    <>
      {none.length === 0 ? (
        <p>{text('noneNobody')}</p>
      ) : (
        <ul className="my-3 grid gap-x-8 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
          {none.map((row) => (
            <li key={row.id} className="font-semibold text-bad">
              {linked ? <Link href={`/departments/${row.code}`}>{nameOf(row)}</Link> : nameOf(row)}
              {row.drafts > 0 ? (
                <span className="hint font-normal">{text('noneDrafts', { count: row.drafts })}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {short.length > 0 ? (
        <p className="my-3">
          <b>{text('shortTitle')}</b>
          {text('colon')}
          {short
            .map((row) =>
              text('shortOf', { name: nameOf(row), planned: row.planned, missing: row.quota - row.planned }),
            )
            .join(text('comma'))}
        </p>
      ) : null}
    </>
  )
}

/** A line for each department, a column for each month; each number opens its events. */
export function YearTable({ year, rows, linked }: Omit<YearViewProps, 'sums'>) {
  const text = useMessages(yearMessages)
  const language = useLanguage()
  const month = (index: number) => `${year}-${String(index + 1).padStart(2, '0')}`
  const total = (of: (row: YearRow) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const counted = (figure: EventList, period: string, row: YearRow, n: number) =>
    linked && n > 0 ? <Link href={eventsLink(figure, period, row.code)}>{n}</Link> : n
  return (
    <div className="year-table">
      <Table
        caption={text('of', { year })}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={text('empty')}
        narrow="wide"
        ruled={!linked}
        columns={[
          {
            key: 'name',
            label: text('department'),
            rowHeader: true,
            cell: (row) => localName(language, row.name, row.nameEn),
          },
          {
            key: 'standing',
            label: text('standing'),
            nowrap: true,
            cell: ({ standing }) => (
              <StateTag tone={LOOK[standing].tone} icon={LOOK[standing].icon}>
                {text(standing)}
              </StateTag>
            ),
          },
          {
            key: 'quota',
            label: text('quota'),
            numeric: true,
            cell: ({ quota }) => (quota === 0 ? text('noQuota') : quota),
          },
          {
            key: 'planned',
            label: text('plannedShort'),
            numeric: true,
            cell: (row) => counted('planned', year, row, row.planned),
          },
          {
            key: 'held',
            label: text('eventsHeld'),
            numeric: true,
            cell: (row) => counted('held', year, row, row.held),
          },
          { key: 'drafts', label: text('drafts'), numeric: true, cell: ({ drafts }) => drafts },
          ...Array.from({ length: 12 }, (_, index) => ({
            key: month(index),
            label: monthHead(index, language),
            numeric: true,
            cell: (row: YearRow) => {
              const n = row.months[index] ?? 0
              return n === 0 ? <span className="text-muted">·</span> : counted('planned', month(index), row, n)
            },
          })),
        ]}
        footer={[
          text('sum'),
          '',
          '',
          total((row) => row.planned),
          total((row) => row.held),
          total((row) => row.drafts),
          ...Array.from({ length: 12 }, (_, index) => total((row) => row.months[index] ?? 0)),
        ]}
        note={<p>{text('note')}</p>}
      />
    </div>
  )
}
