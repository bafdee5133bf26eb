import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer } from '#app/questions/file-answer.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { getPublicAttachment } from '../attachments.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** What a public event offers to download. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () =>
    fileAnswer(await getPublicAttachment(reader(), args.params.slug ?? '', args.params.hash ?? ''), {
      isPublic: true,
    }),
  )
}
