import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { sitDown } from '#app/drafts/desk-presence.server.ts'
import { hereLines, savedWord } from '#app/drafts/draft-words.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { keepEventDraft } from '../event-drafts.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

const FRESH = { headers: { 'Cache-Control': 'no-store' } }

/** The page that is open: that of the event's text, or that of its plan. */
const kindOf = (request: Request) => (new URL(request.url).pathname.includes('/plan/') ? 'plan' : 'event')

/** Who else has it open. Asked by public/drafts.js while the page is open. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const language = languageOf(args.request)
    const { event } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const others = await sitDown(actor, { kind: kindOf(args.request), id: event.id })
    return json({ lines: hereLines(others, language) }, FRESH)
  })
}

/** Keeps the form as it stands. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const values = await formValues(args.request)
    const { savedAt, newer } = await inTransaction(actor, (work) =>
      keepEventDraft(work, kindOf(args.request), args.params.id ?? '', values),
    )
    return json({ saved: savedWord(savedAt, newer, languageOf(args.request)) }, FRESH)
  })
}
