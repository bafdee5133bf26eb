import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayManageDepartments } from '#app/departments/department-policy.ts'
import { listDepartments } from '#app/departments/department-queries.server.ts'
import { departmentsMessages } from '#app/departments/departments-messages.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin', 'overseer'] }

const DONE = ['doneSaved', 'doneArea'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin', 'overseer'])
    const done = new URL(args.request.url).searchParams.get('done')
    return json({
      departments: await listDepartments(),
      mayManage: mayManageDepartments(actor),
      done: DONE.find((key) => key === done),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, departmentsMessages)('title'), matches)
}

export default function DepartmentsPage() {
  const { departments, mayManage, done } = useLoaderData<typeof loader>()
  const text = useMessages(departmentsMessages)
  const english = useLanguage() === 'en'
  const actions = mayManage ? (
    <>
      <ButtonLink href="/console/departments/areas/new">{text('addArea')}</ButtonLink>
      <ButtonLink href="/console/departments/new" variant="primary" icon="plus">
        {text('add')}
      </ButtonLink>
    </>
  ) : undefined
  return (
    <ConsolePage current="departments" title={text('title')} lead={text('lead')} actions={actions}>
      {done ? <Banner tone="success" result title={text(done)} /> : null}
      <Table
        caption={text('title')}
        captionHidden
        rows={departments}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={text('none')} icon="building">
            {text('noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: text('name'),
            rowHeader: true,
            cell: (row) => {
              const name = english ? row.nameEn : row.name
              const shown = mayManage ? <Link href={`/console/departments/${row.id}`}>{name}</Link> : name
              return <span style={{ paddingInlineStart: `${row.depth * 1.5}em` }}>{shown}</span>
            },
          },
          { key: 'area', label: text('area'), cell: (row) => (english ? row.areaEn : row.area) },
          {
            key: 'code',
            label: text('code'),
            cell: (row) => <Link href={`/departments/${row.code}`}>{row.code}</Link>,
          },
          { key: 'phone', label: text('phone'), nowrap: true, cell: (row) => row.phone ?? '—' },
          {
            key: 'staff',
            label: text('staff'),
            numeric: true,
            cell: (row) =>
              mayManage && row.staff > 0 ? (
                <Link href={`/console/staff?department=${row.id}`} aria-label={`${text('seeStaff')} ${row.staff}`}>
                  {row.staff}
                </Link>
              ) : (
                row.staff
              ),
          },
          { key: 'events', label: text('events'), numeric: true, cell: (row) => row.events },
        ]}
      />
    </ConsolePage>
  )
}
