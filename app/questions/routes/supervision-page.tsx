import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { UrgingTable } from '#app/reports/components/urging-table.tsx'
import { eventReportMessages } from '#app/reports/event-report-messages.ts'
import { listUrgings } from '#app/reports/report-urgings.server.ts'
import { urgingMessages } from '#app/reports/urging-messages.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { OrderTable } from '../components/supervision-parts.tsx'
import { oversightMessages } from '../oversight-messages.ts'
import { orderLine, scopeDepartments } from '../oversight-page.server.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { LEDGER_LEVELS, LEDGER_STATES, ledgerQuery, readLedgerFilter } from '../supervision-ledger.ts'
import { ledgerScope } from '../supervision-policy.server.ts'
import { countSupervisions, LEDGER_PAGE, listSupervisions } from '../supervision-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const params = new URL(args.request.url).searchParams
    const filter = readLedgerFilter(params)
    const at = now()
    const page = pageOf(params.get('page'))
    const span = { limit: LEDGER_PAGE, offset: (page - 1) * LEDGER_PAGE }
    const rows = await listSupervisions(reader(), actor, filter, at, span)
    const places = await scopeDepartments(reader(), await ledgerScope(reader(), actor))
    return json({
      filter,
      page,
      pages: Math.ceil((await countSupervisions(reader(), actor, filter, at)) / LEDGER_PAGE),
      departments: places.map(({ id, name, nameEn }) => ({ value: id, label: localName(language, name, nameEn) })),
      rows: rows.map(orderLine),
      urgings: (await listUrgings(reader(), actor, at)).map(({ urgedAt, ...row }) => ({
        ...row,
        urgedOn: dayOf(urgedAt),
      })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, oversightMessages)('ledger'), matches, { robots: 'noindex' })
}

/** 督办台账. */
export default function SupervisionPage() {
  const { filter, page, pages, departments, rows, urgings } = useLoaderData<typeof loader>()
  const text = useMessages(oversightMessages)
  const urging = useMessages(urgingMessages)
  const eventReports = useMessages(eventReportMessages)
  return (
    <ConsolePage
      current="oversight"
      title={text('ledger')}
      lead={text('ledgerLead')}
      actions={
        <>
          <ButtonLink icon="chart" href="/console/oversight">
            {text('toOverview')}
          </ButtonLink>
          <ButtonLink icon="warning" href="/console/overdue">
            {text('overdueLedger')}
          </ButtonLink>
        </>
      }
    >
      <Form method="get" action="/console/supervision" className="my-4 flex flex-wrap items-end gap-x-4 [&>*]:my-2">
        <SelectField
          name="state"
          label={text('filterState')}
          options={LEDGER_STATES.map((value) => ({ value, label: text(`state_${value}`) }))}
          defaultValue={filter.state}
        />
        <SelectField
          name="level"
          label={text('filterLevel')}
          placeholder={text('any')}
          options={LEDGER_LEVELS.map((value) => ({ value, label: text(`level_${value}`) }))}
          defaultValue={filter.level ?? ''}
          required={false}
        />
        {departments.length > 1 ? (
          <SelectField
            name="department"
            label={text('filterUnit')}
            placeholder={text('any')}
            options={departments}
            defaultValue={filter.departmentId ?? ''}
            required={false}
          />
        ) : null}
        <Button>{text('filter')}</Button>
      </Form>
      <OrderTable rows={rows} empty={text('ledgerNone')} caption={text('ledger')} />
      <Pagination page={page} pages={pages} href={(to) => `/console/supervision?${ledgerQuery(filter, to)}`} />
      {urgings.length > 0 ? (
        <Section
          id="reports"
          title={urging('ledger')}
          aside={<Link href="/console/reports">{eventReports('filedTitle')}</Link>}
        >
          <UrgingTable rows={urgings} />
        </Section>
      ) : null}
      <Panel title={text('exportTitle')} icon="download">
        <p className="hint">{text('exportNote')}</p>
        <Form action={`/console/supervision/export?${ledgerQuery(filter)}`}>
          <Buttons>
            <Button name="format" value="xlsx" icon="download">
              {text('exportXlsx')}
            </Button>
            <Button name="format" value="csv" icon="download">
              {text('exportCsv')}
            </Button>
          </Buttons>
        </Form>
      </Panel>
    </ConsolePage>
  )
}
