import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { seeOther } from '#app/web/answers.server.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { selectionForm } from '../desk-forms.ts'
import { readAllQuestions } from '../event-form-queries.server.ts'
import { exportColumns, noteExport, readExport } from '../export-registrations.server.ts'
import { readSignUpQuery, signUpsHref } from '../sign-up-query.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

/**
 * A POST, because exporting leaves an entry in the audit trail. Ticked rows, or else all that the filter means; nothing when
 * `only` the chosen ones are asked for and none is.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const query = readSignUpQuery(new URL(request.url).searchParams)
  const values = await formValues(request)
  const chosen = checkForm({ ...values, intent: 'mail' }, selectionForm)
  const all = chosen.ok && chosen.value.all === 'yes'
  const ids = chosen.ok && !all ? chosen.value.ids : []
  if (values.only === 'chosen' && !all && ids.length === 0) {
    const here = signUpsHref(params.id ?? '', query)
    return seeOther(`${here}${here.includes('?') ? '&' : '?'}done=nothingChosen`)
  }
  const language = languageOf(request)
  const format = readFormat(values.format)
  const { event, rows } = await readExport(reader(), actor, params.id ?? '', query, ids)
  await inTransaction(actor, (work) =>
    noteExport(work, event, query, { rows: rows.length, format, chosen: ids.length }),
  )
  const name = `${event.title}-${dayOf(now())}`
  const asked = await readAllQuestions(reader(), event.id)
  // The questions on screen; all of them where none is.
  const shown = asked.filter(({ id: question }) => query.questions.includes(question))
  const columns = exportColumns(query.columns, language, shown.length > 0 ? shown : asked)
  const { body, headers } = await tableFile(format, name, columns, rows)
  return new Response(body, { headers })
}
