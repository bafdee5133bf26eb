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
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { addRegistration } from '../add-registration.server.ts'
import { PartyRules } from '../components/party-rules.tsx'
import { ContactFields, EventQuestions, keptOf, StaffSlotField } from '../components/shared-fields.tsx'
import { CURRENT_CONSENT } from '../consent.ts'
import { fieldOfFault, readFormOfEvent, readSubmission } from '../read-submission.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { addForm } from '../registration-forms.ts'
import { mayManageRegistrations } from '../registration-policy.ts'
import { registrationErrors } from '../registrations-messages.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import { readStaffForm } from '../staff-form.server.ts'
import { companyOf } from '../submit-registration.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const language = languageOf(request)
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', language)
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  return json({
    frame,
    ...(await readStaffForm(reader(), event, language, now())),
    consent: CURRENT_CONSENT.text[language].split('\n'),
    key: newSecret(26),
    hasErrors: context.formErrors === true,
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const { values, files } = await formWithFiles(request)
  const form = checkForm(values, addForm)
  const fail = (errors: Record<string, string>) => {
    context.formErrors = true
    return refused({ errors, values: form.values })
  }
  const { event } = await readEventFrame(reader(), actor, params.id ?? '', languageOf(request))
  const asked = await readFormOfEvent(reader(), { id: event.id })
  const submission = await readSubmission(reader(), asked, form.values, files, { demanding: false })
  if (!form.ok) return fail({ ...form.errors, ...submission.errors })
  if (Object.keys(submission.errors).length > 0) return fail(submission.errors)
  const { slot, needsOther, key, name, phone, email, partySize } = form.value
  const outcome = await addRegistration(actor, params.id ?? '', {
    name,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    partySize,
    ...companyOf(form.value),
    answers: submission.answers,
    ...(needsOther ? { needs: needsOther } : {}),
    slotId: slot,
    consentVersion: CURRENT_CONSENT.version,
    language: 'zh-CN',
    idempotencyKey: key,
    arrivedAt: context.arrivedAt,
  })
  if (outcome.outcome === 'registered') return seeOther(`/console/registrations/${outcome.id}?done=added`)
  if (outcome.outcome === 'partyTooLarge') return fail({ partySize: 'partyTooLarge' })
  if (outcome.outcome === 'alreadyRegistered') return fail({ phone: 'alreadyRegistered' })
  if (outcome.outcome === 'idempotencyKeyReused') return fail({ name: 'idempotencyKeyReused' })
  if (outcome.outcome === 'formRefused') {
    const faults = Object.entries(outcome.faults ?? {})
    return fail(Object.fromEntries(faults.map(([path, fault]) => [fieldOfFault(path), fault])))
  }
  return fail({ slot: outcome.outcome === 'full' || outcome.outcome === 'cancelled' ? outcome.outcome : 'closed' })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, signUpMessages)('addTitle'), matches, { error: data?.hasErrors })
}

export default function AddPage() {
  const page = useLoaderData<typeof loader>()
  const { frame, slots, key, form } = page
  const failed = useActionData<typeof action>() as
    | { errors: Record<string, string>; values: Record<string, string> }
    | undefined
  const text = useMessages(signUpMessages)
  const words = useMessages(registerPageMessages)
  const faults = useMessages(registrationErrors)
  const errors = Object.fromEntries(
    Object.entries(failed?.errors ?? {}).map(([field, code]) => [
      field,
      code === 'slotMissing' ? text('slotMissing') : faults(code as Parameters<typeof faults>[0]),
    ]),
  )
  const values = failed?.values ?? {}
  const kept = keptOf(values)
  const frameProps = useEventFrame(frame, 'registrations')
  return (
    <ConsolePage {...frameProps} lead={text('addLead')}>
      <ErrorSummary errors={errors} />
      {slots.length === 0 ? (
        <Banner tone="info" title={words('noneTitle')} />
      ) : (
        <Form encType={form.takesFiles ? 'multipart/form-data' : undefined}>
          <HiddenFields values={{ key }} />
          <StaffSlotField slots={slots} values={values} errors={errors} />
          <TextField
            name="name"
            label={words('name')}
            width="l"
            required
            defaultValue={kept('name')}
            error={errors.name}
          />
          <ContactFields values={values} errors={errors} own={false} />
          <TextField
            name="partySize"
            label={words('partySize')}
            inputMode="numeric"
            width="s"
            defaultValue={kept('partySize') ?? '1'}
            error={errors.partySize}
          />
          <TextField
            name="needsOther"
            label={words('needs')}
            width="l"
            required={false}
            defaultValue={kept('needsOther')}
            error={errors.needsOther}
          />
          <TextArea
            name="companions"
            label={words('companions')}
            hint={words('companionsHint')}
            rows={2}
            required={false}
            defaultValue={kept('companions')}
            error={errors.companions}
          />
          <PartyRules page={page} values={values} errors={errors} />
          <EventQuestions questions={form.questions} values={values} errors={errors} demanding={false} />
          <details className="field">
            <summary className="link">{text('addReadAloud')}</summary>
            {page.consent.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </details>
          <CheckboxField name="consent" label={text('addConsent')} required error={errors.consent} />
          <Button variant="primary">{text('addSubmit')}</Button>
        </Form>
      )}
    </ConsolePage>
  )
}
