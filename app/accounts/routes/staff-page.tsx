import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { StaffStateTag } from '#app/accounts/components/staff-state-tag.tsx'
import { listStaff } from '#app/accounts/staff-queries.server.ts'
import { choicesOf } from '#app/departments/choices.ts'
import { listDepartmentChoices } from '#app/departments/department-queries.server.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['admin'])
    const department = new URL(args.request.url).searchParams.get('department') ?? ''
    const people = await listStaff(department || undefined)
    return json({ department, departments: await listDepartmentChoices(), people })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, accountsMessages)('staffTitle'), matches)
}

export default function StaffPage() {
  const { department, departments, people } = useLoaderData<typeof loader>()
  const text = useMessages(accountsMessages)
  const language = useLanguage()
  const invite = (
    <ButtonLink href="/console/staff/invite" variant="primary" icon="user-plus">
      {text('staffInvite')}
    </ButtonLink>
  )
  return (
    <ConsolePage current="staff" title={text('staffTitle')} lead={text('staffLead')} actions={invite}>
      <Form method="get" action="/console/staff" className="filters">
        <SelectField
          name="department"
          label={text('department')}
          options={choicesOf(departments, language)}
          placeholder={text('allDepartments')}
          defaultValue={department}
          width="l"
        />
        <Button>{text('filter')}</Button>
      </Form>
      <Table
        caption={text('staffTitle')}
        captionHidden
        rows={people}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={text('staffNone')} icon="users" actions={invite}>
            {text('staffNoneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: text('name'),
            rowHeader: true,
            cell: (row) => <Link href={`/console/staff/${row.id}`}>{row.name}</Link>,
          },
          { key: 'email', label: text('email'), cell: (row) => row.email },
          {
            key: 'roles',
            label: text('roles'),
            cell: (row) =>
              row.roles.length === 0
                ? '—'
                : row.roles
                    .map((role) => {
                      const place = (language === 'en' ? role.departmentEn : role.department) || text('allDepartments')
                      return `${text(`role_${role.role}`)}（${place}）`
                    })
                    .join(language === 'en' ? ', ' : '、'),
          },
          { key: 'state', label: text('state'), cell: (row) => <StaffStateTag state={row.state} /> },
          {
            key: 'seen',
            label: text('lastSeen'),
            nowrap: true,
            cell: (row) => (row.lastSeenAt ? formatMomentShort(new Date(row.lastSeenAt), language) : text('notSeen')),
          },
        ]}
      />
    </ConsolePage>
  )
}
