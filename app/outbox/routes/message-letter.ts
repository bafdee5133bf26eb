import type { LoaderFunctionArgs } from '@remix-run/node'
import { OUTBOX_ROLES } from '#app/outbox/outbox-policy.ts'
import { getMessage } from '#app/outbox/outbox-queries.server.ts'
import { previewMessage, standaloneHtml } from '#app/outbox/preview-message.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer', 'admin'] }

/** The letter by itself, for the frame on the message's page; its policy is in web/security-headers.server.ts. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, OUTBOX_ROLES)
    const mail = await previewMessage(await getMessage(actor, args.params.id ?? ''))
    if (!mail) throw new NotFound()
    return new Response(standaloneHtml(mail), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  })
}
