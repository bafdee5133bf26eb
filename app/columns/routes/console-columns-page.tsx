import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import { COLUMN_READERS } from '../column-policy.ts'
import { listColumnDepartments, listColumns } from '../column-queries.server.ts'
import { ColumnStateTag } from '../components/column-console.tsx'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, COLUMN_READERS)
    const language = languageOf(args.request)
    const listed = await listColumns(reader(), actor)
    return json({
      mayMake: (await listColumnDepartments(reader(), actor)).length > 0,
      columns: listed.map(({ column, version }) => ({
        id: column.id,
        title: localName(language, version.title, version.titleEn),
        department: localName(language, column.department.name, column.department.nameEn),
        version: version.version,
        state: version.state,
        public: column.publishedVersionId !== null,
        withdrawn: column.withdrawnAt !== null,
        savedAt: formatMomentShort(version.savedAt, language),
      })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, columnDeskMessages)('listTitle'), matches)
}

export default function ConsoleColumnsPage() {
  const { columns, mayMake } = useLoaderData<typeof loader>()
  const text = useMessages(columnDeskMessages)
  const make = mayMake ? (
    <ButtonLink href="/console/columns/new" variant="primary" icon="plus">
      {text('new')}
    </ButtonLink>
  ) : undefined
  return (
    <ConsolePage
      current="columns"
      title={text('listTitle')}
      lead={text('listLead')}
      actions={columns.length > 0 ? make : undefined}
    >
      {columns.length > 0 ? (
        <Table
          caption={text('listTitle')}
          captionHidden
          rows={columns}
          rowKey={(column) => column.id}
          empty={null}
          columns={[
            {
              key: 'title',
              label: text('columnTitle'),
              rowHeader: true,
              cell: (column) => <Link href={`/console/columns/${column.id}`}>{column.title}</Link>,
            },
            { key: 'department', label: text('columnDepartment'), cell: (column) => column.department },
            { key: 'version', label: text('columnVersion'), numeric: true, cell: (column) => column.version },
            {
              key: 'state',
              label: text('columnState'),
              cell: (column) => (
                <>
                  <ColumnStateTag state={column.state} withdrawn={column.withdrawn} />
                  {column.public && column.state !== 'published' ? (
                    <span className="hint"> {text('public')}</span>
                  ) : null}
                </>
              ),
            },
            { key: 'saved', label: text('columnSaved'), nowrap: true, cell: (column) => column.savedAt },
          ]}
        />
      ) : (
        <EmptyState icon="file" title={text('none')} actions={make}>
          <p>{text('noneText')}</p>
        </EmptyState>
      )}
    </ConsolePage>
  )
}
