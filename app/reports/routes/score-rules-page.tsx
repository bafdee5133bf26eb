import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { monthOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { RulesVersions } from '../components/score-rules.tsx'
import { scoreMessages } from '../score-messages.ts'
import { listScoreRules } from '../score-rules.server.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => json({ versions: await listScoreRules(reader()), month: monthOf(now()) }))
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const text = translator(languageOfMatches(matches), scoreMessages)
  return columnPageMeta(text('publicTitle'), matches, { description: text('publicLead') })
}

/** By which rules departments are scored; the scores themselves are for those who are scored. */
export default function ScoreRulesPage() {
  const { versions, month } = useLoaderData<typeof loader>()
  const text = useMessages(scoreMessages)
  const words = useMessages(statisticsMessages)
  return (
    <PublicPage
      current="statistics"
      breadcrumbs={[
        { href: '/', label: words('home') },
        { href: '/statistics', label: words('title') },
        { label: text('publicTitle') },
      ]}
    >
      <PageTitle lead={text('publicLead')}>{text('publicTitle')}</PageTitle>
      <RulesVersions versions={versions} month={month} />
    </PublicPage>
  )
}
