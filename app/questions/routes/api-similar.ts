import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiJson } from '#app/web/api.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { answerUrl } from '../answer-page.server.ts'
import { similarAnswers } from '../answer-queries.server.ts'

export const handle: RouteHandle = { audience: 'machine' }

const MOST = 10
const LONGEST = 1000

/** GET /api/v1/questions/similar?q=: published answers to questions like this one, the likest first. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const q = (new URL(args.request.url).searchParams.get('q') ?? '').slice(0, LONGEST)
    const items = await similarAnswers(reader(), q, MOST)
    return apiJson({
      items: items.map(({ id, question, score }) => ({
        id,
        question,
        answerUrl: answerUrl(id),
        score: Math.round(score * 1000) / 1000,
      })),
    })
  })
}
