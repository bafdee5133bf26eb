import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Columns } from '#app/ui/columns.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readCampaignPage } from '../campaign-page.server.ts'
import { EventCards } from '../components/event-cards.tsx'
import { eventListMessages } from '../event-list-messages.ts'
import { themeName } from '../theme.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () =>
    json(await readCampaignPage(reader(), args.params.slug ?? '', languageOf(args.request), now())),
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  if (!data) return pageMeta('', matches)
  const type = translator(language, eventListMessages)('campaigns')
  const keywords = themeName(data.theme, language)
  return columnPageMeta(data.title, matches, { description: data.summary, type, keywords })
}

export default function CampaignPage() {
  const campaign = useLoaderData<typeof loader>()
  const text = useMessages(eventListMessages)
  return (
    <PublicPage
      current="campaigns"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/campaigns', label: text('campaigns') },
        { label: campaign.title },
      ]}
    >
      <PageTitle eyebrow={text('campaignPeriod', { from: campaign.from, to: campaign.to })} lead={campaign.summary}>
        {campaign.title}
      </PageTitle>
      <Columns
        aside={
          <Panel tone="wash" title={text('scanCampaign')}>
            <QrImage svg={campaign.qr} label={text('scanCampaign')} />
          </Panel>
        }
      >
        <Section id="tasks" title={text('campaignTasks')} first>
          <Table
            caption={text('campaignTasks')}
            captionHidden
            rows={campaign.tasks}
            rowKey={(task) => task.code}
            empty={text('campaignNoTasks')}
            note={text('campaignTasksNote')}
            columns={[
              {
                key: 'department',
                label: text('taskDepartment'),
                rowHeader: true,
                cell: (task) => <Link href={`/departments/${task.code}`}>{task.department}</Link>,
              },
              {
                key: 'published',
                label: text('taskPublished'),
                cell: (task) => (
                  <Meter
                    label={text('taskPublished')}
                    labelHidden
                    value={task.published}
                    max={Math.max(task.owed, task.published)}
                    text={task.owed > 0 ? `${task.published} / ${task.owed}` : task.published}
                    tone={task.published >= task.owed ? 'ok' : 'link'}
                  />
                ),
              },
              { key: 'held', label: text('taskHeld'), numeric: true, cell: (task) => task.held },
              { key: 'due', label: text('taskDue'), nowrap: true, cell: (task) => task.dueOn || text('taskExtra') },
            ]}
          />
        </Section>
        <Section
          id="events"
          title={text('campaignEvents')}
          aside={<Link href={`/events.ics?campaign=${campaign.slug}`}>{text('feedCalendar')}</Link>}
        >
          {campaign.cards.length > 0 ? <EventCards cards={campaign.cards} /> : <p>{text('campaignNoEvents')}</p>}
        </Section>
      </Columns>
    </PublicPage>
  )
}
