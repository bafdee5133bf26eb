import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PairPhone } from '#app/check-in/components/pair-phone.tsx'
import { pairedAnswer } from '#app/check-in/gate-api.ts'
import { pairForm } from '#app/check-in/gate-forms.ts'
import { gatePanelMessages } from '#app/check-in/gate-panel-messages.ts'
import { findPairing, pairGate } from '#app/check-in/pair-gate.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import '../gate.css'

export const handle: RouteHandle = { audience: 'secret', scripts: true }

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, gatePanelMessages)('pairTitle'), matches, { robots: 'noindex' })
}

/** Shows what would be paired. Changes nothing: link previews open addresses too. */
export async function loader({ params }: LoaderFunctionArgs) {
  const pairing = await findPairing(reader(), params.token ?? '', now())
  return json({ pairing: pairing ?? null }, { status: pairing ? 200 : 410 })
}

/** Pairs this phone, once. The page that answers keeps the token in the phone and opens the gate. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, pairForm)
  if (!form.ok)
    return json({ outcome: 'invalid' as const, name: String(form.values.deviceName ?? '') }, { status: 422 })
  const paired = await inTransaction(citizen(context), (work) =>
    pairGate(work, { token: params.token ?? '', deviceName: form.value.deviceName }),
  )
  if (paired.outcome === 'gone') return json({ outcome: 'gone' as const }, { status: 410 })
  return json({ outcome: 'paired' as const, session: pairedAnswer(paired) })
}

export default function GatePairPage() {
  const { pairing } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <PairPhone pairing={pairing} answer={answer} />
}
