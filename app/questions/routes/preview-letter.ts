import type { LoaderFunctionArgs } from '@remix-run/node'
import { standaloneHtml } from '#app/outbox/preview-message.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { previewAnswerMail } from '../preview-answer-mail.server.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** The asker's letter by itself, for the frame on the preview; its policy is in web/security-headers.server.ts. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const preview = await previewAnswerMail(reader(), actor, args.params.id ?? '', now())
    if (!preview) throw new NotFound()
    return new Response(standaloneHtml(preview.mail), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  })
}
