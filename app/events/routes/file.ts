import type { LoaderFunctionArgs } from '@remix-run/node'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { findStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { getFile } from '../file-queries.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** A stored picture. Its address is the hash of its bytes, so that what is public may be kept for ever. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const preview = new URL(args.request.url).searchParams.get('preview')
    const file = await getFile(reader(), args.params.hash ?? '', {
      actor: await findStaff(args.request),
      previewTokenHash: preview ? hashSecret(preview) : undefined,
    })
    return new Response(new Uint8Array(file.content), {
      headers: {
        'Content-Type': file.mediaType,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': file.public ? 'public, max-age=31536000, immutable' : 'private, no-store',
      },
    })
  })
}
