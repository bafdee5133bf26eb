import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { savedWord } from '#app/drafts/draft-words.ts'
import { draftsMessages } from '#app/drafts/drafts-messages.ts'
import { timeOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { readDeskLines } from '../answer-desk.server.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { keepAnswerDraft } from '../write-answer.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

const FRESH = { headers: { 'Cache-Control': 'no-store' } }

/** Who else has the case open. Asked by public/drafts.js while the page is open. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const lines = await readDeskLines(reader(), actor, args.params.id ?? '', languageOf(args.request))
    return json({ lines }, FRESH)
  })
}

/** Keeps the editor as it stands. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const values = await formValues(args.request)
    const kept = await inTransaction(actor, (work) => keepAnswerDraft(work, args.params.id ?? '', values))
    const saved = kept.heldBy
      ? translator(language, draftsMessages)('savedHeld', { name: kept.heldBy, time: timeOf(kept.savedAt) })
      : savedWord(kept.savedAt, kept.newer, language)
    return json({ saved }, FRESH)
  })
}
