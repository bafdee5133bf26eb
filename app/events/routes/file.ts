import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { findStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { getFile } from '../file-queries.server.ts'

export const handle: RouteHandle = { audience: 'public' }

const FOR_EVER = 'public, max-age=31536000, immutable'
/** Photographs of people can be taken down: no copy outside outlives that by more than an hour. */
const AN_HOUR = 'public, max-age=3600'

/** A stored picture. Its address is the hash of its bytes, so that what is public may be kept. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const preview = new URL(args.request.url).searchParams.get('preview')
    const file = await getFile(reader(), args.params.hash ?? '', {
      actor: await findStaff(args.request),
      preview: preview ? { tokenHash: hashSecret(preview), now: now() } : undefined,
    })
    return new Response(new Uint8Array(file.content), {
      headers: {
        'Content-Type': file.mediaType,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': file.lasting ? FOR_EVER : file.public ? AN_HOUR : 'private, no-store',
      },
    })
  })
}
