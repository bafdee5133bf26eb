import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { filesByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { faultsOfChange } from '../change-faults.ts'
import { changeMessages, outcomeText } from '../change-messages.ts'
import { changeOwnDetails } from '../change-own-details.server.ts'
import { EventQuestions, NeedFields } from '../components/shared-fields.tsx'
import { fileNamesOf, readDetailsPage } from '../details-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import { needsText } from '../needs.ts'
import { readFormOfEvent, readSubmission } from '../read-submission.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { contactForm, detailsForm } from '../registration-forms.ts'
import { byManageToken } from '../registration-queries.server.ts'
import { registrationErrors } from '../registrations-messages.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await readDetailsPage(reader(), params.manageToken, languageOf(request), now())
  return json({ ...page, hasErrors: context.formErrors === true })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { registration } = await byManageToken(reader(), params.manageToken)
  const { values, files } = await formWithFiles(request)
  const { intent } = values
  const fail = (errors: Record<string, string>, outcome?: string) => {
    context.formErrors = true
    return refused({ errors, values }, { intent, outcome })
  }
  const answer = (outcome: Awaited<ReturnType<typeof changeOwnDetails>>) => {
    const done = `/r/${registration.manageToken}`
    if (outcome.outcome === 'unknown') throw new NotFound()
    if (outcome.outcome === 'unchanged') return seeOther(done)
    if (outcome.outcome === 'changed') return seeOther(`${done}?done=changed`)
    if (outcome.outcome === 'tooManyTries') return fail({}, outcome.outcome)
    const errors = faultsOfChange(outcome)
    return fail(errors, Object.keys(errors).length > 0 ? undefined : outcome.outcome)
  }
  if (intent !== 'details') {
    const form = checkForm(values, contactForm)
    if (!form.ok) return fail(form.errors)
    return answer(await changeOwnDetails(context.address, registration.id, { contact: form.value }))
  }
  const form = checkForm(values, detailsForm)
  if (files.size > 0) await filesByNetwork.take(networkOf(context.address))
  const asked = await readFormOfEvent(reader(), { id: registration.eventId })
  const own = await fileNamesOf(reader(), registration.id)
  const submission = await readSubmission(reader(), asked, values, files, { demanding: true, own })
  if (!form.ok) return fail({ ...form.errors, ...submission.errors })
  if (Object.keys(submission.errors).length > 0) return fail(submission.errors)
  const needs = needsText(form.value.needs, form.value.needsOther)
  return answer(await changeOwnDetails(context.address, registration.id, { needs, answers: submission.answers }))
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const title = translator(language, changeMessages)('title')
  return pageMeta(title, matches, { robots: 'noindex', error: data?.hasErrors })
}

type Failed = {
  intent?: string
  errors: Record<string, string>
  values: Record<string, string | string[]>
  outcome?: string
}

export default function DetailsPage() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() as Failed | undefined
  const text = useMessages(changeMessages)
  const own = useMessages(managePageMessages)
  const words = useMessages(registerPageMessages)
  const faults = useMessages(registrationErrors)
  const errors = Object.fromEntries(
    Object.entries(failed?.errors ?? {}).map(([field, key]) => {
      const fault = faults(key as Parameters<typeof faults>[0])
      const question = page.questions.find(({ name }) => name === field)
      return [field, question ? words('ofQuestion', { question: question.label, fault }) : fault]
    }),
  )
  const typed = (name: 'phone' | 'email') => String(failed?.values[name] ?? '')
  const present = (value: string | null) => (value ? text('nowIs', { value }) : text('nowNone'))
  return (
    <PublicPage
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: page.path, label: own('title') },
        { label: text('title') },
      ]}
    >
      {failed?.outcome ? <Banner result tone="error" title={text(outcomeText(failed.outcome))} /> : null}
      <ErrorSummary errors={errors} />
      <PageTitle lead={page.title}>{text('title')}</PageTitle>
      {page.changeable ? (
        <>
          <Section id="contact" title={text('contact')} first>
            <p className="hint">{text('contactLead')}</p>
            {page.confirmContact ? <p className="hint">{text('contactConfirm')}</p> : null}
            <Form>
              <HiddenFields values={{ intent: 'contact' }} />
              <TextField
                name="phone"
                type="tel"
                width="l"
                label={text('newPhone')}
                hint={present(page.phone)}
                autoComplete="tel"
                maxLength={40}
                required={false}
                defaultValue={typed('phone')}
                error={errors.phone}
              />
              <TextField
                name="email"
                type="email"
                width="l"
                label={text('newEmail')}
                hint={present(page.email)}
                autoComplete="email"
                maxLength={254}
                required={false}
                spellCheck={false}
                defaultValue={typed('email')}
                error={errors.email}
              />
              <Button>{text('contactSave')}</Button>
            </Form>
          </Section>
          <Section id="details" title={text(page.questions.length > 0 ? 'details' : 'needsTitle')}>
            <Form encType={page.takesFiles ? 'multipart/form-data' : undefined}>
              <HiddenFields values={{ intent: 'details' }} />
              <NeedFields values={failed?.intent === 'details' ? failed.values : page.values} errors={errors} />
              <EventQuestions
                questions={page.questions}
                values={failed?.intent === 'details' ? failed.values : page.values}
                errors={errors}
                demanding
              />
              <Button>{text('detailsSave')}</Button>
            </Form>
          </Section>
        </>
      ) : (
        <Banner tone="info" title={text('closed')} />
      )}
      <p>
        <ButtonLink href={page.path}>{text('back')}</ButtonLink>
      </p>
    </PublicPage>
  )
}
