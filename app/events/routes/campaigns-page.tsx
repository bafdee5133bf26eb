import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translator } from '#app/platform/messages.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readCampaignList } from '../campaign-page.server.ts'
import { eventListMessages } from '../event-list-messages.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => json(await readCampaignList(reader(), languageOf(args.request))))
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, eventListMessages)
  return columnPageMeta(text('campaigns'), matches, { description: text('campaignsLead') })
}

export default function CampaignsPage() {
  const campaigns = useLoaderData<typeof loader>()
  const text = useMessages(eventListMessages)
  return (
    <PublicPage current="campaigns" breadcrumbs={[{ href: '/', label: text('home') }, { label: text('campaigns') }]}>
      <PageTitle lead={text('campaignsLead')}>{text('campaigns')}</PageTitle>
      {campaigns.length > 0 ? (
        <LinkList
          headingLevel={2}
          items={campaigns.map((campaign) => ({
            href: campaign.href,
            title: campaign.title,
            text: campaign.summary,
            meta: text('campaignText', campaign),
          }))}
        />
      ) : (
        <EmptyState icon="calendar" title={text('noCampaigns')} />
      )}
    </PublicPage>
  )
}
