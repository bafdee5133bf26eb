import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typedList, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { DeliveryTable } from '../components/delivery-table.tsx'
import { KindsField } from '../components/endpoint-form.tsx'
import { SecretBanner } from '../components/secret-banner.tsx'
import { endpointState, WebhookState } from '../components/webhook-state.tsx'
import {
  changeKinds,
  pauseEndpoint,
  removeEndpoint,
  resendDelivery,
  resumeEndpoint,
  rotateSecret,
  sendTest,
} from '../manage-endpoints.server.ts'
import { kindsForm, type STEPS, stepForm } from '../webhook-forms.ts'
import type { WebhookKind } from '../webhook-kinds.ts'
import { webhookMessages } from '../webhook-messages.ts'
import { getEndpointPage } from '../webhook-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin'] }

const DONE = ['changed', 'paused', 'resumed', 'tested', 'resent'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['admin'])
    const language = languageOf(args.request)
    const moment = (at: Date | null) => at && formatMomentShort(at, language)
    const { endpoint, deliveries } = await getEndpointPage(reader(), args.params.id ?? '')
    const { url, department, departmentEn, pausedBecause, failingSince, formerUntil, kinds, id } = endpoint
    const done = new URL(args.request.url).searchParams.get('done')
    return json({
      id,
      url,
      host: new URL(url).hostname,
      scope: department && localName(language, department, departmentEn),
      state: endpointState(endpoint),
      pausedBecause,
      failingSince: moment(failingSince),
      formerUntil: formerUntil && formerUntil > now() ? moment(formerUntil) : null,
      kinds,
      done: DONE.find((one) => one === done),
      deliveries: deliveries.map(({ status, lastError, occurredAt, nextAttemptAt, sentAt: _, ...row }) => ({
        ...row,
        occurredAt: formatMomentShort(occurredAt, language),
        nextAt: row.state === 'retry' ? moment(nextAttemptAt) : null,
        answer: status === null ? lastError : String(status),
      })),
    })
  })
}

type Given = { id: string; deliveryId: string; kinds: WebhookKind[] }
type Done = { outcome: (typeof DONE)[number] | 'removed' | 'notSettled' } | { outcome: 'rotated'; secret: string }
const ACTS: Record<(typeof STEPS)[number], (work: Work, given: Given) => Promise<Done>> = {
  kinds: (work: Work, { id, kinds }: Given) => changeKinds(work, id, kinds),
  pause: (work: Work, { id }: Given) => pauseEndpoint(work, id),
  resume: (work: Work, { id }: Given) => resumeEndpoint(work, id),
  test: (work: Work, { id }: Given) => sendTest(work, id),
  rotate: (work: Work, { id }: Given) => rotateSecret(work, id),
  remove: (work: Work, { id }: Given) => removeEndpoint(work, id),
  resend: (work: Work, { id, deliveryId }: Given) => resendDelivery(work, id, deliveryId),
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin'])
    const id = args.params.id ?? ''
    await getEndpointPage(reader(), id)
    const values = await formValues(args.request)
    const form = checkForm(values, stepForm)
    if (!form.ok) return refused(form)
    const { step, deliveryId } = form.value
    const chosen = step === 'kinds' ? checkForm(values, kindsForm) : undefined
    if (chosen && !chosen.ok) return refused(chosen)
    const given = { id, deliveryId, kinds: chosen?.value.kinds ?? [] }
    const done = await inTransaction(actor, (work) => ACTS[step](work, given))
    if (done.outcome === 'rotated') return json({ secret: done.secret })
    if (done.outcome === 'notSettled') return refused({ errors: { step: done.outcome }, values })
    if (done.outcome === 'removed') return seeOther('/console/webhooks?done=removed')
    return seeOther(`/console/webhooks/${id}?done=${done.outcome}`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, webhookMessages)('title'), matches)
}

export default function WebhookPage() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData() as (RefusedForm & { secret?: string }) | undefined
  const form = answer?.secret ? undefined : answer
  const text = useMessages(webhookMessages)
  const errors = wordErrors(form, text)
  const action = `/console/webhooks/${data.id}`
  const isPaused = data.state === 'paused'
  return (
    <ConsolePage
      current="webhooks"
      title={text('endpointTitle', { host: data.host })}
      eyebrow={data.scope ?? text('everyDepartment')}
      lead={data.url}
      tag={<WebhookState state={data.state} />}
    >
      {data.done && !answer ? <Banner tone="success" result title={text(`done_${data.done}`)} /> : null}
      <ErrorSummary errors={errors} />
      {answer?.secret ? <SecretBanner secret={answer.secret} /> : null}
      {data.pausedBecause ? (
        <Banner tone="warning" title={text('paused')}>
          {text(`pausedBy_${data.pausedBecause}`)}
        </Banner>
      ) : null}
      {!isPaused && data.failingSince ? <p>{text('failingSince', { at: data.failingSince })}</p> : null}
      {data.formerUntil ? <p>{text('formerUntil', { at: data.formerUntil })}</p> : null}
      <Section id="deliveries" title={text('deliveries')} first>
        <DeliveryTable action={action} rows={data.deliveries} />
      </Section>
      <Section id="step" title={text('act')}>
        <Form action={action}>
          <Buttons>
            <Button name="step" value="test">
              {text('test')}
            </Button>
            <Button name="step" value={isPaused ? 'resume' : 'pause'}>
              {text(isPaused ? 'resume' : 'pause')}
            </Button>
            <Button name="step" value="rotate">
              {text('rotate')}
            </Button>
          </Buttons>
          <p className="hint">{text('rotateHint')}</p>
        </Form>
      </Section>
      <Section id="chosen-kinds" title={text('kinds')}>
        <Form action={action}>
          <KindsField
            chosen={form && typedList(form, 'step')[0] === 'kinds' ? typedList(form, 'kinds') : data.kinds}
            error={errors.kinds}
            labelHidden
          />
          <Buttons>
            <Button variant="primary" name="step" value="kinds">
              {text('saveKinds')}
            </Button>
          </Buttons>
        </Form>
      </Section>
      <Section id="remove" title={text('remove')}>
        <Form action={action}>
          <p>{text('removeHint')}</p>
          <Button name="step" value="remove" variant="danger-row">
            {text('remove')}
          </Button>
        </Form>
      </Section>
      <p>
        <Link href="/console/webhooks">{text('toList')}</Link>
      </p>
    </ConsolePage>
  )
}
