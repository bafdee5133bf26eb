import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { fileAnswer } from '#app/questions/file-answer.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { getPreviewAttachment } from '../attachments.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

/** What an event will offer to download, for whoever holds its preview link. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const tokenHash = hashSecret(args.params.token ?? '')
    return fileAnswer(await getPreviewAttachment(reader(), tokenHash, args.params.hash ?? '', now()), {
      isPublic: false,
    })
  })
}
