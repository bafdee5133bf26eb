import type { LoaderFunctionArgs } from '@remix-run/node'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { getCaseFileContent } from '../answer-files.server.ts'
import { fileAnswer } from '../file-answer.server.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** Any file of an answer, for people who may see the case. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const { id = '', fileId = '' } = args.params
    return fileAnswer(await getCaseFileContent(reader(), actor, id, fileId), { isPublic: false })
  })
}
