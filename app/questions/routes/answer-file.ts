import type { LoaderFunctionArgs } from '@remix-run/node'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { getPublicFile } from '../answer-files.server.ts'
import { fileAnswer } from '../file-answer.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** A file of a published answer that is meant for everybody. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const file = await getPublicFile(reader(), args.params.id ?? '', args.params.fileId ?? '')
    return fileAnswer(file, { isPublic: true })
  })
}
