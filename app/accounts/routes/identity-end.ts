import type { LoaderFunctionArgs } from '@remix-run/node'
import { endAtProvider } from '#app/accounts/oidc-flow.server.ts'
import { hasProvider } from '#app/accounts/oidc-provider.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { seeElsewhere, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { signInsByNetwork } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'public', staffNetworks: true }

/** To the provider's own page for signing out; nothing of this site changes. 404 where no provider is set. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    if (!hasProvider()) throw new NotFound()
    await signInsByNetwork.take(networkOf(args.context.address))
    const there = await endAtProvider()
    return there ? seeElsewhere(there) : seeOther('/login?identity=unreachable')
  })
}
