import type { LoaderFunctionArgs } from '@remix-run/node'
import { NotFound } from '#app/platform/failures.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { findStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { mayReadColumn } from '../column-policy.ts'
import { findColumnPicture } from '../public-columns.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** A picture can be taken down with its column: no copy outside outlives that by more than an hour. */
const AN_HOUR = 'public, max-age=3600'

/** A picture that the public version shows; any other of the column for staff who may read it. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const { slug = '', hash = '' } = args.params
    const file = await findColumnPicture(reader(), slug, hash)
    if (!file) throw new NotFound()
    if (!file.shown) {
      const actor = await findStaff(args.request)
      if (!actor || !mayReadColumn(actor, file)) throw new NotFound()
    }
    return new Response(new Uint8Array(file.content), {
      headers: {
        'Content-Type': file.mediaType,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': file.shown ? AN_HOUR : 'private, no-store',
      },
    })
  })
}
