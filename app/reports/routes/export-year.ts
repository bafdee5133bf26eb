import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { readYearCalendar } from '../year-calendar.server.ts'
import { yearColumns } from '../year-columns.ts'
import { yearMessages } from '../year-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

/** The year as a file. Figures only, no personal data: a download leaves no entry in the audit trail. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const language = languageOf(args.request)
    const query = new URL(args.request.url).searchParams
    const { year, rows } = await readYearCalendar(reader(), query, now())
    const name = translator(language, yearMessages)('of', { year })
    const { body, headers } = await tableFile(readFormat(query.get('format')), name, yearColumns(language), rows)
    return new Response(body, { headers })
  })
}
