import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer } from '#app/questions/file-answer.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { getPublicEventFile } from '../event-files.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** A released paper or graphic of a public event. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () =>
    fileAnswer(await getPublicEventFile(reader(), args.params.slug ?? '', args.params.fileId ?? ''), {
      isPublic: true,
    }),
  )
}
