import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { eventTemplateMessages } from '../event-template-messages.ts'
import { departmentsOfTemplates, TEMPLATE_ROLES } from '../event-template-policy.ts'
import { listTemplates } from '../event-template-queries.server.ts'
import { planMessages } from '../plan-messages.ts'
import { PLAN_TEMPLATES } from '../plan-templates.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'overseer'] }

const DONE = ['made', 'renamed', 'archived'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TEMPLATE_ROLES)
    const language = languageOf(args.request)
    const templates = await listTemplates(reader(), actor)
    const done = new URL(args.request.url).searchParams.get('done')
    return json({
      templates: templates.map(({ id, name, departmentId, department, changedBy, updatedAt }) => ({
        ...{ id, name, changedBy, common: departmentId === null },
        owner: department && localName(language, department.name, department.nameEn),
        moment: formatMomentShort(updatedAt, language),
      })),
      organises: departmentsOfTemplates(actor).length > 0,
      done: DONE.find((word) => word === done) ?? null,
    })
  })
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(translator(languageOfMatches(matches), eventTemplateMessages)('title'), matches, { robots: 'noindex' })

type Row = ReturnType<typeof useLoaderData<typeof loader>>['templates'][number]

export default function ConsoleTemplatesPage() {
  const { templates, organises, done } = useLoaderData<typeof loader>()
  const text = useMessages(eventTemplateMessages)
  const plans = useMessages(planMessages)
  const own = templates.filter(({ common }) => !common)
  const common = templates.filter((row) => row.common)
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: text('name'),
      rowHeader: true,
      cell: (row) => <Link href={`/console/event-templates/${row.id}`}>{row.name}</Link>,
    },
    ...(new Set(own.map(({ owner }) => owner)).size > 1
      ? [{ key: 'owner', label: text('owner'), cell: (row: Row) => row.owner }]
      : []),
    {
      key: 'changed',
      label: text('lastChange'),
      cell: (row) => <span className="hint">{text('changed', { name: row.changedBy, moment: row.moment })}</span>,
    },
    ...(organises
      ? [
          {
            key: 'use',
            label: text('use'),
            labelHidden: true,
            nowrap: true,
            cell: (row: Row) => <Link href={`/console/event-templates/${row.id}/use`}>{text('use')}</Link>,
          },
        ]
      : []),
  ]
  const table = (caption: string, rows: Row[], empty: string) => (
    <Table caption={caption} captionHidden rows={rows} rowKey={({ id }) => id} columns={columns} empty={empty} />
  )
  return (
    <ConsolePage current="events" title={text('title')} lead={text('lead')}>
      {done ? <Banner tone="success" result title={text(`done_${done}`)} /> : null}
      {organises ? (
        <Section id="own" title={text('own')} first>
          {table(text('own'), own, text('none'))}
        </Section>
      ) : null}
      <Section id="common" title={text('common')} first={!organises}>
        <p className="hint">{text('commonHint')}</p>
        {table(text('common'), common, text('noneCommon'))}
      </Section>
      <Section id="house" title={text('house')}>
        <ul className="grid gap-2">
          {PLAN_TEMPLATES.map((key) => (
            <li key={key}>
              <Link href={`/console/event-templates/${key}`}>{plans(`template.${key}`)}</Link>
            </li>
          ))}
        </ul>
      </Section>
    </ConsolePage>
  )
}
