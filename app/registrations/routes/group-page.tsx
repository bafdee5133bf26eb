import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { cleanLine } from '#app/platform/text.ts'
import { Button } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { filesByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { GroupFields } from '../components/group-fields.tsx'
import { LikeAnswers } from '../components/like-answers.tsx'
import { ListFaults } from '../components/list-faults.tsx'
import { LIST_FORM, ListPreviewPart } from '../components/list-preview.tsx'
import { QuestionStep } from '../components/question-step.tsx'
import { SignUpSteps } from '../components/sign-up-steps.tsx'
import { ChooseSlot, ChosenSlot } from '../components/slot-choice.tsx'
import { SubmitNotice } from '../components/submit-notice.tsx'
import { useListErrors } from '../components/use-list-errors.ts'
import type { ListAnswer } from '../list-check.ts'
import { groupForm } from '../list-forms.ts'
import { listMessages } from '../list-messages.ts'
import { readList, readOutlook } from '../read-list.server.ts'
import { fieldOfFault, readFormOfEvent, readSubmission } from '../read-submission.server.ts'
import { readLikeAnswers, readRegisterPage } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { faultsByPage } from '../sign-up-steps.ts'
import { stepMessages } from '../step-messages.ts'
import { groupSize, submitGroup } from '../submit-group.server.ts'

export const handle: RouteHandle = { audience: 'public', ownScript: true }

/** Id of the form, for the button beside it that changes the session. */
const GROUP_FORM = 'group'

/** NotFound where the event takes no groups. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const slotId = context.formSlot ?? new URL(request.url).searchParams.get('slot')
  const page = await readRegisterPage(reader(), params.slug ?? '', slotId, languageOf(request), now())
  if (page.form.groupMax === 0) throw new NotFound()
  const { formErrors, formStep } = context
  return json({ ...page, hasErrors: formErrors === true, step: formStep }, { headers: { 'Cache-Control': 'no-store' } })
}

/**
 * Checks the list and shows it; registers when that was confirmed, after checking again. `step` is about the session: another
 * one is to be chosen (`slot` from the form, `otherSlot` from the check), or was, and the form or the check goes on with it.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { values, files } = await formWithFiles(request)
  const { address, arrivedAt } = context
  const asked = await readFormOfEvent(reader(), { slug: params.slug ?? '' })
  const { groupMax } = asked.form.rules
  if (groupMax === 0) throw new NotFound()
  // Without its question a list is checked once more.
  if (values.intent === 'dropQuestion') Object.assign(values, { intent: 'check', question: '' })
  if (values.intent === 'edit') return json({ errors: {}, faults: [], values } satisfies ListAnswer)
  if (files.size > 0) await filesByNetwork.take(networkOf(address))
  const { step } = values
  const chosen = values.slot
  if (typeof chosen === 'string' && !new URL(request.url).searchParams.get('slot')) context.formSlot = chosen
  const { list, errors: listErrors } = await readList(values, files.get('listFile'), { kind: 'group' })
  const form = checkForm(values, groupForm)
  const submission = await readSubmission(reader(), asked, values, files, { demanding: true })
  const errors = { ...(form.ok ? {} : form.errors), ...listErrors, ...submission.errors }
  const asks = values.intent === 'question'
  const refuse = (more: Record<string, string>, outcome?: string, status = 422, retryAfter?: number) => {
    context.formErrors = true
    // Whoever comes is put right first, then what they ask.
    const byPage = faultsByPage(more)
    const asking = Object.keys(byPage.party).length === 0 && Object.keys(byPage.question).length > 0
    if (asking) context.formStep = 'question'
    const shown = asking ? byPage.question : byPage.party
    const answer: ListAnswer = {
      ...{ errors: shown, asking, faults: list?.faults ?? [], values },
      ...(outcome ? { outcome } : {}),
    }
    return json(answer, { status, headers: retryAfter ? { 'Retry-After': String(retryAfter) } : {} })
  }
  if (values.website) return refuse({}, 'tooQuick')
  // A file that cannot be read cannot be carried along either.
  if (step !== undefined && listErrors.listFile) return refuse({ listFile: listErrors.listFile })
  if (step === 'slot' || step === 'otherSlot') {
    context.formStep = 'slot'
    return json({ step, errors: {}, faults: [], values } satisfies ListAnswer)
  }
  if (step === 'change') return json({ errors: {}, faults: [], values } satisfies ListAnswer)
  const atFault = asks ? faultsByPage(errors).party : errors
  if (!list || Object.keys(atFault).length > 0) return refuse(errors)
  const people = groupSize(cleanLine(String(values.name ?? '')), list.people)
  if (people > groupMax) return refuse({ list: `groupOver ${people}` })
  if (asks) {
    context.formStep = 'question'
    return json({ asking: true, errors: {}, faults: [], values } satisfies ListAnswer)
  }
  if (!form.ok) return refuse(errors)
  if (values.intent !== 'confirm') {
    const outlook = await readOutlook(reader(), form.value.slot, [people])
    return json({
      preview: { list, people, ...(outlook ? { outlook } : {}) },
      similar: await readLikeAnswers(reader(), form.value.question, languageOf(request)),
      errors: {},
      faults: [],
      values,
    } satisfies ListAnswer)
  }
  const from = { address, arrivedAt, language: languageOf(request) }
  const outcome = await submitGroup(form.value, list.people, submission.answers, from)
  switch (outcome.outcome) {
    case 'registered':
      return seeOther(`/r/${outcome.manageToken}?done=registered`)
    case 'consentOutdated':
      return refuse({ consent: 'consentOutdated' })
    case 'partyTooLarge':
      return refuse({ list: `groupOver ${people}` })
    case 'formRefused': {
      const faults = Object.entries(outcome.faults ?? {})
      return refuse(Object.fromEntries(faults.map(([path, fault]) => [fieldOfFault(path), fault])))
    }
    case 'idempotencyKeyReused':
      // The person went back and changed something: a new submission with a key of its own.
      delete values.key
      return refuse({}, 'tooQuick')
    case 'unknownSlot':
      return refuse({}, 'closed', 409)
    case 'tooQuick':
    case 'stale':
      return refuse({}, outcome.outcome)
    case 'tooMany':
    case 'tooManyTries':
    case 'networkBusy':
      return refuse({}, outcome.outcome, 429, outcome.retryAfter)
    case 'busy':
      return refuse({}, outcome.outcome, 503, outcome.retryAfter)
    default:
      return refuse({}, outcome.outcome, 409)
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const isChoosing = data?.step === 'slot' || !data?.slot
  const name = isChoosing
    ? translator(language, registerPageMessages)('chooseTitle')
    : data.step === 'question'
      ? translator(language, stepMessages)('questionTitle')
      : translator(language, listMessages)('groupTitle')
  const title = `${name} · ${data?.event.title ?? ''}`
  return pageMeta(title, matches, { robots: 'noindex', error: data?.hasErrors })
}

export default function GroupPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as ListAnswer | undefined
  const text = useMessages(listMessages)
  const words = useMessages(registerPageMessages)
  const steps = useMessages(stepMessages)
  const errors = useListErrors(answer, page.form.questions)
  const { event, slot } = page
  const register = `/events/${event.slug}/register`
  const path = `${register}/group`
  const values = answer?.values ?? {}
  const choosing = answer?.step !== undefined
  const carried = answer && {
    values: { key: page.key, stamp: page.stamp, ...values, intent: undefined },
    next: answer.step === 'otherSlot' ? ('check' as const) : ('change' as const),
  }
  const kept = (name: string) => [values[name] ?? []].flat()[0] ?? ''
  const preview = answer?.preview
  const stage = choosing || !slot?.open ? undefined : preview ? 'check' : answer?.asking ? 'question' : 'party'
  const toEdit = (field: string, intent = 'edit') => ({
    changeBy: { name: 'intent', value: intent, formAction: `${path}?slot=${slot?.id}#${field}`, form: LIST_FORM },
  })
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: words('home') },
        { href: `/events/${event.slug}`, label: event.title },
        { label: text('groupTitle') },
      ]}
    >
      {stage ? <SignUpSteps current={stage} /> : null}
      {answer?.outcome ? <SubmitNotice outcome={answer.outcome} {...{ event, slot }} smsOff={page.smsOff} /> : null}
      <ErrorSummary errors={errors} />
      {!stage || !slot ? (
        <ChooseSlot
          page={page}
          path={path}
          steps
          lead={carried ? words('changeSlotLead') : text('chooseGroupLead')}
          carried={carried}
        />
      ) : preview ? (
        <>
          <PageTitle>{text('groupTitle')}</PageTitle>
          <ListPreviewPart
            action={`${path}?slot=${slot.id}`}
            preview={preview}
            values={values}
            group
            rows={[
              {
                label: words('chosenSlot'),
                value: `${slot.day} ${slot.times}`,
                ...(page.slots.length > 1
                  ? {
                      changeBy: {
                        name: 'step',
                        value: 'otherSlot',
                        formAction: `${path}?slot=${slot.id}`,
                        form: LIST_FORM,
                      },
                    }
                  : {}),
              },
              { label: text('group'), value: kept('groupName'), ...toEdit('groupName') },
              { label: text('leader'), value: kept('name'), ...toEdit('name') },
              {
                label: text('contact'),
                value: [kept('phone'), kept('email')].filter(Boolean).join(' · '),
                ...toEdit('phone'),
              },
              {
                label: words('question'),
                value: kept('question').trim() || words('leftEmpty'),
                ...toEdit('question', 'question'),
              },
              ...(kept('question').trim()
                ? [
                    {
                      label: words('publishing'),
                      value: words(kept('mayPublish') === 'yes' ? 'publishYes' : 'publishNo'),
                      ...toEdit('mayPublish', 'question'),
                    },
                  ]
                : []),
            ]}
          >
            <LikeAnswers items={answer?.similar ?? []} by="intent" path={`${path}?slot=${slot.id}`} />
          </ListPreviewPart>
        </>
      ) : answer?.asking ? (
        <>
          <PageTitle lead={steps('questionLead')}>{steps('questionTitle')}</PageTitle>
          <Columns asideFirst aside={<ChosenSlot page={page} slot={slot} path={path} settled />}>
            <QuestionStep
              action={`${path}?slot=${slot.id}`}
              department={event.department}
              values={{ key: page.key, stamp: page.stamp, ...values }}
              errors={errors}
              by={{ name: 'intent', next: 'check', back: 'edit' }}
              next={steps('toList')}
            />
          </Columns>
        </>
      ) : (
        <>
          <PageTitle lead={text('groupLead', { count: page.form.groupMax })}>{text('groupTitle')}</PageTitle>
          <p>
            <Link href={`${register}?slot=${slot.id}`}>{text('singleLink')}</Link>
          </p>
          <ListFaults faults={answer?.faults ?? []} />
          <Columns asideFirst sticky aside={<ChosenSlot page={page} slot={slot} path={path} form={GROUP_FORM} />}>
            <Form id={GROUP_FORM} action={`${path}?slot=${slot.id}`} encType="multipart/form-data">
              <HiddenFields
                values={{
                  slot: slot.id,
                  consentVersion: page.consent.version,
                  key: kept('key') || page.key,
                  stamp: page.stamp,
                  question: values.question,
                  mayPublish: values.mayPublish,
                }}
              />
              <GroupFields
                page={page}
                values={values}
                errors={errors}
                samples={`${path}/sample`}
                largest={page.form.groupMax}
                mayWait={slot.mayWait || slot.free < page.form.groupMax}
                consent={text('consent', { department: event.department })}
                demanding
              />
              <details className="field">
                <summary className="link">{words('consentAbout', { version: page.consent.version })}</summary>
                {page.consent.paragraphs.map((paragraph) => (
                  <p key={paragraph} className="hint">
                    {paragraph}
                  </p>
                ))}
              </details>
              {/* Read by scripts that fill in everything; hidden from people in every way. */}
              <div className="sr-only" aria-hidden="true">
                <label htmlFor="website">{words('leaveEmpty')}</label>
                <input id="website" name="website" tabIndex={-1} autoComplete="off" />
              </div>
              <p className="hint">{text('checkHint')}</p>
              <Button variant="primary" size="l" block name="intent" value="question">
                {steps('toQuestion')}
              </Button>
              <Button size="l" block name="intent" value="check">
                {steps(kept('question') ? 'toList' : 'skipToList')}
              </Button>
            </Form>
          </Columns>
        </>
      )}
    </PublicPage>
  )
}
