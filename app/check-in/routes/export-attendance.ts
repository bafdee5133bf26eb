import type { ActionFunctionArgs } from '@remix-run/node'
import { checkInEvent } from '#app/check-in/check-in-queries.server.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { readExport } from '#app/registrations/export-registrations.server.ts'
import { readSignUpQuery } from '#app/registrations/sign-up-query.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { attendanceColumns, firstEntriesOf, noteAttendanceExport } from '../attendance.server.ts'
import { attendanceMessages } from '../attendance-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

/** A POST, because exporting leaves an entry in the audit trail. Everybody who had a place, whether they came or not. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const event = await checkInEvent(reader(), actor, params.id ?? '')
  const language = languageOf(request)
  const format = readFormat((await formValues(request)).format)
  const query = { ...readSignUpQuery(new URL(request.url).searchParams), status: 'confirmed' as const, q: undefined }
  const { rows } = await readExport(reader(), actor, event.id, query, [])
  const first = await firstEntriesOf(
    reader(),
    rows.map(({ id }) => id),
  )
  await inTransaction(actor, (work) => noteAttendanceExport(work, event, { rows: rows.length, format }))
  const name = `${event.title}-${translator(language, attendanceMessages)('title')}-${dayOf(now())}`
  const listed = rows.map((row) => ({ ...row, first: first.get(row.id) }))
  const { body, headers } = await tableFile(format, name, attendanceColumns(language), listed)
  return new Response(body, { headers })
}
