import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { FigureDefinitions } from '#app/questions/components/figure-definitions.tsx'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { LeagueEnds } from '../components/league-ends.tsx'
import { LeagueTable } from '../components/league-table.tsx'
import { FEWEST_RANKED } from '../league.ts'
import { readLeaguePage } from '../league-page.server.ts'
import { reportMessages } from '../report-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    return json({ ...(await readLeaguePage(reader(), new URL(args.request.url).searchParams, at)), asOf: at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, reportMessages)('leagueTitle'), matches)
}

export default function LeaguePrintPage() {
  const { month, rows, first, last, year, asOf } = useLoaderData<typeof loader>()
  const text = useMessages(reportMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const { site } = useFrame()
  const moment = formatMoment(new Date(asOf), language)
  const title = text('leagueOf', { month: formatMonth(month, language) })
  return (
    <PrintSheet
      title={title}
      subtitle={site.organisation}
      paper="a4-landscape"
      footer={text('printed', { site: site.name, moment })}
    >
      <p>{text('leagueLead', { count: FEWEST_RANKED })}</p>
      <LeagueEnds first={first} last={last} headingLevel={2} />
      <LeagueTable caption={title} rows={rows} month={month} year={year} />
      <FigureDefinitions asOf={words('asOf', { moment })} />
    </PrintSheet>
  )
}
