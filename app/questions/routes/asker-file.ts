import type { LoaderFunctionArgs } from '@remix-run/node'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { getCaseFileContent } from '../answer-files.server.ts'
import { getAskersQuestion } from '../asker-link.server.ts'
import { fileAnswer } from '../file-answer.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

/** A file of the answer that is meant for the asker. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const { id } = await getAskersQuestion(reader(), args.params.secret ?? '')
    return fileAnswer(await getCaseFileContent(reader(), 'asker', id, args.params.fileId ?? ''), { isPublic: false })
  })
}
