import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer } from '#app/questions/file-answer.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { getEventFile } from '../event-files.server.ts'
import { TALK_ROLES } from '../talk-event.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'reviewer', 'overseer'] }

/** A paper before it is released, for those who check it. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TALK_ROLES)
    const file = await getEventFile({ actor }, reader(), args.params.id ?? '', args.params.fileId ?? '')
    return fileAnswer(file, { isPublic: false })
  })
}
