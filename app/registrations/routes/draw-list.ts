import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readDrawList } from '../draw-page.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const list = await readDrawList(reader(), args.params.slug ?? '', args.params.slotId ?? '', now())
    return new Response(list, { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' } })
  })
}
