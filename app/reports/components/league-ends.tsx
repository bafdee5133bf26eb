import { localName } from '#app/platform/local-text.ts'
import { percentOf } from '#app/questions/figures.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { figureLink } from '../figure-link.ts'
import { type LeagueRow, PLACES_NAMED } from '../league.ts'
import { reportMessages } from '../report-messages.ts'

type LeagueEndsProps = {
  first: readonly LeagueRow[]
  last: readonly LeagueRow[]
  /** the rates open the list behind them; left out on paper */
  month?: string
  headingLevel?: 2 | 3
}

/** 红黑榜: the first and the last by name, with rank and on-time rate. Those with few cases are in neither. */
export function LeagueEnds({ first, last, month, headingLevel = 3 }: LeagueEndsProps) {
  const text = useMessages(reportMessages)
  if (first.length === 0) return <p>{text('endsNone')}</p>
  return (
    <div className="my-4 grid gap-4 md:grid-cols-2">
      <Ends title={text('first', { count: PLACES_NAMED })} {...{ rows: first, month, headingLevel }} />
      {last.length > 0 ? (
        <Ends title={text('last', { count: PLACES_NAMED })} {...{ rows: last, month, headingLevel }} />
      ) : (
        <Panel headingLevel={headingLevel} title={text('last', { count: PLACES_NAMED })}>
          <p>{text('lastNone')}</p>
        </Panel>
      )}
    </div>
  )
}

type EndsProps = Pick<LeagueEndsProps, 'month' | 'headingLevel'> & { title: string; rows: readonly LeagueRow[] }

function Ends({ title, rows, month, headingLevel }: EndsProps) {
  const text = useMessages(reportMessages)
  const language = useLanguage()
  return (
    <Panel headingLevel={headingLevel} title={title}>
      <ol className="plain-list">
        {rows.map((row) => {
          const rate = percentOf(row.rates.onTimeRate)
          return (
            <li key={row.code} className="flex items-baseline justify-between gap-4 py-1">
              <span>
                <span className="text-muted">{text('place', { rank: row.rank ?? '' })}</span>{' '}
                {localName(language, row.name, row.nameEn)}
              </span>
              <span className="tabular-nums">
                {month ? <Link href={figureLink('onTimeRate', month, row.code)}>{rate}</Link> : rate}
              </span>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
