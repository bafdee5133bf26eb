import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signInForm } from '#app/accounts/account-forms.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { deviceName } from '#app/accounts/device-name.ts'
import { identityMessages } from '#app/accounts/identity-messages.ts'
import { hasProvider } from '#app/accounts/oidc-provider.server.ts'
import { signIn } from '#app/accounts/sign-in.server.ts'
import { config } from '#app/config.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { browserCookie, browserMark } from '#app/web/browser-mark.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm, withoutSecrets } from '#app/web/forms.server.ts'
import { signInsByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PlainPage } from '#app/web/plain-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { safePath } from '#app/web/safe-path.ts'
import { findStaff, sessionCookie } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'public', staffNetworks: true }

/** How the way to the provider of identities may end without a session. */
const IDENTITY_ENDS = ['lost', 'declined', 'refused', 'unknown', 'unreachable'] as const

/** So many failures before a good sign-in are told to the person: one or two are their own slips. */
const SUSPICIOUS = 3

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const query = new URL(args.request.url).searchParams
    const to = safePath(query.get('to')) ?? ''
    if (await findStaff(args.request)) return seeOther(to || '/console')
    const identity = IDENTITY_ENDS.find((end) => end === query.get('identity'))
    return json({ to, done: query.get('done'), identity, provider: hasProvider(), local: config().localSignIn })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    if (!config().localSignIn) throw new NotFound()
    const { request, context } = args
    const form = await readForm(request, signInForm)
    if (!form.ok) return refused(withoutSecrets(form))
    const network = networkOf(context.address)
    await signInsByNetwork.take(network)
    const { to, ...input } = form.value
    const device = deviceName(request.headers.get('User-Agent'))
    const browser = browserMark(request)
    const outcome = await signIn({ ...input, address: context.address, network, device, browser })
    if (outcome.outcome === 'wait') {
      const seconds = Math.ceil(outcome.milliseconds / 1000)
      const answer = refused(withoutSecrets({ errors: {}, values: form.values }), { wait: seconds })
      answer.headers.set('Retry-After', String(seconds))
      return new Response(answer.body, { status: 429, headers: answer.headers })
    }
    if (outcome.outcome === 'wrong') {
      return refused(withoutSecrets({ errors: { email: 'signInWrong' }, values: form.values }))
    }
    await signInsByNetwork.refund(network)
    const headers = new Headers()
    headers.append('Set-Cookie', sessionCookie(outcome.token))
    headers.append('Set-Cookie', browserCookie(outcome.browser))
    const failed = outcome.failedBefore >= SUSPICIOUS ? `/console/account?failed=${outcome.failedBefore}` : undefined
    return seeOther(safePath(to) ?? failed ?? '/console', headers)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, accountsMessages)('signInTitle'), matches, { robots: 'noindex' })
}

export default function SignInPage() {
  const { to, done, identity, provider, local } = useLoaderData<typeof loader>()
  const form = useActionData() as (RefusedForm & { wait?: number }) | undefined
  const text = useMessages(accountsMessages)
  const errors = wordErrors(form, text)
  const words = useMessages(identityMessages)
  const general = form?.wait ? [text('signInWait', { seconds: form.wait })] : []
  return (
    <PlainPage>
      <ErrorSummary errors={errors} general={general} />
      {done?.startsWith('signedOut') ? (
        <Banner tone="success" result title={text('signInEnded')}>
          {done === 'signedOutHere' && provider ? (
            <>
              <p>{words('signedOutAlso')}</p>
              <ButtonLink href="/login/identity/end">{words('endThere')}</ButtonLink>
            </>
          ) : null}
        </Banner>
      ) : null}
      {done === 'passwordSet' ? <Banner tone="success" result title={text('signInPasswordSet')} /> : null}
      {identity && !form ? (
        <Banner tone="error" result title={words('lostTitle')}>
          <p>{words(identity === 'unreachable' && local ? 'unreachableLocal' : identity)}</p>
        </Banner>
      ) : null}
      <PageTitle lead={text('signInLead')}>{text('signInTitle')}</PageTitle>
      {provider ? (
        <div className="field">
          <ButtonLink
            href={`/login/identity?to=${encodeURIComponent(to)}`}
            variant="primary"
            size="l"
            block
            icon="shield"
          >
            {words('start')}
          </ButtonLink>
          <p className="hint mt-2">{words('startLead')}</p>
        </div>
      ) : null}
      {local ? (
        <Form action="/login">
          {provider ? <h2 className="mt-6 mb-3 font-semibold">{words('local')}</h2> : null}
          <input type="hidden" name="to" value={typed(form, 'to', to)} />
          <TextField
            name="email"
            type="email"
            label={text('email')}
            required
            autoComplete="username"
            spellCheck={false}
            defaultValue={typed(form, 'email')}
            error={errors.email}
          />
          <TextField
            name="password"
            type="password"
            label={text('password')}
            required
            autoComplete="current-password"
            error={errors.password}
          />
          <TextField
            name="code"
            label={text('code')}
            hint={text('codeHint')}
            required={false}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="s"
            error={errors.code}
          />
          <Buttons>
            <Button variant={provider ? undefined : 'primary'} size="l">
              {text('signIn')}
            </Button>
            <Link href="/login/forgotten">{text('forgotten')}</Link>
          </Buttons>
        </Form>
      ) : (
        <p className="hint">
          {words('onlyIdentity')}
          {words('forgotten')}
        </p>
      )}
    </PlainPage>
  )
}
