import type { LoaderFunctionArgs } from '@remix-run/node'
import { withFailures } from '#app/web/failures.server.ts'
import { keptForReaders, languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readAnswerQuery } from '../answer-list-query.ts'
import { answersAtom } from '../answers-feed.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** The newest published answers, with the filters of the library. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const query = readAnswerQuery(new URL(args.request.url).searchParams)
    return new Response(await answersAtom(reader(), query, languageOf(args.request)), {
      headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', ...keptForReaders(300) },
    })
  })
}
