import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { monthOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { tableFile } from '#app/platform/spreadsheet.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { statisticsMessages } from '../statistics-messages.ts'
import { readStatisticsPage } from '../statistics-page.server.ts'
import { figureColumns, PUBLIC_COLUMNS } from '../statistics-table.ts'

export const handle: RouteHandle = { audience: 'public' }

/** The table of /statistics as a file, for everybody. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const at = now()
    const language = languageOf(args.request)
    const query = new URL(args.request.url).searchParams
    const month = query.get('month') || monthOf(at)
    const page = await readStatisticsPage(reader(), { month, department: query.get('department') || undefined }, at)
    if (!page) throw new NotFound()
    const text = translator(language, statisticsMessages)
    const name = `${text('title')}-${month}`
    const sum = { name: text('sum'), nameEn: text('sum'), ...page.total }
    const rows = page.rows.length > 1 ? [...page.rows, sum] : page.rows
    const { body, headers } = await tableFile('csv', name, figureColumns(language, PUBLIC_COLUMNS), rows)
    return new Response(body, { headers })
  })
}
