import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { monthColumns, monthLines } from '../league-columns.ts'
import { defaultMonth } from '../league-page.server.ts'
import { readMonthTable } from '../month-table.server.ts'
import { reportMessages } from '../report-messages.ts'
import { askedVersion } from '../report-query.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

/** The monthly table as a file, in the version asked for. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    const language = languageOf(args.request)
    const query = new URL(args.request.url).searchParams
    const month = query.get('month') || defaultMonth(at)
    const version = askedVersion(new URL(args.request.url))
    const table = await readMonthTable(reader(), month, at, version)
    if (!table) throw new NotFound()
    const rows = monthLines(language, table.rows)
    const edition = table.closed ? `-v${table.closed.version}` : ''
    const name = `${translator(language, reportMessages)('monthTitle')}-${month}${edition}`
    const { body, headers } = await tableFile(readFormat(query.get('format')), name, monthColumns(language), rows)
    return new Response(body, { headers })
  })
}
