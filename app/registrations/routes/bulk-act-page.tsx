import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import '../desk.css'
import { needsReason } from '../bulk-act.ts'
import { readBulkAct } from '../bulk-act-page.server.ts'
import { confirmBulkAct, stopBulkAct, withdrawBulkAct } from '../bulk-acts.server.ts'
import { BulkActAsked, BulkActState } from '../components/bulk-act.tsx'
import { deskMessages } from '../desk-messages.ts'
import { moveForm, reasonForm } from '../registration-forms.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

const RENEWED_EVERY = '2'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const act = await readBulkAct(reader(), actor, params.actId ?? '', now())
  const going = act.state === 'waiting' || act.state === 'running'
  return json(
    { ...act, smsOff: config().smsGateway === undefined },
    going ? { headers: { Refresh: RENEWED_EVERY } } : {},
  )
}

/** Progress without a script: the browser asks again by itself while the work goes on. */
export function headers({ loaderHeaders }: { loaderHeaders: Headers }) {
  const refresh = loaderHeaders.get('Refresh')
  return refresh ? { Refresh: refresh } : {}
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const id = params.actId ?? ''
  const act = await readBulkAct(reader(), actor, id, now())
  const here = `/console/events/${act.eventId}/registrations/bulk/${id}`
  const values = await formValues(request)
  if (values.intent === 'withdraw') {
    const { outcome } = await inTransaction(actor, (work) => withdrawBulkAct(work, id))
    return outcome === 'withdrawn' ? seeOther(act.state === 'asked' ? act.back : here) : conflict({ outcome })
  }
  if (values.intent === 'stop') {
    const { outcome } = await inTransaction(actor, (work) => stopBulkAct(work, id))
    return outcome === 'stopped' ? seeOther(here) : conflict({ outcome: 'stopTooLate' })
  }
  const reason = needsReason(act.kind) ? checkForm(values, reasonForm) : undefined
  if (reason && !reason.ok) return refused(reason)
  const slot = act.kind === 'move' ? checkForm(values, moveForm) : undefined
  if (slot && !slot.ok) return refused(slot)
  const given = { reason: reason?.value.reason, toSlotId: slot?.value.slot }
  const { outcome } = await inTransaction(actor, (work) => confirmBulkAct(work, id, given))
  if (outcome === 'slotMissing') return refused({ errors: { slot: 'slotMissing' }, values })
  if (outcome === 'reasonMissing') return refused({ errors: { reason: 'reasonMissing' }, values })
  return outcome === 'confirmed' ? seeOther(here) : conflict({ outcome })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, deskMessages)('bulk'), matches)
}

type Answer = {
  errors?: Record<string, string>
  values?: Record<string, string>
  outcome?: 'tooLate' | 'stopTooLate' | 'notAsked'
}

export default function BulkActPage() {
  const act = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(deskMessages)
  const errors = wordErrors(answer, text)
  return (
    <ConsolePage
      current="events"
      eyebrow={<Link href={act.back}>{text('bulkBack')}</Link>}
      title={act.state === 'asked' ? text(`ask.${act.kind}`) : text(act.kind)}
      lead={act.title}
    >
      <ErrorSummary errors={errors} />
      {answer?.outcome ? <Banner tone="error" result title={text(answer.outcome)} /> : null}
      {act.state === 'asked' && act.chosen ? (
        <BulkActAsked
          act={act}
          chosen={act.chosen}
          errors={errors}
          reason={typed(answer, 'reason')}
          smsOff={act.smsOff}
        />
      ) : (
        <BulkActState act={act} />
      )}
    </ConsolePage>
  )
}
