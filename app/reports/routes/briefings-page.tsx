import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay, formatMonth } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { listMonths } from '#app/questions/statistics-months.server.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { briefingMessages } from '../briefing-messages.ts'
import { listBriefings } from '../briefings.server.ts'
import { useReportTabs } from '../components/report-frame.tsx'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

/** Months that may still be begun. */
const MONTHS_OFFERED = 6

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const written = await listBriefings(reader())
    const months = (await listMonths(reader(), now())).slice(0, MONTHS_OFFERED)
    const open = months.filter((month) => !written.some((one) => one.month === month))
    const rows = [
      ...open.map((month) => ({ month, year: null, number: null, issuedOn: null, by: null, begun: false })),
      ...written.map(({ issuedAt, ...row }) => ({ ...row, issuedOn: issuedAt && dayOf(issuedAt), begun: true })),
    ]
    return json({ rows: rows.sort((a, b) => (a.month < b.month ? 1 : -1)) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, briefingMessages)('title'), matches)
}

/** 月度通报: what was issued, what is being written, and the months that may be begun. */
export default function BriefingsPage() {
  const { rows } = useLoaderData<typeof loader>()
  const text = useMessages(briefingMessages)
  const language = useLanguage()
  return (
    <ConsolePage current="statistics" title={text('title')} lead={text('lead')} tabs={useReportTabs('briefings')}>
      <Section id="briefings" title={text('title')} first>
        <Table
          caption={text('title')}
          captionHidden
          rows={rows}
          rowKey={({ month }) => month}
          empty={text('none')}
          columns={[
            {
              key: 'month',
              label: text('month'),
              rowHeader: true,
              cell: ({ month }) => (
                <Link href={`/console/statistics/briefings/${month}`}>{formatMonth(month, language)}</Link>
              ),
            },
            {
              key: 'number',
              label: text('number'),
              nowrap: true,
              cell: ({ year, number }) => (number ? text('paperNumber', { year: year ?? 0, number }) : '—'),
            },
            {
              key: 'state',
              label: text('state'),
              cell: ({ issuedOn, begun }) => (
                <StateTag tone={issuedOn ? 'ok' : begun ? 'info' : 'idle'}>
                  {text(issuedOn ? 'stateIssued' : begun ? 'stateDraft' : 'stateNone')}
                </StateTag>
              ),
            },
            {
              key: 'issued',
              label: text('issuedOn'),
              cell: ({ issuedOn, by }) => (issuedOn ? `${formatDay(issuedOn, language)} ${by ?? ''}` : '—'),
            },
          ]}
        />
      </Section>
    </ConsolePage>
  )
}
