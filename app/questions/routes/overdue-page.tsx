import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { OverdueTable } from '../components/overdue-table.tsx'
import { oversightMessages } from '../oversight-messages.ts'
import { readOverdue, scopeDepartments } from '../oversight-page.server.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { CENSURE_AFTER_WORKDAYS } from '../supervision.ts'
import { ledgerScope } from '../supervision-policy.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const at = now()
    const places = await scopeDepartments(reader(), await ledgerScope(reader(), actor))
    const query = new URL(args.request.url).searchParams
    const asked = query.get('department') ?? ''
    const department = places.find(({ id }) => id === asked)?.id ?? ''
    const all = await readOverdue(reader(), actor, language, at, { departmentId: department || undefined })
    const proposed = all.filter(({ censure }) => censure)
    const onlyProposed = query.has('proposed')
    return json({
      at,
      department,
      departments: places.map(({ id, name, nameEn }) => ({ value: id, label: localName(language, name, nameEn) })),
      ...{ proposed: proposed.length, onlyProposed },
      ...pageFrom(onlyProposed ? proposed : all, pageOf(query.get('page'))),
    })
  })
}

const ROWS_ON_A_PAGE = 100

/** A page of rows; the last one where there are not so many. */
function pageFrom<Row>(rows: readonly Row[], asked: number) {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_ON_A_PAGE))
  const page = Math.min(asked, pages)
  return { page, pages, total: rows.length, rows: rows.slice((page - 1) * ROWS_ON_A_PAGE, page * ROWS_ON_A_PAGE) }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, oversightMessages)('overdueLedger'), matches, { robots: 'noindex' })
}

export default function OverduePage() {
  const data = useLoaderData<typeof loader>()
  const text = useMessages(oversightMessages)
  const filter = new URLSearchParams({
    ...(data.department && { department: data.department }),
    ...(data.onlyProposed && { proposed: '1' }),
  })
  return (
    <ConsolePage
      current="oversight"
      title={text('overdueLedger')}
      lead={text('overdueLead')}
      actions={
        <>
          <ButtonLink icon="chart" href="/console/oversight">
            {text('toOverview')}
          </ButtonLink>
          <ButtonLink icon="flag" href="/console/supervision">
            {text('toLedger')}
          </ButtonLink>
        </>
      }
    >
      {data.departments.length > 1 ? (
        <Form method="get" action="/console/overdue" className="my-4 flex flex-wrap items-end gap-x-4 [&>*]:my-2">
          <SelectField
            name="department"
            label={text('filterUnit')}
            placeholder={text('any')}
            options={data.departments}
            defaultValue={data.department}
            required={false}
          />
          <Button>{text('filter')}</Button>
        </Form>
      ) : null}
      {data.proposed > 0 ? (
        <Banner tone="warning" title={text('censureTitle', { count: data.proposed, days: CENSURE_AFTER_WORKDAYS })}>
          <p>
            {text('censureText')}{' '}
            <Link href={data.onlyProposed ? '/console/overdue' : '/console/overdue?proposed=1'}>
              {text(data.onlyProposed ? 'censureAll' : 'censureOnly')}
            </Link>
          </p>
        </Banner>
      ) : null}
      {data.rows.length === 0 ? (
        <EmptyState title={text('overdueNone')} icon="check-circle">
          <p>{text('overdueNoneText')}</p>
        </EmptyState>
      ) : (
        <>
          <p className="mt-6 mb-2 font-semibold">{text('overdueFound', { count: data.total })}</p>
          <OverdueTable rows={data.rows} at={data.at} />
          <Pagination
            page={data.page}
            pages={data.pages}
            href={(page) => `/console/overdue?${new URLSearchParams([...filter, ['page', String(page)]])}`}
          />
          <Panel title={text('exportTitle')} icon="download">
            <p className="hint">{text('exportNote')}</p>
            <Form action={`/console/overdue/export?${filter}`}>
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
        </>
      )}
    </ConsolePage>
  )
}
