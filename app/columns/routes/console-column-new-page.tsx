import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import { newColumnForm } from '../column-forms.ts'
import { listColumnDepartments } from '../column-queries.server.ts'
import { ColumnHeadFields } from '../components/column-fields.tsx'
import { createColumn } from '../edit-column.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer'] }

const MAKERS = ['organiser', 'answerOfficer', 'overseer'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, MAKERS)
    const language = languageOf(args.request)
    const departments = await listColumnDepartments(reader(), actor)
    if (departments.length === 0) throw new NotFound()
    return json({
      departments: departments.map((one) => ({ value: one.id, label: localName(language, one.name, one.nameEn) })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, MAKERS)
    if ((await listColumnDepartments(reader(), actor)).length === 0) throw new NotFound()
    const form = await readForm(args.request, newColumnForm)
    if (!form.ok) return refused(form)
    const made = await inTransaction(actor, (work) => createColumn(work, form.value))
    if (made.outcome === 'created') return seeOther(`/console/columns/${made.id}/edit?done=Created`)
    return refused({ errors: { departmentId: made.outcome }, values: form.values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, columnDeskMessages)('new'), matches)
}

export default function ConsoleColumnNewPage() {
  const { departments } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(columnDeskMessages)
  const errors = wordErrors(answer, text)
  const only = departments.length === 1 ? departments[0]?.value : undefined
  return (
    <ConsolePage current="columns" title={text('new')} lead={text('newLead')}>
      <ErrorSummary errors={errors} />
      <Form>
        {only ? (
          <HiddenFields values={{ departmentId: only }} />
        ) : (
          <SelectField
            name="departmentId"
            label={text('department')}
            placeholder={text('departmentMissing')}
            defaultValue={typed(answer, 'departmentId')}
            options={departments}
            error={errors.departmentId}
            required
          />
        )}
        <ColumnHeadFields answer={answer} errors={errors} />
        <Buttons>
          <Button variant="primary">{text('create')}</Button>
          <ButtonLink href="/console/columns">{text('listTitle')}</ButtonLink>
        </Buttons>
      </Form>
    </ConsolePage>
  )
}
