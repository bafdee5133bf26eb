import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { GroupFields } from '../components/group-fields.tsx'
import { ListFaults } from '../components/list-faults.tsx'
import { ListFields } from '../components/list-fields.tsx'
import { ListPreviewPart } from '../components/list-preview.tsx'
import { keptOf, StaffSlotField } from '../components/shared-fields.tsx'
import { useListErrors } from '../components/use-list-errors.ts'
import { formAtVersion } from '../event-form-queries.server.ts'
import type { ListAnswer } from '../list-check.ts'
import { listMessages } from '../list-messages.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { LARGEST_GROUP } from '../registration.ts'
import { mayManageRegistrations } from '../registration-policy.ts'
import { readStaffForm } from '../staff-form.server.ts'
import { submitStaffEach, submitStaffGroup } from '../submit-list.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

const isGroup = (request: Request) => new URL(request.url).searchParams.get('as') === 'group'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const language = languageOf(request)
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', language)
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  return json({
    frame,
    group: isGroup(request),
    ...(await readStaffForm(reader(), event, language, now())),
    key: newSecret(26),
    hasErrors: context.formErrors === true,
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const { event } = await readEventFrame(reader(), actor, params.id ?? '', languageOf(request))
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const { values, files } = await formWithFiles(request)
  if (values.intent === 'edit') return json({ errors: {}, faults: [], values } satisfies ListAnswer)
  const form = await formAtVersion(reader(), event.id, event.formVersion)
  const given = {
    actor,
    event: { id: event.id, slots: event.slots, form },
    values,
    files,
    arrivedAt: context.arrivedAt,
  }
  const group = isGroup(request)
  const outcome = await (group ? submitStaffGroup(reader(), given) : submitStaffEach(reader(), given))
  if (outcome.step !== 'done') {
    context.formErrors = outcome.step === 'refused'
    return json(outcome.answer, { status: outcome.step === 'refused' ? 422 : 200 })
  }
  return seeOther(
    group
      ? `/console/registrations/${outcome.id}?done=added`
      : `/console/events/${event.id}/registrations?list=${outcome.id}&done=imported`,
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const title = `${translator(language, listMessages)('addList')} · ${data?.frame.title ?? ''}`
  return pageMeta(title, matches, { error: data?.hasErrors })
}

export default function ListPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as ListAnswer | undefined
  const text = useMessages(listMessages)
  const words = useMessages(registerPageMessages)
  const errors = useListErrors(answer, page.form.questions)
  const { frame, group, slots } = page
  const base = `/console/events/${frame.id}/registrations/list`
  const path = group ? `${base}?as=group` : base
  const values = answer?.values ?? {}
  const kept = keptOf(values)
  const slotId = kept('slot')
  const slot = slots.find(({ id }) => id === slotId)
  const frameProps = useEventFrame(frame, 'registrations')
  if (answer?.preview) {
    return (
      <ConsolePage {...frameProps}>
        <ListPreviewPart
          action={path}
          preview={answer.preview}
          values={values}
          group={group}
          rows={[
            {
              label: words('chosenSlot'),
              value: slot ? [slot.title, slot.group, slot.subtitle].filter(Boolean).join(' ') : '',
            },
            ...(group
              ? [
                  { label: text('group'), value: kept('groupName') ?? '' },
                  { label: text('leader'), value: kept('name') ?? '' },
                  { label: text('contact'), value: [kept('phone'), kept('email')].filter(Boolean).join(' · ') },
                ]
              : []),
          ]}
        />
      </ConsolePage>
    )
  }
  return (
    <ConsolePage {...frameProps} lead={text('addListLead')}>
      <ErrorSummary errors={errors} />
      <ListFaults faults={answer?.faults ?? []} />
      <Chips
        label={text('as')}
        items={[
          { href: base, label: text('asEach'), chosen: !group },
          { href: `${base}?as=group`, label: text('asGroup'), chosen: group },
        ]}
      />
      <p className="hint">{text(group ? 'groupNote' : 'eachNote')}</p>
      {slots.length === 0 ? (
        <Banner tone="info" title={words('noneTitle')} />
      ) : (
        <Form action={path} encType="multipart/form-data">
          <HiddenFields values={{ key: kept('key') ?? page.key }} />
          <StaffSlotField slots={slots} values={values} errors={errors} />
          {group ? (
            <GroupFields
              page={page}
              values={values}
              errors={errors}
              samples={`${base}/sample?as=group`}
              largest={LARGEST_GROUP}
              mayWait
              consent={text('consentStaff')}
              demanding={false}
            />
          ) : (
            <>
              <ListFields kind="each" value={kept('list')} errors={errors} samples={`${base}/sample`} />
              {!page.form.children ? null : (
                <CheckboxField
                  name="guardianConsent"
                  label={text('guardianConsent')}
                  required={false}
                  defaultChecked={kept('guardianConsent') === 'yes'}
                  error={errors.guardianConsent}
                />
              )}
              <CheckboxField
                name="consent"
                label={text('consentStaff')}
                required
                defaultChecked={kept('consent') === 'yes'}
                error={errors.consent}
              />
            </>
          )}
          <p className="hint">{text('checkHint')}</p>
          <Button variant="primary" name="intent" value="check">
            {text('check')}
          </Button>
        </Form>
      )}
    </ConsolePage>
  )
}
