import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { isLanguage } from '#app/platform/language.ts'
import { pageOf, versionOf } from '#app/platform/whole-numbers.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { checkForm, type FormValues, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { type Delivery, MailingDelivery } from '../components/mailing-delivery.tsx'
import { MailingFields, type MailingValues, pickerValue, useMailingErrors } from '../components/mailing-fields.tsx'
import { MailingPreview } from '../components/mailing-preview.tsx'
import { MailingStateTag } from '../components/mailing-state.tsx'
import { type Audience, mayCallBack, readSelection } from '../mailing.ts'
import { faultsOf, mailingForm } from '../mailing-forms.ts'
import { mailingMessages } from '../mailing-messages.ts'
import { readMailingPage } from '../mailing-page.server.ts'
import { countRecipients } from '../mailing-recipients.server.ts'
import {
  callBackMailing,
  getMailing,
  retryMailing,
  saveMailing,
  sendMailing,
  testMailing,
} from '../write-mailing.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

const RENEWED_EVERY = '5'
const DONE = ['doneSaved', 'doneTested', 'doneSent', 'doneScheduled', 'doneCalledBack', 'doneRetried'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const { request, params } = args
    const actor = await requireStaff(request, ['organiser'])
    const query = new URL(request.url).searchParams
    const asked = query.get('letter')
    const language = isLanguage(asked) ? asked : languageOf(request)
    const page = pageOf(query.get('page'))
    const view = { id: params.id ?? '', language, group: query.get('state'), page }
    const { eventId, ...shown } = await readMailingPage(reader(), actor, view, now())
    const { frame } = await readEventFrame(reader(), actor, eventId, languageOf(request))
    const goesOn =
      (shown.delivery?.progress?.waiting ?? 0) > 0 ||
      shown.mailing.state === 'sending' ||
      (shown.mailing.state === 'scheduled' && (shown.mailing.scheduledAt ?? now()) <= now())
    return json(
      { frame, language, ...shown, done: DONE.find((key) => key === query.get('done')) },
      goesOn ? { headers: { Refresh: RENEWED_EVERY } } : {},
    )
  })
}

/** Progress without a script: the browser asks again by itself while letters are under way. */
export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  const refresh = loaderHeaders.get('Refresh')
  return refresh ? { Refresh: refresh } : {}
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    const here = `/console/mailings/${id}`
    const posted = await formValues(args.request)
    if (posted.intent === 'callBack') {
      const { outcome } = await inTransaction(actor, (work) => callBackMailing(work, id))
      return outcome === 'calledBack' ? seeOther(`${here}?done=doneCalledBack`) : conflict({ outcome })
    }
    if (posted.intent === 'retry') {
      await inTransaction(actor, (work) => retryMailing(work, id))
      return seeOther(`${here}?done=doneRetried#people`)
    }
    return saveAndGoOn(actor, id, posted, languageOf(args.request))
  })
}

/** Saves the draft; then tests it, or sends it if it is what was previewed. */
async function saveAndGoOn(actor: Actor, id: string, posted: FormValues, language: 'zh-CN' | 'en') {
  const here = `/console/mailings/${id}`
  const known = await inTransaction(actor, (work) => getMailing(work, id))
  const form = checkForm(posted, mailingForm)
  const selection = readSelection({ status: posted.status, slot: posted.slot, ids: posted.ids, act: posted.act })
  const values = { ...posted, ids: selection.ids ?? [], act: selection.actId ?? '' }
  if (!form.ok) return refused({ errors: form.errors, values }, { faults: faultsOf(posted) })
  const version = versionOf(posted.version)
  const saved = await inTransaction(actor, (work) => saveMailing(work, id, { version, selection, input: form.value }))
  if (saved.outcome === 'olderVersion' || saved.outcome === 'notDraft') return conflict({ outcome: saved.outcome })
  if (posted.intent === 'test') {
    const { outcome } = await testMailing(actor, id, language, now())
    return outcome === 'tested' ? seeOther(`${here}?done=doneTested`) : conflict({ outcome })
  }
  if (posted.intent !== 'send') return seeOther(`${here}?done=doneSaved#preview`)
  if (saved.outcome === 'saved' || saved.version !== version) return conflict({ outcome: 'changedFirst' })
  const { people } = await countRecipients(reader(), known.eventId, selection, now())
  if (String(people) !== posted.people) return conflict({ outcome: 'peopleChanged', count: people })
  const { outcome } = await inTransaction(actor, (work) => sendMailing(work, id, version))
  if (outcome === 'sent') return seeOther(`${here}?done=doneSent`)
  return outcome === 'scheduled' ? seeOther(`${here}?done=doneScheduled`) : conflict({ outcome })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.mailing.subject ?? '', matches)

type Answer = {
  outcome?: string
  count?: number
  errors?: Record<string, string>
  faults?: Record<string, string>
  values?: Partial<MailingValues>
}

export default function MailingPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData() as Answer | undefined
  const text = useMessages(mailingMessages)
  const language = useLanguage()
  const errors = useMailingErrors(answer?.errors, answer?.faults)
  const { mailing, frame, recipients, preview } = page
  const { selection } = mailing
  const scheduledAt = mailing.scheduledAt ? new Date(mailing.scheduledAt) : null
  const values: MailingValues = {
    ...mailing,
    status: selection.status,
    slot: selection.slotId ?? '',
    ids: selection.ids ?? [],
    act: selection.actId ?? '',
    scheduledAt: pickerValue(scheduledAt),
    ...answer?.values,
  }
  const whom = text('recipientsMany', { count: recipients.people, mails: recipients.mails, texts: recipients.texts })
  return (
    <ConsolePage
      {...useEventFrame(frame, 'messages')}
      title={mailing.subject}
      eyebrow={frame.title}
      tag={<MailingStateTag state={mailing.state} />}
    >
      {page.done && !answer ? <Banner tone="success" result title={text(page.done)} /> : null}
      <ErrorSummary errors={errors} />
      {answer?.outcome ? (
        <Banner tone="warning" result title={text('conflictTitle')}>
          <p>{text(answer.outcome as 'past', { count: answer.count ?? 0 })}</p>
        </Banner>
      ) : null}
      {mailing.state === 'draft' ? (
        <Form action={`/console/mailings/${mailing.id}`}>
          <HiddenFields values={{ version: mailing.version, people: recipients.people }} />
          {recipients.people === 0 ? (
            <Banner tone="warning" title={text('nobodyTitle')}>
              <p>{text('nobodyText')}</p>
            </Banner>
          ) : (
            <p>
              {whom} {recipients.unreachable > 0 ? text('unreachable', { count: recipients.unreachable }) : null}
            </p>
          )}
          <MailingFields values={values} errors={errors} sessions={page.sessions} named={page.named} />
          <Buttons>
            <Button name="intent" value="save">
              {text('save')}
            </Button>
            {recipients.people > 0 ? (
              <>
                <Button name="intent" value="test">
                  {text('test')}
                </Button>
                <Button variant="primary" name="intent" value="send" icon="send">
                  {text(scheduledAt ? 'sendLater' : 'sendNow', { count: recipients.people })}
                </Button>
              </>
            ) : null}
          </Buttons>
        </Form>
      ) : (
        <>
          <SummaryList
            compact
            rows={[
              { label: text('audience'), value: text(`audience.${selection.status as Audience}`) },
              { label: text('by'), value: page.by },
              ...(scheduledAt ? [{ label: text('at'), value: formatMoment(scheduledAt, language) }] : []),
            ]}
          />
          {mayCallBack(mailing.state) && scheduledAt && scheduledAt.toISOString() !== mailing.sentAt ? (
            <Banner tone="info" title={text('scheduledTitle', { at: formatMoment(scheduledAt, language) })}>
              <p>{text('scheduledText', { count: recipients.people })}</p>
              <Form>
                <HiddenFields values={{ intent: 'callBack' }} />
                <Button>{text('callBack')}</Button>
              </Form>
            </Banner>
          ) : null}
          {page.delivery ? <MailingDelivery id={mailing.id} delivery={page.delivery as Delivery} /> : null}
          <Buttons>
            <ButtonLink href={`/console/mailings/new?event=${frame.id}&status=${selection.status}`} icon="mail">
              {text('write')}
            </ButtonLink>
          </Buttons>
        </>
      )}
      {preview ? <MailingPreview id={mailing.id} language={page.language} preview={preview} /> : null}
    </ConsolePage>
  )
}
