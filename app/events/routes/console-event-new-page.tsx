import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { BeginWith } from '../components/begin-with.tsx'
import { EventFields, useFormErrors } from '../components/event-fields.tsx'
import { listCampaignChoices, listDepartmentChoices } from '../console-events.server.ts'
import { createEvent } from '../create-event.server.ts'
import { EVENT_KINDS } from '../event.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { eventForm } from '../event-forms.ts'
import { eventMessages } from '../event-messages.ts'
import { departmentsToOrganise } from '../event-policy.ts'
import { listTemplates } from '../event-template-queries.server.ts'
import { linkErrors } from '../link-hosts.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const language = languageOf(args.request)
    const [departments, campaigns] = await Promise.all([
      listDepartmentChoices(reader(), departmentsToOrganise(actor)),
      listCampaignChoices(reader(), dayOf(now()), null),
    ])
    const asked = new URL(args.request.url).searchParams.get('kind')
    return json({
      kind: EVENT_KINDS.find((kind) => kind === asked) ?? 'openDay',
      departments: departments.map((one) => ({ value: one.id, label: localName(language, one.name, one.nameEn) })),
      templates: (await listTemplates(reader(), actor)).map(({ id, name, departmentId }) => ({
        ...{ id, name, common: departmentId === null },
      })),
      campaigns: campaigns.map((one) => ({ value: one.id, label: localName(language, one.title, one.titleEn) })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const values = await formValues(args.request)
    const form = checkForm(values, eventForm)
    const departments = await listDepartmentChoices(reader(), departmentsToOrganise(actor))
    const department = departments.find((one) => one.id === values.departmentId)
    const errors: Record<string, string> = form.ok ? {} : { ...form.errors }
    if (!department) errors.departmentId = 'departmentMissing'
    if (!values.day && !values.from && !values.to) errors.day = 'dayMissing'
    if (form.ok) Object.assign(errors, await linkErrors(reader(), form.value))
    if (Object.keys(errors).length > 0 || !form.ok || !department || !form.value.startsAt || !form.value.endsAt)
      return refused({ errors, values })
    const { startsAt, endsAt } = form.value
    const draft = { ...form.value, departmentId: department.id, startsAt, endsAt }
    const { event } = await inTransaction(actor, (work) => createEvent(work, draft))
    return seeOther(`/console/events/${event.id}?done=created`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, eventConsoleMessages)('newTitle'), matches)
}

export default function ConsoleEventNewPage() {
  const { departments, campaigns, kind, templates } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as
    | { errors: Record<string, string>; values: Record<string, string | string[]> }
    | undefined
  const text = useMessages(eventConsoleMessages)
  const words = useMessages(eventFormMessages)
  const kinds = useMessages(eventMessages)
  const only = departments.length === 1 ? departments[0]?.value : undefined
  return (
    <ConsolePage current="events" title={text('newTitle')} lead={text('newLead')}>
      <ErrorSummary errors={useFormErrors(answer?.errors)} />
      {answer ? null : <BeginWith templates={templates} />}
      <Chips
        label={words('kind')}
        items={EVENT_KINDS.map((one) => ({
          href: `/console/events/new?kind=${one}`,
          label: kinds(one),
          chosen: one === (answer?.values.kind ?? kind),
        }))}
      />
      <Form>
        {only ? <HiddenFields values={{ departmentId: only }} /> : null}
        <EventFields
          values={answer?.values ?? { kind }}
          errors={answer?.errors ?? {}}
          campaigns={campaigns}
          departments={departments}
          withTime
        />
        <Buttons>
          <Button variant="primary">{words('create')}</Button>
          <ButtonLink href="/console/events">{text('listTitle')}</ButtonLink>
        </Buttons>
      </Form>
    </ConsolePage>
  )
}
