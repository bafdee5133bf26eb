import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatMomentShort } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { textKindMessages } from '../text-kind-messages.ts'
import { textMessages } from '../text-messages.ts'
import { TEXT_ROLES } from '../text-policy.ts'
import { listTextDepartments, listTexts } from '../text-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'admin'] }

/** `?department=…`: one of those whose texts the person may change; without it the first. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TEXT_ROLES)
    const departments = await listTextDepartments(reader(), actor)
    const asked = new URL(args.request.url).searchParams.get('department')
    const department = asked === null ? departments[0] : departments.find(({ id }) => id === asked)
    if (asked !== null && !department) throw new NotFound()
    return json({
      departments,
      department,
      texts: department ? await listTexts(reader(), actor, department.id) : [],
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, textMessages)('title'), matches)
}

type Listed = ReturnType<typeof useLoaderData<typeof loader>>['texts'][number]

export default function TextsPage() {
  const { departments, department, texts } = useLoaderData<typeof loader>()
  const text = useMessages(textMessages)
  const language = useLanguage()
  const nameOf = (one: { name: string; nameEn: string }) => (language === 'en' ? one.nameEn : one.name)
  const groups = (['registration', 'question'] as const)
    .map((about) => ({ about, rows: texts.filter((row) => row.about === about) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <ConsolePage
      current="texts"
      title={text('title')}
      eyebrow={department ? nameOf(department) : undefined}
      lead={text('lead')}
    >
      {departments.length > 1 ? (
        <Form method="get" className="flex flex-wrap items-end gap-4 [&_.field]:m-0">
          <SelectField
            name="department"
            label={text('department')}
            options={departments.map((one) => ({ value: one.id, label: nameOf(one) }))}
            defaultValue={department?.id}
          />
          <Button>{text('choose')}</Button>
        </Form>
      ) : null}
      {groups.map(({ about, rows }, index) => (
        <Section key={about} id={about} title={text(`about.${about}`)} first={index === 0}>
          <TextTable caption={text(`about.${about}`)} rows={rows} departmentId={department?.id ?? ''} />
        </Section>
      ))}
    </ConsolePage>
  )
}

function TextTable({ caption, rows, departmentId }: { caption: string; rows: Listed[]; departmentId: string }) {
  const text = useMessages(textMessages)
  const kinds = useMessages(textKindMessages)
  const language = useLanguage()
  const named = (languages: readonly Language[]) =>
    languages.map((one) => text(`language.${one}`)).join(language === 'en' ? ', ' : '、')
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.kind}
      empty={text('nothing')}
      columns={[
        {
          key: 'kind',
          label: text('kind'),
          rowHeader: true,
          cell: (row) => (
            <div>
              <Link href={`/console/texts/${departmentId}/${row.kind}`}>{kinds(`kind.${row.kind}`)}</Link>
              <div className="hint font-normal">{kinds(`when.${row.kind}`)}</div>
            </div>
          ),
        },
        {
          key: 'words',
          label: text('words'),
          cell: (row) =>
            row.savedAt ? (
              <span className="flex flex-wrap gap-2">
                {row.mail.length > 0 ? (
                  <StateTag tone="ok">{text('ownMail', { languages: named(row.mail) })}</StateTag>
                ) : null}
                {row.sms.length > 0 ? (
                  <StateTag tone="ok">{text('ownSms', { languages: named(row.sms) })}</StateTag>
                ) : null}
                <span className="hint">{formatMomentShort(new Date(row.savedAt), language)}</span>
              </span>
            ) : (
              text('house')
            ),
        },
      ]}
    />
  )
}
