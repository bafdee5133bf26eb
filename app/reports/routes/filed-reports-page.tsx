import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { StandingTag } from '../components/standing-tag.tsx'
import { REPORT_KINDS } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import { listOwedReports, type ReportStanding } from '../owed-reports.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const rows = (await listOwedReports(reader(), actor, now())).map(({ department, endsAt, ...row }) => ({
      ...row,
      endedOn: dayOf(endsAt),
      department: localName(language, department.name, department.nameEn),
    }))
    const isLate = ({ reports }: { reports: readonly ReportStanding[] }) =>
      reports.some(({ standing }) => standing === 'late')
    const standings = rows.flatMap(({ reports }) => reports.map(({ standing }) => standing))
    const n = (...wanted: string[]) => standings.filter((standing) => wanted.includes(standing)).length
    return json({
      rows: [...rows.filter(isLate), ...rows.filter((row) => !isLate(row))],
      counts: {
        filed: n('filed', 'received', 'filedLate'),
        late: n('late'),
        owed: n('owed', 'dueSoon'),
        filedLate: n('filedLate'),
      },
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, eventReportMessages)('filedTitle'), matches)
}

export default function FiledReportsPage() {
  const { rows, counts } = useLoaderData<typeof loader>()
  const text = useMessages(eventReportMessages)
  const language = useLanguage()
  type Row = (typeof rows)[number]
  return (
    <ConsolePage current="events" title={text('filedTitle')} lead={text('filedLead')}>
      <Section id="reports" title={text('allEvents')}>
        <p>{text('counts', counts)}</p>
        <Table
          caption={text('filedTitle')}
          captionHidden
          columns={[
            {
              key: 'event',
              label: text('event'),
              rowHeader: true,
              cell: ({ id, title }: Row) => <Link href={`/console/events/${id}/reports`}>{title}</Link>,
            },
            { key: 'unit', label: text('department'), cell: ({ department }) => department },
            {
              key: 'ended',
              label: text('ended'),
              cell: ({ endedOn }) => formatDay(endedOn, language),
            },
            ...REPORT_KINDS.map((kind) => ({
              key: kind,
              label: text(kind),
              cell: ({ id, reports }: Row) => {
                const report = reports.find((each) => each.kind === kind)
                if (!report) return null
                return (
                  <>
                    <StandingTag standing={report.standing} />{' '}
                    <Link href={`/console/events/${id}/reports/${kind}`}>
                      {text('dueOn', { day: formatDay(report.dueOn, language) })}
                    </Link>
                  </>
                )
              },
            })),
          ]}
          rows={rows}
          rowKey={({ id }) => id}
          empty={text('noneOver')}
        />
      </Section>
    </ConsolePage>
  )
}
