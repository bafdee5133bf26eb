import type { LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { addDays, instantOf } from '#app/platform/dates.ts'
import { eventQuestionFigures } from '#app/questions/event-ledger.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { apiJson, fieldProblems, problem } from '#app/web/api.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readCursor, writeCursor } from '../api-cursor.ts'
import { apiEventQuery, toApiEvent } from '../api-event.ts'
import { pageOfEvents } from '../event-queries.server.ts'
import { NO_QUESTIONS } from '../shown-questions.ts'

export const handle: RouteHandle = { audience: 'machine' }

const PAGE_SIZE = 20

/** A day as the moment it begins; an instant as it is. */
const moment = (text: string) => instantOf(text) ?? new Date(text)

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const search = new URL(args.request.url).searchParams
    const read = apiEventQuery.safeParse(Object.fromEntries(search))
    if (!read.success) {
      return problem(422, 'invalid', 'the query does not fit', { errors: fieldProblems(read.error) })
    }
    const { from, to, q, cursor, department, theme, kind, campaign } = read.data
    const after = cursor === undefined ? undefined : readCursor(cursor)
    if (cursor !== undefined && !after) {
      const errors = [{ path: 'cursor', code: 'invalid', message: 'not a cursor of this list' }]
      return problem(422, 'invalid', 'the query does not fit', { errors })
    }
    const at = now()
    const filter = {
      ...{ department, theme, kind, campaign, query: q },
      from: from ? moment(from) : at,
      to: to ? moment(instantOf(to) ? addDays(to, 1) : to) : undefined,
    }
    const page = await pageOfEvents(reader(), { ...filter, after, limit: PAGE_SIZE })
    const figures = await eventQuestionFigures(
      reader(),
      page.events.map((event) => event.id),
      at,
    )
    const { publicOrigin: origin } = config()
    return apiJson({
      items: page.events.map((event) =>
        toApiEvent(event, {
          origin,
          now: at,
          consentVersion: CURRENT_CONSENT.version,
          questions: figures.get(event.id) ?? NO_QUESTIONS.figures,
        }),
      ),
      next: page.next ? writeCursor(page.next) : null,
    })
  })
}
