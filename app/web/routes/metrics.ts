import type { LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { inNetworks, isLoopback, parseNetworks } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { metricsText } from '#app/web/metrics.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'machine' }

/**
 * For loopback and the staff's networks; for everybody else there is no such page. A request that came through a proxy on
 * this machine is nobody on this machine.
 */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const { address } = args.context
    const local = isLoopback(address) && !args.request.headers.has('X-Forwarded-For')
    if (!local && !inNetworks(address, parseNetworks(config().staffNetworks))) throw new NotFound()
    const { type, text } = await metricsText()
    return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } })
  })
}
