import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { OwedTable } from '../components/owed-table.tsx'
import { UrgingTable } from '../components/urging-table.tsx'
import { STANDINGS, type Standing } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import { countStandings, listOwedReports } from '../owed-reports.server.ts'
import { listUrgings } from '../report-urgings.server.ts'
import { urgingMessages } from '../urging-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

const FILTERS = ['all', 'late', 'due', 'soon', 'counted'] as const
type Filter = (typeof FILTERS)[number]
/** `counted`: what the share filed in time is out of. */
const WANTED: Record<Filter, readonly Standing[]> = {
  all: STANDINGS,
  late: ['late'],
  due: ['owed', 'dueSoon'],
  soon: ['dueSoon'],
  counted: ['filed', 'received', 'filedLate', 'late'],
}

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const query = new URL(args.request.url).searchParams
    const filter = FILTERS.find((each) => each === query.get('state')) ?? 'all'
    const at = now()
    const all = await listOwedReports(reader(), actor, at)
    const has = (row: (typeof all)[number], wanted: readonly Standing[]) =>
      row.reports.some(({ standing }) => wanted.includes(standing))
    const shown = all.filter((row) => has(row, WANTED[filter]))
    const late = shown.filter((row) => has(row, ['late']))
    const found = shown.reduce(
      (n, { reports }) => n + reports.filter(({ standing }) => WANTED[filter].includes(standing)).length,
      0,
    )
    const rows = [...late, ...shown.filter((row) => !late.includes(row))].map(({ department, endsAt, ...row }) => ({
      ...row,
      title: localName(language, row.title, row.titleEn),
      endedOn: dayOf(endsAt),
      department: localName(language, department.name, department.nameEn),
    }))
    return json({
      ...{
        filter,
        rows,
        found,
        wanted: WANTED[filter],
        counts: countStandings(all),
        done: query.get('done') === 'urged',
      },
      urgings: (await listUrgings(reader(), actor, at)).map(({ urgedAt, ...row }) => ({
        ...row,
        urgedOn: dayOf(urgedAt),
      })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, eventReportMessages)('filedTitle'), matches)
}

export default function FiledReportsPage() {
  const { filter, rows, found, wanted, counts, urgings, done } = useLoaderData<typeof loader>()
  const text = useMessages(eventReportMessages)
  const urging = useMessages(urgingMessages)
  const mayUrge = rows.some((row) => row.mayUrge)
  return (
    <ConsolePage
      current="events"
      title={text('filedTitle')}
      lead={text('filedLead')}
      actions={
        <>
          <ButtonLink href="/console/reports/export?format=xlsx" icon="download" size="s">
            {urging('exportXlsx')}
          </ButtonLink>
          <ButtonLink href="/console/reports/export?format=csv" icon="download" size="s">
            {urging('exportCsv')}
          </ButtonLink>
        </>
      }
    >
      {done ? <Banner tone="success" result title={urging('done')} /> : null}
      <Section id="reports" title={text('allEvents')} first>
        <p>{text('counts', counts)}</p>
        <Form method="get" action="/console/reports" className="my-4 flex flex-wrap items-end gap-x-4 [&>*]:my-2">
          <SelectField
            name="state"
            label={urging('filterState')}
            options={FILTERS.map((value) => ({ value, label: urging(`filter_${value}`) }))}
            defaultValue={filter}
          />
          <Button>{urging('filterSubmit')}</Button>
        </Form>
        {filter === 'all' ? null : (
          <p className="my-2 font-semibold">{urging('found', { count: found, events: rows.length })}</p>
        )}
        <OwedTable
          rows={rows}
          wanted={wanted}
          empty={filter === 'all' ? text('noneOver') : urging('noneFound')}
          mayUrge={mayUrge}
        />
      </Section>
      <Section id="ledger" title={urging('ledger')}>
        <p className="hint">{urging('ledgerLead')}</p>
        <UrgingTable rows={urgings} />
      </Section>
    </ConsolePage>
  )
}
