import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Columns } from '#app/ui/columns.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { filesByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { OpeningPanel } from '../components/opening-panel.tsx'
import { QuestionStep } from '../components/question-step.tsx'
import { RegistrationCheck } from '../components/registration-check.tsx'
import { REGISTRATION_FORM, RegistrationForm } from '../components/registration-form.tsx'
import { SignUpSteps } from '../components/sign-up-steps.tsx'
import { ChooseSlot, ChosenSlot } from '../components/slot-choice.tsx'
import { SubmitNotice } from '../components/submit-notice.tsx'
import { countDigits } from '../contact.ts'
import { listMessages } from '../list-messages.ts'
import { fieldOfFault, readFormOfEvent, readSubmission } from '../read-submission.server.ts'
import { type LikeAnswer, readLikeAnswers, readRegisterPage } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { registrationForm } from '../registration-forms.ts'
import { registrationErrors } from '../registrations-messages.ts'
import { faultsByPage } from '../sign-up-steps.ts'
import { stepMessages } from '../step-messages.ts'
import { submitRegistration } from '../submit-registration.server.ts'

export const handle: RouteHandle = { audience: 'public', ownScript: true }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const slotId = context.formSlot ?? new URL(request.url).searchParams.get('slot')
  const page = await readRegisterPage(reader(), params.slug ?? '', slotId, languageOf(request), now())
  return json(
    { ...page, hasErrors: context.formErrors === true, step: context.formStep },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

type Refused = { outcome: string; partyMax?: number; retryAfter?: number }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { values, files } = await formWithFiles(request)
  const form = checkForm(values, registrationForm)
  // Without its question a registration is checked once more.
  const dropped = form.values.step === 'dropQuestion'
  if (dropped) Object.assign(form.values, { step: 'check', question: '' })
  const { step } = form.values
  const fail = (errors: Record<string, string>, outcome?: Refused, status = 422) => {
    context.formErrors = true
    // A confirmed form that did not get through for another reason than a field is confirmed again from the same page. In
    // the other language it is shown again; it is sent by its own button only.
    const again = step === 'confirm' && Object.keys(errors).length === 0
    if (again) context.formStep = 'check'
    const shown = step === undefined ? form.values : { ...form.values, step: 'check' }
    const { outcome: word, partyMax } = outcome ?? {}
    // Whoever comes is put right first, then what they ask.
    const faults = faultsByPage(errors)
    const asking = Object.keys(faults.party).length === 0 && Object.keys(faults.question).length > 0
    if (asking) context.formStep = 'question'
    const answer = refused(
      { errors: asking ? faults.question : faults.party, values: shown },
      { outcome: word, partyMax, step: again ? 'check' : asking ? 'question' : undefined },
    )
    if (outcome?.retryAfter) answer.headers.set('Retry-After', String(outcome.retryAfter))
    return status === 422 ? answer : new Response(answer.body, { status, headers: answer.headers })
  }
  if (form.values.website) return fail({}, { outcome: 'tooQuick' })
  const { address, arrivedAt } = context
  if (files.size > 0) await filesByNetwork.take(networkOf(address))
  const asked = await readFormOfEvent(reader(), { slug: params.slug ?? '' })
  const submission = await readSubmission(reader(), asked, form.values, files, { demanding: true })
  if (step === 'slot' || step === 'otherSlot') {
    context.formStep = 'slot'
    return json({ step, values: form.values })
  }
  const chosen = form.values.slot
  if (typeof chosen === 'string' && !new URL(request.url).searchParams.get('slot')) context.formSlot = chosen
  if (step === 'change') return json({ step, values: form.values })
  const faults = { ...(form.ok ? {} : form.errors), ...submission.errors }
  if (Object.keys(step === 'question' ? faultsByPage(faults).party : faults).length > 0) return fail(faults)
  if (step === 'check' || step === 'question') {
    const partySize = Number(form.values.partySize)
    const language = languageOf(request)
    const { slot } = await readRegisterPage(reader(), params.slug ?? '', String(chosen), language, now())
    const partyMax = slot?.partyMax ?? partySize
    if (partySize > partyMax) return fail({ partySize: 'partyTooLarge' }, { outcome: 'partyTooLarge', partyMax })
    context.formStep = step
    if (step === 'question') return json({ step, values: form.values })
    const similar = await readLikeAnswers(reader(), form.values.question, language)
    return json({ step, values: form.values, similar })
  }
  if (!form.ok) return fail(faults)
  const from = { address, arrivedAt, language: languageOf(request) }
  const outcome = await submitRegistration(form.value, submission.answers, from)
  switch (outcome.outcome) {
    case 'registered':
      return seeOther(`/r/${outcome.manageToken}?done=registered`)
    case 'partyTooLarge':
      return fail({ partySize: 'partyTooLarge' }, outcome)
    case 'consentOutdated':
      return fail({ consent: 'consentOutdated' })
    case 'formRefused':
      return fail(
        Object.fromEntries(Object.entries(outcome.faults ?? {}).map(([path, fault]) => [fieldOfFault(path), fault])),
      )
    case 'idempotencyKeyReused':
      // The person went back and changed something: a new submission with a key of its own.
      delete form.values.key
      return fail({}, { outcome: 'tooQuick' })
    case 'unknownSlot':
      return fail({}, { outcome: 'closed' }, 409)
    case 'stale':
      delete form.values.stamp
      return fail({}, outcome)
    case 'tooQuick':
      return fail({}, outcome)
    case 'tooMany':
    case 'tooManyTries':
    case 'networkBusy':
      return fail({}, outcome, 429)
    case 'busy':
      return fail({}, outcome, 503)
    default:
      return fail({}, outcome, 409)
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, registerPageMessages)
  const title =
    data?.step === 'question'
      ? translator(language, stepMessages)('questionTitle')
      : text(data?.step === 'check' ? 'checkTitle' : data?.slot && data.step !== 'slot' ? 'title' : 'chooseTitle')
  return pageMeta(`${title} · ${data?.event.title ?? ''}`, matches, { robots: 'noindex', error: data?.hasErrors })
}

/** What came of the form: refused, the page of the question or of the check, or to be changed once more, or its session to be. */
type Answer = {
  step?: 'question' | 'check' | 'change' | 'slot' | 'otherSlot'
  errors?: Record<string, string>
  values: Record<string, string | string[]>
  similar?: LikeAnswer[]
  outcome?: string
  partyMax?: number
}

export default function RegisterPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(registerPageMessages)
  const faults = useMessages(registrationErrors)
  const lists = useMessages(listMessages)
  const steps = useMessages(stepMessages)
  const { event, slot } = page
  const path = `/events/${event.slug}/register`
  const checking = answer?.step === 'check'
  const asking = answer?.step === 'question'
  const choosing = answer?.step === 'slot' || answer?.step === 'otherSlot'
  const open = !choosing && (slot?.open || slot?.opening?.soon)
  const carried = answer && {
    values: { key: page.key, stamp: page.stamp, ...answer.values },
    next: checking || answer.step === 'otherSlot' ? ('check' as const) : ('change' as const),
  }
  const sentence = (field: string, key: string) => {
    if (key === 'partyTooLarge' && slot) return text('partyTooLarge', { count: slot.partyMax })
    const digits = countDigits(String(answer?.values.phone ?? ''))
    if (field === 'phone' && key === 'phoneWrong' && digits > 0 && digits !== 11) {
      return faults('phoneWrongLength', { count: digits })
    }
    const question = page.form.questions.find(({ name }) => name === field)
    const fault = faults(key as Parameters<typeof faults>[0])
    return question ? text('ofQuestion', { question: question.label, fault }) : fault
  }
  const errors = Object.fromEntries(
    Object.entries(answer?.errors ?? {}).map(([field, key]) => [field.split('.')[0] as string, sentence(field, key)]),
  )
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: `/events/${event.slug}`, label: event.title },
        { label: text('register') },
      ]}
    >
      {open ? <SignUpSteps current={asking ? 'question' : checking ? 'check' : 'party'} /> : null}
      {answer?.outcome ? <SubmitNotice outcome={answer.outcome} {...{ event, slot }} smsOff={page.smsOff} /> : null}
      <ErrorSummary errors={errors} />
      {slot?.opening ? (
        <OpeningPanel
          opening={slot.opening}
          href={`${path}?slot=${slot.id}`}
          form={REGISTRATION_FORM}
          step={asking ? 'question' : checking ? 'check' : 'change'}
        />
      ) : null}
      {slot && open ? (
        <>
          {asking ? (
            <PageTitle lead={steps('questionLead')}>{steps('questionTitle')}</PageTitle>
          ) : (
            <PageTitle lead={text(checking ? 'checkLead' : 'lead')}>
              {text(checking ? 'checkTitle' : 'title')}
            </PageTitle>
          )}
          {page.form.groupMax > 0 && !checking && !asking ? (
            <p>
              <Link href={`${path}/group?slot=${slot.id}`}>{lists('groupLink')}</Link>
            </p>
          ) : null}
          <Columns
            asideFirst
            sticky
            aside={<ChosenSlot {...{ page, slot, path }} form={REGISTRATION_FORM} settled={checking} />}
          >
            {checking && answer ? (
              <RegistrationCheck
                {...{ page, slot }}
                values={answer.values}
                similar={answer.similar}
                refused={answer.outcome === 'full'}
              />
            ) : asking && answer ? (
              <QuestionStep
                id={REGISTRATION_FORM}
                action={`${path}?slot=${slot.id}`}
                department={event.department}
                values={{ key: page.key, stamp: page.stamp, ...answer.values }}
                errors={errors}
                by={{ name: 'step', next: 'check', back: answer.values.returns === 'check' ? 'check' : 'change' }}
                next={steps('toCheck')}
              />
            ) : (
              <RegistrationForm page={page} slot={slot} values={answer?.values ?? {}} errors={errors} />
            )}
          </Columns>
        </>
      ) : (
        <ChooseSlot
          page={page}
          path={path}
          steps
          lead={text(carried ? 'changeSlotLead' : 'chooseLead')}
          carried={carried}
        />
      )}
    </PublicPage>
  )
}
