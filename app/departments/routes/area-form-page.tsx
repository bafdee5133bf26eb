import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { choicesOf } from '#app/departments/choices.ts'
import { createArea } from '#app/departments/create-area.server.ts'
import { AREA_LEVELS } from '#app/departments/department.ts'
import { areaForm } from '#app/departments/department-forms.ts'
import { listAreas } from '#app/departments/department-queries.server.ts'
import { departmentsMessages } from '#app/departments/departments-messages.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin'] }

const PLACE_OF = { codeTaken: 'code', parentWrong: 'parentId' } as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['admin'])
    return json({ areas: await listAreas() })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin'])
    const form = await readForm(args.request, areaForm)
    if (!form.ok) return refused(form)
    const saved = await inTransaction(actor, (work) => createArea(work, form.value))
    if (saved.outcome === 'saved') return seeOther('/console/departments?done=doneArea')
    return refused({ errors: { [PLACE_OF[saved.outcome]]: saved.outcome }, values: form.values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, departmentsMessages)('newAreaTitle'), matches)
}

export default function AreaFormPage() {
  const { areas } = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(departmentsMessages)
  const language = useLanguage()
  const errors = wordErrors(form, text)
  const field = (name: string) => ({ name, defaultValue: typed(form, name), error: errors[name] })
  return (
    <ConsolePage current="departments" title={text('newAreaTitle')}>
      <ErrorSummary errors={errors} />
      <Form action="/console/departments/areas/new">
        <TextField {...field('name')} label={text('name')} required width="l" />
        <TextField {...field('nameEn')} label={text('nameEn')} required width="l" />
        <TextField {...field('code')} label={text('code')} hint={text('areaCodeHint')} required width="m" />
        <RadioGroup
          {...field('level')}
          label={text('level')}
          required
          choices={AREA_LEVELS.map((level) => ({ value: level, label: text(`level_${level}`) }))}
        />
        <SelectField
          {...field('parentId')}
          label={text('parentArea')}
          required={false}
          width="l"
          placeholder={text('noParentArea')}
          options={choicesOf(areas, language)}
        />
        <Buttons>
          <Button variant="primary">{text('save')}</Button>
          <ButtonLink href="/console/departments">{text('back')}</ButtonLink>
        </Buttons>
      </Form>
    </ConsolePage>
  )
}
