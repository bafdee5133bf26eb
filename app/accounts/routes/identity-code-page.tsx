import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { identityCodeForm } from '#app/accounts/account-forms.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { deviceName } from '#app/accounts/device-name.ts'
import { identityMessages } from '#app/accounts/identity-messages.ts'
import { giveCode, isPending } from '#app/accounts/sign-in-by-identity.server.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { identityCookie, identityCookieOf } from '#app/web/identity-cookies.server.ts'
import { signInsByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PlainPage } from '#app/web/plain-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { safePath } from '#app/web/safe-path.ts'
import { sessionCookie } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'public', staffNetworks: true }

/** The code of the phone, for accounts that have one. Whoever has not come from the provider just now begins again. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    if (!isPending(identityCookieOf(args.request, 'code'))) return seeOther('/login?identity=lost')
    return json({ to: safePath(new URL(args.request.url).searchParams.get('to')) ?? '' })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { request, context } = args
    const pending = identityCookieOf(request, 'code')
    if (!isPending(pending)) return seeOther('/login?identity=lost')
    const form = await readForm(request, identityCodeForm)
    if (!form.ok) return refused(form)
    const network = networkOf(context.address)
    await signInsByNetwork.take(network)
    const device = deviceName(request.headers.get('User-Agent'))
    const { to, code } = form.value
    const outcome = await giveCode(pending, code, { address: context.address, network, device })
    const values = { to }
    if (outcome.outcome === 'wrong') return refused({ errors: { code: 'codeWrong' }, values })
    if (outcome.outcome === 'wait') {
      const seconds = Math.ceil(outcome.milliseconds / 1000)
      const answer = refused({ errors: {}, values }, { wait: seconds })
      answer.headers.set('Retry-After', String(seconds))
      return new Response(answer.body, { status: 429, headers: answer.headers })
    }
    const headers = new Headers()
    headers.append('Set-Cookie', identityCookie('code', ''))
    if (outcome.outcome === 'lost') return seeOther('/login?identity=lost', headers)
    await signInsByNetwork.refund(network)
    headers.append('Set-Cookie', sessionCookie(outcome.token))
    return seeOther(safePath(to) ?? '/console', headers)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, identityMessages)('codeTitle'), matches, { robots: 'noindex' })
}

export default function IdentityCodePage() {
  const { to } = useLoaderData<typeof loader>()
  const form = useActionData() as (RefusedForm & { wait?: number }) | undefined
  const text = useMessages(identityMessages)
  const words = useMessages(accountsMessages)
  const errors = wordErrors(form, words)
  const general = form?.wait ? [words('signInWait', { seconds: form.wait })] : []
  return (
    <PlainPage>
      <ErrorSummary errors={errors} general={general} />
      <PageTitle lead={text('codeLead')}>{text('codeTitle')}</PageTitle>
      <Form action="/login/identity/code">
        <input type="hidden" name="to" value={typed(form, 'to', to)} />
        <TextField
          name="code"
          label={words('code')}
          hint={text('codeHint')}
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          width="s"
          error={errors.code}
        />
        <Buttons>
          <Button variant="primary" size="l">
            {words('signIn')}
          </Button>
          <Link href="/login">{text('codeBack')}</Link>
        </Buttons>
      </Form>
    </PlainPage>
  )
}
