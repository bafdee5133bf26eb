import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer } from '#app/questions/file-answer.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { getAttachment } from '../attachments.server.ts'
import { EVENT_READERS } from '../event-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

/** An attachment before the event is public, for those who write or review it. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const file = await getAttachment(reader(), actor, args.params.id ?? '', args.params.hash ?? '')
    return fileAnswer(file, { isPublic: false })
  })
}
