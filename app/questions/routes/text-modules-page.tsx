import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { ModuleFields } from '../components/module-fields.tsx'
import { addTextModule } from '../save-text-module.server.ts'
import { COMMON, textModuleForm } from '../text-module-forms.ts'
import { textModuleMessages } from '../text-module-messages.ts'
import { MODULE_ROLES, mayKeepModule } from '../text-module-policy.ts'
import { listKeptModules, listModuleOwners } from '../text-module-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer', 'admin'] }

const DONE = ['added', 'saved', 'archived'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, MODULE_ROLES)
    const language = languageOf(args.request)
    const modules = await listKeptModules(reader(), actor)
    const owners = await listModuleOwners(reader(), actor)
    const done = new URL(args.request.url).searchParams.get('done')
    return json({
      modules: modules.map(({ department, updatedAt, ...module }) => ({
        ...module,
        owner: department && localName(language, department.name, department.nameEn),
        moment: formatMomentShort(updatedAt, language),
      })),
      owners: owners.map(({ id, name, nameEn }) => ({ value: id, label: localName(language, name, nameEn) })),
      mayKeepCommon: mayKeepModule(actor, null),
      done: DONE.find((word) => word === done) ?? null,
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, MODULE_ROLES)
    const values = await formValues(args.request)
    const form = checkForm(values, textModuleForm)
    if (!form.ok) return refused(form)
    const added = await inTransaction(actor, (work) => addTextModule(work, form.value))
    if (added.outcome === 'added') return seeOther('/console/text-modules?done=added')
    const field = added.outcome === 'unknownOwner' ? 'departmentId' : 'text'
    return refused({ errors: { [field]: added.outcome }, values })
  })
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, textModuleMessages)('title'), matches, { robots: 'noindex' })
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['modules'][number]

export default function TextModulesPage() {
  const { modules, owners, mayKeepCommon, done } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(textModuleMessages)
  const errors = wordErrors(form, text)
  const choices = [...owners, ...(mayKeepCommon ? [{ value: COMMON, label: text('common') }] : [])]
  const own = modules.filter(({ departmentId }) => departmentId !== null)
  const common = modules.filter(({ departmentId }) => departmentId === null)
  return (
    <ConsolePage current="questions" title={text('title')} lead={text('lead')}>
      {done ? <Banner tone="success" result title={text(`done_${done}`)} /> : null}
      <ErrorSummary errors={errors} />
      {owners.length > 0 ? (
        <Section id="own" title={text('own')} first>
          <ModuleTable caption={text('own')} rows={own} severalOwners={owners.length > 1} />
        </Section>
      ) : null}
      <Section id="common" title={text('common')} first={owners.length === 0}>
        <p className="hint">{text('commonHint')}</p>
        <ModuleTable caption={text('common')} rows={common} severalOwners={false} />
      </Section>
      <Section id="add" title={text('add')}>
        <Form action="/console/text-modules">
          <SelectField
            name="departmentId"
            label={text('owner')}
            options={choices}
            error={errors.departmentId}
            defaultValue={typed(form, 'departmentId', choices[0]?.value)}
            width="l"
          />
          <ModuleFields form={form} errors={errors} />
          <Button icon="plus">{text('addSubmit')}</Button>
        </Form>
      </Section>
    </ConsolePage>
  )
}

function ModuleTable({ caption, rows, severalOwners }: { caption: string; rows: Row[]; severalOwners: boolean }) {
  const text = useMessages(textModuleMessages)
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={text('none')}
      columns={[
        {
          key: 'title',
          label: text('name'),
          rowHeader: true,
          cell: (row) => (row.mayKeep ? <Link href={`/console/text-modules/${row.id}`}>{row.title}</Link> : row.title),
        },
        {
          key: 'text',
          label: text('text'),
          cell: (row) => <span className="whitespace-pre-line">{row.text}</span>,
        },
        ...(severalOwners ? [{ key: 'owner', label: text('owner'), cell: (row: Row) => row.owner }] : []),
        { key: 'language', label: text('language'), nowrap: true, cell: (row) => text(`language_${row.language}`) },
        {
          key: 'changed',
          label: text('lastChange'),
          cell: (row) => <span className="hint">{text('changed', { name: row.changedBy, moment: row.moment })}</span>,
        },
      ]}
    />
  )
}
