import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { HereForm, HereVerdict } from '#app/check-in/components/here-form.tsx'
import type { ScanResult } from '#app/check-in/scan-result.ts'
import { selfCheckIn, ticketForSelf } from '#app/check-in/self-check-in.server.ts'
import { selfEvent } from '#app/check-in/self-event.server.ts'
import { hereForm } from '#app/check-in/self-forms.ts'
import { selfMessages } from '#app/check-in/self-messages.ts'
import { now } from '#app/platform/clock.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { TICKET_COOKIE } from '#app/platform/ticket-cookie.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { refused } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { cookieOf } from '#app/web/language.server.ts'
import { selfCheckInsByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PlainPage } from '#app/web/plain-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'secret' }

/** Behind the code on the venue's screen. Opening it changes nothing; a button checks in. */
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const event = await selfEvent(reader(), query.get('e') ?? '')
  const secret = query.has('other') ? undefined : cookieOf(request, TICKET_COOKIE)
  const ticket = secret ? await ticketForSelf(reader(), event.id, secret) : undefined
  return json({ event, code: query.get('c')?.slice(0, 12) ?? '', ticket: ticket ?? null, nonce: newSecret() })
}

export async function action({ request, context }: ActionFunctionArgs) {
  await selfCheckInsByNetwork.take(networkOf(context.address))
  const values = await formValues(request)
  const slug = new URL(request.url).searchParams.get('e') ?? ''
  const event = await selfEvent(reader(), slug)
  const form = checkForm(values, hereForm)
  if (!form.ok) return refused(form)
  const secret = form.value.known ? cookieOf(request, TICKET_COOKIE) : undefined
  if (!secret && !form.value.shortCode)
    return refused({ errors: { shortCode: 'shortCodeNeeded' }, values: form.values })
  const ticket = secret ? { secret } : { shortCode: form.value.shortCode }
  const { code, nonce } = form.value
  const outcome = await selfCheckIn(reader(), { eventId: event.id, code, ticket, nonce, at: now() })
  if (outcome.outcome === 'codeWrong') return refused({ errors: { c: 'codeWrong' }, values: form.values })
  return json({ result: outcome.result })
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, selfMessages)('title'), matches, { robots: 'noindex' })
}

type Answer = { result?: ScanResult; errors?: Record<string, string>; values?: Record<string, string> }

export default function HerePage() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(selfMessages)
  const language = useLanguage()
  return (
    <PlainPage>
      <PageTitle eyebrow={localName(language, data.event.title, data.event.titleEn)}>{text('title')}</PageTitle>
      {answer?.result ? (
        <HereVerdict slug={data.event.slug} result={answer.result} />
      ) : (
        <HereForm {...data} answer={answer} />
      )}
    </PlainPage>
  )
}
