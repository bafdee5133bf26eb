import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiJson, problem } from '#app/web/api.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { channelsOf } from '../answer-channels.server.ts'
import { readAnswerQuery } from '../answer-list-query.ts'
import { answerUrl } from '../answer-page.server.ts'
import { pageOfAnswers } from '../answer-queries.server.ts'
import { apiAnswerEntry, readAnswerCursor, writeAnswerCursor } from '../api-questions.ts'
import { unitsBesideLead } from '../co-units.server.ts'

export const handle: RouteHandle = { audience: 'machine' }

const PAGE_SIZE = 20

/** GET /api/v1/answers?q=&topic=&department=&event=&concern=&cursor=: the newest first. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const params = new URL(args.request.url).searchParams
    const { q, page: _, ...filter } = readAnswerQuery(params)
    const cursor = params.get('cursor')
    const after = cursor ? readAnswerCursor(cursor) : undefined
    if (cursor && !after) {
      return problem(422, 'invalid', 'the query does not fit', {
        errors: [{ path: 'cursor', code: 'unknown', message: 'not a cursor of this list' }],
      })
    }
    const { items, next } = await pageOfAnswers(reader(), { ...filter, query: q, after, limit: PAGE_SIZE })
    const language = languageOf(args.request)
    const ids = items.map((item) => item.id)
    const channels = await channelsOf(reader(), ids)
    const units = await unitsBesideLead(reader(), ids)
    return apiJson({
      items: items.map((item) =>
        apiAnswerEntry(item, answerUrl(item.id), language, channels.get(item.id), units.get(item.id)),
      ),
      next: next ? writeAnswerCursor(next) : null,
    })
  })
}
