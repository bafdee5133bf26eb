import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { receivedSlot, slotRange } from '#app/events/reserved-group.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CodeGroups } from '#app/ui/code-groups.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { checkForm, type FormValues, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { cancelRegistration } from '../cancel-registration.server.ts'
import { faultsOfChange } from '../change-faults.ts'
import { changeMessages, outcomeText } from '../change-messages.ts'
import { changeSlot } from '../change-slot.server.ts'
import { useAnswerRows } from '../components/answer-rows.tsx'
import { CorrectForm } from '../components/correct-form.tsx'
import { RegistrationHistory } from '../components/registration-history.tsx'
import { RegistrationStatusTag } from '../components/registration-status.tsx'
import { StaffActions } from '../components/staff-actions.tsx'
import { correctRegistration } from '../correct-registration.server.ts'
import { approveApplication, refuseApplication } from '../decide-application.server.ts'
import { gateWordsMessages } from '../gate-words-messages.ts'
import { makeOwnCodes } from '../own-codes.server.ts'
import { ownCodesMessages } from '../own-codes-messages.ts'
import { printMessages } from '../print-messages.ts'
import { isLive } from '../registration.ts'
import { careForm, correctForm, moveForm, reasonForm } from '../registration-forms.ts'
import { registrationErrors } from '../registrations-messages.ts'
import { replaceCode } from '../replace-code.server.ts'
import { setCare } from '../set-care.server.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import { readStaffRegistration, viewContact } from '../staff-registration.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  return json(await readStaffRegistration(reader(), actor, params.id ?? '', languageOf(request)))
}

const DONE_OF: Record<string, string> = {
  approved: 'approved',
  refused: 'refused',
  changed: 'moved',
  unchanged: 'moved',
  cancelled: 'cancelled',
  passedOn: 'passedOn',
  ownCodes: 'ownCodes',
  set: 'care',
  replaced: 'code',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const id = params.id ?? ''
  const values = await formValues(request)
  const intent = String(values.intent ?? '')
  if (intent === 'unmask' || intent === 'edit') {
    return json({ intent, contact: await inTransaction(actor, (work) => viewContact(work, id)) })
  }
  const answer = (outcome: { outcome: string }) => {
    const done = DONE_OF[outcome.outcome]
    return done ? seeOther(`/console/registrations/${id}?done=${done}`) : conflict({ intent, outcome: outcome.outcome })
  }
  if (intent === 'approve') return answer(await inTransaction(actor, (work) => approveApplication(work, id)))
  if (intent === 'ownCodes') {
    const { outcome } = await inTransaction(actor, (work) => makeOwnCodes(work, id))
    return answer({ outcome: outcome === 'made' || outcome === 'unchanged' ? 'ownCodes' : outcome })
  }
  if (intent === 'correct') return correct(actor, id, values)
  if (intent === 'code') return answer(await inTransaction(actor, (work) => replaceCode(work, id)))
  if (intent === 'care') {
    const form = checkForm(values, careForm)
    if (!form.ok) return refused(form, { intent })
    const { outcome } = await inTransaction(actor, (work) => setCare(work, id, form.value.care))
    return answer({ outcome: outcome === 'unchanged' ? 'set' : outcome })
  }
  if (intent === 'move') {
    const form = checkForm(values, moveForm)
    if (!form.ok) return refused(form, { intent })
    return answer(await inTransaction(actor, (work) => changeSlot(work, id, form.value.slot, 'organiser')))
  }
  const form = checkForm(values, reasonForm)
  if (!form.ok) return refused(form, { intent })
  const { reason } = form.value
  if (intent === 'refuse') return answer(await inTransaction(actor, (work) => refuseApplication(work, id, reason)))
  const cancelled = await inTransaction(actor, (work) => cancelRegistration(work, id, { kind: 'organiser', reason }))
  return answer(cancelled.outcome === 'cancelled' && cancelled.passedOn ? { outcome: 'passedOn' } : cancelled)
}

async function correct(actor: StaffActor, id: string, values: FormValues) {
  const intent = 'correct'
  const form = checkForm(values, correctForm)
  if (!form.ok) return refused(form, { intent })
  const outcome = await correctRegistration(actor, id, form.value)
  if (outcome.outcome === 'unknown') throw new NotFound()
  if (outcome.outcome === 'changed' || outcome.outcome === 'unchanged') {
    return seeOther(`/console/registrations/${id}?done=corrected`)
  }
  const errors = faultsOfChange(outcome)
  if (Object.keys(errors).length > 0) return refused({ errors, values: form.values }, { intent })
  return conflict({ intent, outcome: outcome.outcome, values: form.values })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, signUpMessages)('facts')} · ${data?.name ?? ''}`, matches)
}

type Answer = {
  intent: string
  contact?: {
    name: string
    phone: string | null
    email: string | null
    companions: string[]
    guardian: string | null
    identity: string | null
  }
  errors?: Record<string, string>
  values?: Record<string, string | string[]>
  outcome?: string
}

const OUTCOME_TEXT: Record<string, 'outFull' | 'outAlready' | 'outDecided' | 'outOver'> = {
  full: 'outFull',
  alreadyRegistered: 'outAlready',
  alreadyDecided: 'outDecided',
  alreadyCancelled: 'outDecided',
  over: 'outOver',
}
const DONE_TEXT = {
  approved: 'doneApproved',
  refused: 'doneRefused',
  moved: 'doneMoved',
  cancelled: 'doneCancelled',
  passedOn: 'donePassedOn',
  added: 'doneAdded',
} as const

export default function StaffRegistrationPage() {
  const registration = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const [query] = useSearchParams()
  const text = useMessages(signUpMessages)
  const print = useMessages(printMessages)
  const language = useLanguage()
  const own = useMessages(ownCodesMessages)
  const gate = useMessages(gateWordsMessages)
  const change = useMessages(changeMessages)
  const faults = useMessages(registrationErrors)
  const listed = useListed()
  const done = DONE_TEXT[query.get('done') as keyof typeof DONE_TEXT]
  const { contact, intent } = answer ?? {}
  const correcting = intent === 'correct' && answer?.values ? answer.values : undefined
  const answers = useAnswerRows(registration.answers, {
    names: registration.files,
    href: (file) => `/console/registrations/${registration.id}/files/${file}`,
  })
  const shown = { ...registration, ...contact }
  const { slot, event } = registration
  const slipHref = isLive(registration.status)
    ? `/console/events/${event.id}/registrations/slips?id=${registration.id}`
    : undefined
  const errors = Object.fromEntries(
    Object.entries(answer?.errors ?? {}).map(([field, key]) => [
      field.split('.')[0] as string,
      correcting ? faults(key as Parameters<typeof faults>[0]) : text(key as Parameters<typeof text>[0]),
    ]),
  )
  const edited =
    correcting ??
    (intent === 'edit' && contact
      ? {
          name: contact.name,
          phone: contact.phone ?? '',
          email: contact.email ?? '',
          partySize: String(registration.partySize),
          companions: contact.companions.join('\n'),
          needs: registration.help.needs,
          needsOther: registration.help.other,
        }
      : undefined)
  return (
    <ConsolePage
      current="events"
      eyebrow={<Link href={`/console/events/${event.id}/registrations`}>{text('back')}</Link>}
      title={shown.name}
      tag={<RegistrationStatusTag status={registration.status} />}
      actions={
        slipHref ? (
          <ButtonLink href={slipHref} icon="print">
            {print('slipsTitle')}
          </ButtonLink>
        ) : undefined
      }
      lead={event.title}
    >
      <ErrorSummary
        errors={Object.fromEntries(
          Object.entries(errors).map(([field, message]) => [
            field === 'reason' ? `${answer?.intent}-reason` : field,
            message,
          ]),
        )}
      />
      {answer?.outcome ? (
        <Banner
          result
          tone="error"
          title={correcting ? change(outcomeText(answer.outcome)) : text(OUTCOME_TEXT[answer.outcome] ?? 'outOther')}
        />
      ) : done && !answer ? (
        <Banner
          result
          tone="success"
          title={text(done)}
          actions={
            done === 'doneAdded' && slipHref ? (
              <ButtonLink href={slipHref} icon="print" size="s">
                {print('slipPrint')}
              </ButtonLink>
            ) : undefined
          }
        />
      ) : null}
      {query.get('done') === 'corrected' && !answer ? (
        <Banner result tone="success" title={change('correctDone')} />
      ) : null}
      {query.get('done') === 'care' && !answer ? <Banner result tone="success" title={gate('careDone')} /> : null}
      {query.get('done') === 'code' && !answer ? <Banner result tone="success" title={gate('replaceDone')} /> : null}
      {query.get('done') === 'ownCodes' && !answer ? (
        <Banner
          result
          tone="success"
          title={own('staffDone')}
          actions={
            slipHref ? (
              <ButtonLink href={slipHref} icon="print" size="s">
                {print('slipPrint')}
              </ButtonLink>
            ) : undefined
          }
        />
      ) : null}
      {contact ? <Banner result tone="info" title={text('unmasked')} /> : null}
      <Columns
        aside={
          <StaffActions
            registration={registration}
            failed={
              answer?.errors
                ? { intent: answer.intent, errors, reason: String(answer.values?.reason ?? '') }
                : undefined
            }
            editing={edited !== undefined}
          />
        }
      >
        {edited ? (
          <CorrectForm
            id={registration.id}
            seenAt={answer?.errors ? String(correcting?.seenAt ?? '') : registration.updatedAt}
            values={edited}
            errors={errors}
          />
        ) : null}
        <Section id="facts" title={text('facts')} first={!edited}>
          <SummaryList
            rows={[
              {
                label: text('slot'),
                value: slotRange(receivedSlot(slot), language),
              },
              { label: text('partySize'), value: registration.partySize },
              { label: text('shortCode'), value: <CodeGroups inline value={registration.shortCode} /> },
              { label: text('phone'), value: shown.phone ?? text('none') },
              { label: text('email'), value: shown.email ?? text('none') },
              { label: text('companions'), value: listed(shown.companions) || text('none') },
              { label: text('guardian'), value: shown.guardian ?? text('none') },
              ...(registration.groupName ? [{ label: text('groupName'), value: registration.groupName }] : []),
              ...(shown.identity ? [{ label: text('identity'), value: shown.identity }] : []),
              { label: text('needs'), value: registration.needs ?? text('none') },
              ...(registration.cared.length > 0
                ? [{ label: gate('care'), value: listed(registration.cared.map((flag) => gate(flag))) }]
                : []),
              { label: text('source'), value: text(`source.${registration.source}`) },
              { label: text('at'), value: formatMoment(new Date(registration.arrivedAt), language) },
              { label: text('consent'), value: text('consentVersion', { version: registration.consentVersion }) },
            ]}
          />
          {answers.length > 0 ? <SummaryList rows={answers} /> : null}
          {contact ? null : (
            <Form>
              <HiddenFields values={{ intent: 'unmask' }} />
              <Button icon="eye">{text('unmask')}</Button> <span className="hint">{text('unmaskNote')}</span>
            </Form>
          )}
        </Section>
        <Section id="history" title={text('history')}>
          <RegistrationHistory entries={registration.history} />
        </Section>
      </Columns>
    </ConsolePage>
  )
}
