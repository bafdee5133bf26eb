import type { ActionFunctionArgs } from '@remix-run/node'
import { translator } from '#app/platform/messages.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { QUESTION_ROLES } from '#app/questions/question-policy.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { exportFigureList, figureColumnsOf, figureFileName } from '../export-figures.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** A POST, because exporting leaves an entry in the audit trail. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const format = readFormat((await formValues(args.request)).format)
    const query = new URL(args.request.url).searchParams
    const list = await inTransaction(actor, (work) => exportFigureList(work, reader(), query, format))
    const name = figureFileName(translator(language, statisticsMessages)(list.figure), list.month, language)
    const { body, headers } = await tableFile(format, name, figureColumnsOf(list.figure, language), list.rows)
    return new Response(body, { headers })
  })
}
