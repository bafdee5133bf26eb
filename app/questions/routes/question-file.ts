import type { LoaderFunctionArgs } from '@remix-run/node'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'
import { fileAnswer } from '../file-answer.server.ts'
import { viewQuestionFile } from '../question-files.server.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** What the asker sent along, for people who may see the case. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const { id = '', fileId = '' } = args.params
    return fileAnswer(await inTransaction(actor, (work) => viewQuestionFile(work, id, fileId)), { isPublic: false })
  })
}
