import type { LoaderFunctionArgs } from '@remix-run/node'
import { sampleMail } from '#app/outbox/mailing-content.server.ts'
import { standaloneHtml } from '#app/outbox/preview-message.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { isLanguage } from '#app/platform/language.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { previewMailing, readMailing } from '../mailing-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

/** The letter of a mailing by itself, for the frame on its page; its policy is in web/security-headers.server.ts. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const { mailing } = await readMailing(reader(), actor, args.params.id ?? '')
    const asked = new URL(args.request.url).searchParams.get('letter')
    const language = isLanguage(asked) ? asked : languageOf(args.request)
    const { letter } = await previewMailing(reader(), mailing, language, now())
    if (!letter) throw new NotFound()
    return new Response(standaloneHtml(sampleMail(letter)), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  })
}
