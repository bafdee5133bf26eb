import type { LoaderFunctionArgs } from '@remix-run/node'
import { deviceName } from '#app/accounts/device-name.ts'
import { linkIdentity } from '#app/accounts/link-identity.server.ts'
import { comeBack, type Flow, type Identity } from '#app/accounts/oidc-flow.server.ts'
import { hasProvider } from '#app/accounts/oidc-provider.server.ts'
import { signInByIdentity } from '#app/accounts/sign-in-by-identity.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { identityCookie, identityCookieOf } from '#app/web/identity-cookies.server.ts'
import { signInsByNetwork } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { safePath } from '#app/web/safe-path.ts'
import { findStaff, sessionCookie } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'public', staffNetworks: true }

/**
 * Where the provider sends the browser back to. It opens a session though it is only looked at: the state in the cookie of the
 * browser that set out, and the code, which counts once, stand in for the origin of a form. Every other end leads to the page of
 * signing in, with a word for it.
 */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    if (!hasProvider()) throw new NotFound()
    const { request, context } = args
    const network = networkOf(context.address)
    await signInsByNetwork.take(network)
    const back = await comeBack(new URL(request.url).search, identityCookieOf(request, 'flow'))
    if (back.outcome !== 'identified') return endWith(`/login?identity=${back.outcome}`)
    const { identity, flow } = back
    if (flow.link) return link(request, identity, flow)
    const device = deviceName(request.headers.get('User-Agent'))
    const outcome = await signInByIdentity(identity, { address: context.address, network, device })
    if (outcome.outcome === 'unknown') return endWith('/login?identity=unknown')
    // Setting out took one as well: an office behind one address signs in every morning.
    for (let n = 0; n < 2; n++) await signInsByNetwork.refund(network)
    if (outcome.outcome === 'codeNeeded') {
      const page = `/login/identity/code?to=${encodeURIComponent(flow.to)}`
      return endWith(page, identityCookie('code', outcome.pending))
    }
    const failed = outcome.failedBefore >= 3 ? `/console/account?failed=${outcome.failedBefore}` : undefined
    return endWith(safePath(flow.to) ?? failed ?? '/console', sessionCookie(outcome.token))
  })
}

async function link(request: Request, identity: Identity, flow: Flow): Promise<Response> {
  const actor = await findStaff(request)
  // Somebody else has signed in to this browser meanwhile, or nobody is any more.
  if (!actor || actor.staffId !== flow.link) return endWith('/login?identity=lost')
  const { outcome } = await inTransaction(actor, (work) => linkIdentity(work, actor.staffId, identity))
  return endWith(`/console/account?identity=${outcome}`)
}

function endWith(to: string, cookie?: string): Response {
  const headers = new Headers()
  headers.append('Set-Cookie', identityCookie('flow', ''))
  if (cookie) headers.append('Set-Cookie', cookie)
  return seeOther(to, headers)
}
