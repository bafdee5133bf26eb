import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { exportOverdue, overdueColumns } from '../export-overdue.server.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** A POST, because exporting leaves an entry in the audit trail. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const format = readFormat((await formValues(args.request)).format)
    const query = new URL(args.request.url).searchParams
    const filter = { departmentId: query.get('department') || undefined, onlyProposed: query.has('proposed') }
    const at = now()
    const rows = await inTransaction(actor, (work) => exportOverdue(work, reader(), filter, format), { at })
    const name = `${translator(language, oversightMessages)('overdueLedger')}-${dayOf(at)}`
    const { body, headers } = await tableFile(format, name, overdueColumns(language), rows)
    return new Response(body, { headers })
  })
}
