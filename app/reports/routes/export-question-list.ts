import type { LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { readFormat, tableFile } from '#app/platform/spreadsheet.server.ts'
import { readConcernNames } from '#app/questions/concern-kinds.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { questionListColumns } from '../question-list-columns.ts'
import { askedVersion } from '../report-query.ts'
import { readReport } from '../report-view.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

/** The list of questions as a table, in the version asked for. The other reports are no tables: they have none. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const { id: eventId = '', kind } = args.params
    if (kind !== 'questionList') throw new NotFound()
    const url = new URL(args.request.url)
    const language = languageOf(args.request)
    const origin = config().publicOrigin
    const asked = { eventId, kind, version: askedVersion(url), language, origin } as const
    const { questions, title } = await readReport(reader(), actor, asked, now())
    const { body, headers } = await tableFile(
      readFormat(url.searchParams.get('format')),
      title,
      questionListColumns(language, origin, await readConcernNames(reader(), language)),
      questions.map((question, index) => ({ ...question, no: index + 1 })),
    )
    return new Response(body, { headers })
  })
}
