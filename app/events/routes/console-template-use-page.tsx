import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { StaffActor } from '#app/platform/actor.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import type { RefusedForm } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { TemplateFields } from '../components/template-fields.tsx'
import { listDepartmentChoices } from '../console-events.server.ts'
import { createFromTemplate } from '../create-from-template.server.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { eventForm } from '../event-forms.ts'
import { departmentsToOrganise } from '../event-policy.ts'
import { takesTemplate, templateValues, typedOver } from '../event-template.ts'
import { eventTemplateMessages } from '../event-template-messages.ts'
import { getTemplate, getTemplateToUse } from '../event-template-queries.server.ts'
import { planForm } from '../plan-forms.ts'
import { planMessages } from '../plan-messages.ts'
import { isBuiltIn } from '../plan-templates.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

async function nameOf(actor: StaffActor, id: string, request: Request): Promise<string> {
  const key = isBuiltIn(id) ? id : undefined
  return key
    ? translator(languageOf(request), planMessages)(`template.${key}`)
    : (await getTemplate(reader(), actor, id)).name
}

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    const language = languageOf(args.request)
    const template = await getTemplateToUse(reader(), actor, id)
    const departments = await listDepartmentChoices(reader(), departmentsToOrganise(actor))
    return json({
      id,
      name: await nameOf(actor, id, args.request),
      values: templateValues(template),
      departments: departments.map((one) => ({ value: one.id, label: localName(language, one.name, one.nameEn) })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    const template = await getTemplateToUse(reader(), actor, id)
    const typed = await formValues(args.request)
    const values = typedOver(template, typed)
    const form = checkForm(values, eventForm)
    const plan = checkForm(values, planForm)
    const departments = await listDepartmentChoices(reader(), departmentsToOrganise(actor))
    const department = departments.find((one) => one.id === typed.departmentId)
    const errors: Record<string, string> = { ...(form.ok ? {} : form.errors), ...(plan.ok ? {} : plan.errors) }
    if (!department) errors.departmentId = 'departmentMissing'
    if (!typed.day && !typed.from && !typed.to) errors.day = 'dayMissing'
    if (form.ok && !takesTemplate(form.value.kind)) errors.kind = 'kindMissing'
    if (Object.keys(errors).length > 0 || !form.ok || !plan.ok || !department) return refused({ errors, values: typed })
    const { startsAt, endsAt } = form.value
    if (!startsAt || !endsAt) return refused({ errors: { day: 'dayMissing' }, values: typed })
    const event = { ...form.value, campaignId: null, departmentId: department.id, startsAt, endsAt }
    const made = await inTransaction(actor, (work) =>
      createFromTemplate(work, { template: id, event, plan: plan.value.plan }),
    )
    return seeOther(`/console/events/${made.event.id}?done=created`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const text = translator(languageOfMatches(matches), eventTemplateMessages)
  return pageMeta(data ? text('useOf', { name: data.name }) : text('useTitle'), matches, { robots: 'noindex' })
}

export default function ConsoleTemplateUsePage() {
  const { id, name, values, departments } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(eventTemplateMessages)
  const fields = useMessages(eventFormMessages)
  const plan = useMessages(planMessages)
  const word = (key: string) =>
    (eventFormMessages.keys as readonly string[]).includes(key) ? fields(key as 'dayMissing') : plan(key as 'tooLong')
  const errors = Object.fromEntries(Object.entries(answer?.errors ?? {}).map(([field, key]) => [field, word(key)]))
  const only = departments.length === 1 ? departments[0]?.value : undefined
  return (
    <ConsolePage
      current="events"
      title={text('useOf', { name })}
      lead={text('useLead')}
      actions={
        <ButtonLink icon="arrow-left" href="/console/events/new">
          {text('choose')}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={errors} />
      <Form action={`/console/event-templates/${id}/use`}>
        {only ? <HiddenFields values={{ departmentId: only }} /> : null}
        <TemplateFields values={answer?.values ?? values} errors={errors} departments={departments} />
        <p className="hint">{text('useRest')}</p>
        <Buttons>
          <Button variant="primary">{text('create')}</Button>
          <ButtonLink href="/console/events/new">{text('chooseBlank')}</ButtonLink>
        </Buttons>
      </Form>
    </ConsolePage>
  )
}
