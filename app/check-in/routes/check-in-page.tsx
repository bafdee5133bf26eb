import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { checkInMessages } from '#app/check-in/check-in-messages.ts'
import { CHECK_IN_ROLES } from '#app/check-in/check-in-policy.ts'
import { arrivalsOf, checkInEvent } from '#app/check-in/check-in-queries.server.ts'
import { CheckInConsole } from '#app/check-in/components/check-in-console.tsx'
import { openConflicts } from '#app/check-in/conflict-queries.server.ts'
import { correctAttendance } from '#app/check-in/correct-attendance.server.ts'
import {
  correctionForm,
  endScreenForm,
  pairingForm,
  resolveForm,
  revokeForm,
  screenForm,
} from '#app/check-in/gate-forms.ts'
import { gateNotesOf } from '#app/check-in/gate-notes.server.ts'
import { makePairing, revokeDevice } from '#app/check-in/pair-gate.server.ts'
import { resolveConflict } from '#app/check-in/resolve-conflict.server.ts'
import { endScreenLink, listScreenLinks, makeScreenLink } from '#app/check-in/screen-links.server.ts'
import { searchGate } from '#app/check-in/search-gate.server.ts'
import { config } from '#app/config.server.ts'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { mayReadEvent } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import '../conflict.css'

export const handle: RouteHandle = { audience: 'staff', roles: CHECK_IN_ROLES, live: true }

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, checkInMessages)('title')} · ${data?.event.title ?? ''}`, matches)
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, CHECK_IN_ROLES)
  const event = await checkInEvent(reader(), staff, params.id ?? '')
  const query = new URL(request.url).searchParams
  const q = query.get('q')?.trim() ?? ''
  const found = q && event.may.correct ? await searchGate(reader(), event.id, q) : undefined
  // Gate staff see this page of the event and no other: for them it stands without the event's tabs.
  const framed = mayReadEvent(staff, event)
    ? await readEventFrame(reader(), staff, event.id, languageOf(request))
    : undefined
  return json({
    event,
    frame: framed?.frame ?? null,
    arrivals: await arrivalsOf(reader(), event.id, now()),
    search: { q, found: found ?? null },
    done: query.get('done'),
    conflicts: await openConflicts(reader(), event.id),
    notes: event.may.correct ? await gateNotesOf(reader(), event.id) : [],
    stream: `/console/events/${event.id}/check-in/live`,
    screens: await listScreenLinks(reader(), event.id, now()),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, CHECK_IN_ROLES)
  const event = await checkInEvent(reader(), staff, params.id ?? '')
  const eventId = event.id
  const values = await formValues(request)
  const here = `/console/events/${eventId}/check-in`

  if (values.intent === 'pair') {
    const form = checkForm(values, pairingForm)
    if (!form.ok) return refused(form, { intent: 'pair' as const })
    const { token, expiresAt } = await inTransaction(staff, (work) => makePairing(work, eventId, form.value))
    const address = `${config().publicOrigin}/gate/pair/${token}`
    // Answered at once and not after a redirect: the address is shown this one time.
    return json({ intent: 'paired' as const, pairing: { ...form.value, address, svg: qrSvg(address), expiresAt } })
  }
  if (values.intent === 'revoke') {
    const form = checkForm(values, revokeForm)
    if (!form.ok) throw new NotFound()
    await inTransaction(staff, (work) => revokeDevice(work, eventId, form.value.deviceId))
    return seeOther(`${here}?done=revoked`)
  }
  if (values.intent === 'resolve') {
    const form = checkForm(values, resolveForm)
    if (!form.ok) return refused(form, { intent: 'resolve' as const, outcome: 'impossible' as const })
    const { outcome } = await inTransaction(staff, (work) => resolveConflict(work, eventId, form.value), {
      lane: eventId,
    })
    if (outcome === 'resolved') return seeOther(`${here}?done=resolved#conflicts`)
    return conflict({ intent: 'resolve' as const, outcome, errors: {}, values: form.values })
  }
  if (values.intent === 'screen') {
    const form = checkForm(values, screenForm)
    if (!form.ok) return refused(form, { intent: 'screen' as const })
    const { kind } = form.value
    const { token, expiresAt } = await inTransaction(staff, (work) => makeScreenLink(work, event.id, kind))
    const address = `${config().publicOrigin}/${kind}/${event.slug}?key=${token}`
    return json({ intent: 'screenMade' as const, made: { kind, address, svg: qrSvg(address), expiresAt } })
  }
  if (values.intent === 'end-screen') {
    const form = checkForm(values, endScreenForm)
    if (!form.ok) throw new NotFound()
    await inTransaction(staff, (work) => endScreenLink(work, event.id, form.value.linkId))
    return seeOther(`${here}?done=screenEnded#screens`)
  }
  const form = checkForm(values, correctionForm)
  if (!form.ok) return refused(form, { intent: 'correct' as const })
  const result = await inTransaction(staff, (work) => correctAttendance(work, eventId, form.value), { lane: eventId })
  if (result.outcome === 'corrected' || result.outcome === 'unchanged')
    return seeOther(`${here}?done=${result.outcome}`)
  return conflict({ ...result, intent: 'correct' as const, errors: {}, values: form.values })
}

export default function CheckInPage() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <CheckInConsole data={data} answer={answer} />
}
