import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { exportSupervisions, supervisionColumns } from '../export-supervisions.server.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { readLedgerFilter } from '../supervision-ledger.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** A POST, because exporting leaves an entry in the audit trail. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, QUESTION_ROLES)
  const language = languageOf(request)
  const format = readFormat((await formValues(request)).format)
  const filter = readLedgerFilter(new URL(request.url).searchParams)
  const at = now()
  const rows = await inTransaction(actor, (work) => exportSupervisions(work, reader(), filter, format), { at })
  const name = `${translator(language, oversightMessages)('ledger')}-${dayOf(at)}`
  const { body, headers } = await tableFile(format, name, supervisionColumns(language), rows)
  return new Response(body, { headers })
}
