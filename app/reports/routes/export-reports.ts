import type { LoaderFunctionArgs } from '@remix-run/node'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import { owedColumns, owedLines } from '../owed-columns.ts'
import { listOwedReports } from '../owed-reports.server.ts'
import { listUrgings } from '../report-urgings.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

const MOST_URGINGS = 20_000

/** Who has filed what, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const at = now()
    const language = languageOf(args.request)
    const format = readFormat(new URL(args.request.url).searchParams.get('format'))
    const lines = owedLines(
      await listOwedReports(reader(), actor, at),
      await listUrgings(reader(), actor, at, MOST_URGINGS),
    )
    const name = `${translator(language, eventReportMessages)('filedTitle')}-${dayOf(at)}`
    const { body, headers } = await tableFile(format, name, owedColumns(language), lines)
    return new Response(body, { headers })
  })
}
