import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { EVENT_READERS, mayRunCampaigns } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { formatDay } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { TimeRows } from '#app/ui/time-rows.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { StandingTag } from '../components/standing-tag.tsx'
import { wasHeld } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import { MISSING, type ReportStanding, standingsOf } from '../owed-reports.server.ts'
import { readPressure } from '../pressure-lines.server.ts'
import { urgingMessages } from '../urging-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', languageOf(args.request))
    const reports = (await standingsOf(reader(), [event], now())).get(event.id) ?? []
    const mayUrge =
      mayRunCampaigns(actor) && wasHeld(event, now()) && reports.some(({ standing }) => MISSING.includes(standing))
    const pressure = await readPressure(reader(), event.id, languageOf(args.request), now())
    return json({ frame, reports, mayUrge, pressure })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, eventReportMessages)('title')} · ${data?.frame.title ?? ''}`, matches)
}

export default function EventReportsPage() {
  const { frame, reports, mayUrge, pressure } = useLoaderData<typeof loader>()
  const text = useMessages(eventReportMessages)
  const urging = useMessages(urgingMessages)
  const language = useLanguage()
  return (
    <ConsolePage {...useEventFrame(frame, 'reports')}>
      <Section id="reports" title={text('title')}>
        <p>{text('lead')}</p>
        <Table
          caption={text('title')}
          captionHidden
          columns={[
            {
              key: 'report',
              label: text('report'),
              rowHeader: true,
              cell: ({ kind }: ReportStanding) => (
                <Link href={`/console/events/${frame.id}/reports/${kind}`}>{text(kind)}</Link>
              ),
            },
            { key: 'due', label: text('due'), nowrap: true, cell: ({ dueOn }) => formatDay(dueOn, language) },
            { key: 'standing', label: text('standing'), cell: ({ standing }) => <StandingTag standing={standing} /> },
          ]}
          rows={reports}
          rowKey={({ kind }) => kind}
          empty={text('none')}
        />
        {mayUrge ? (
          <p className="my-4">
            <ButtonLink href={`/console/reports/${frame.id}/urge`} icon="bell" size="s">
              {urging('urge')}
            </ButtonLink>
          </p>
        ) : null}
      </Section>
      {pressure.length > 0 ? (
        <Section id="pressure" title={urging('pressure')}>
          <TimeRows rows={pressure} />
        </Section>
      ) : null}
    </ConsolePage>
  )
}
