import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { FigureDefinitions } from '#app/questions/components/figure-definitions.tsx'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { listMonths } from '#app/questions/statistics-months.server.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { LeagueEnds } from '../components/league-ends.tsx'
import { LeagueTable } from '../components/league-table.tsx'
import { MonthBar, useReportTabs } from '../components/report-frame.tsx'
import { FEWEST_RANKED } from '../league.ts'
import { readLeaguePage } from '../league-page.server.ts'
import { reportMessages } from '../report-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    const page = await readLeaguePage(reader(), new URL(args.request.url).searchParams, at)
    return json({ ...page, months: await listMonths(reader(), at), asOf: at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, reportMessages)('leagueTitle'), matches)
}

export default function LeaguePage() {
  const { month, months, rows, first, last, year, sort, descending, asOf } = useLoaderData<typeof loader>()
  const text = useMessages(reportMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const ranked = rows.filter(({ rank }) => rank !== null)
  const apart = rows.filter(({ rank }) => rank === null)
  const title = text('leagueOf', { month: formatMonth(month, language) })
  return (
    <ConsolePage
      current="statistics"
      title={text('leagueTitle')}
      lead={text('leagueLead', { count: FEWEST_RANKED })}
      tabs={useReportTabs('league')}
    >
      <MonthBar path="/console/statistics" month={month} months={months} />
      <Section id="ends" title={text('ends')}>
        <LeagueEnds first={first} last={last} month={month} />
      </Section>
      {ranked.length > 0 ? (
        <Section id="league" title={title}>
          <LeagueTable caption={title} rows={ranked} month={month} year={year} sorted={{ sort, descending }} />
        </Section>
      ) : null}
      {apart.length > 0 ? (
        <Section id="apart" title={text('apartTitle')}>
          <LeagueTable
            caption={text('apartTitle')}
            rows={apart}
            month={month}
            year={year}
            sorted={{ sort, descending }}
          />
        </Section>
      ) : null}
      <Section id="definitions" title={words('definitions')}>
        <FigureDefinitions asOf={words('asOf', { moment: formatMoment(new Date(asOf), language) })} />
      </Section>
    </ConsolePage>
  )
}
