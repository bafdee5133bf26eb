import type { LoaderFunctionArgs } from '@remix-run/node'
import { setOut } from '#app/accounts/oidc-flow.server.ts'
import { hasProvider } from '#app/accounts/oidc-provider.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { seeElsewhere, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { identityCookie } from '#app/web/identity-cookies.server.ts'
import { signInsByNetwork } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { safePath } from '#app/web/safe-path.ts'
import { findStaff } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'public', staffNetworks: true }

/**
 * Sends the browser to the provider of identities; `link` adds the identity to the account that is signed in. A link and no form,
 * because a form may lead to this site only. 404 where no provider is set.
 */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    if (!hasProvider()) throw new NotFound()
    await signInsByNetwork.take(networkOf(args.context.address))
    const query = new URL(args.request.url).searchParams
    const actor = await findStaff(args.request)
    const isLink = query.get('link') === '1'
    if (isLink !== (actor !== undefined)) return seeOther(isLink ? '/login' : '/console')
    const way = await setOut({ to: safePath(query.get('to')) ?? '', ...(actor ? { link: actor.staffId } : {}) })
    if (!way) return seeOther(isLink ? '/console/account?identity=unreachable' : '/login?identity=unreachable')
    return seeElsewhere(way.url, { 'Set-Cookie': identityCookie('flow', way.kept) })
  })
}
