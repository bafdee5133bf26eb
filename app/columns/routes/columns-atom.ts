import type { LoaderFunctionArgs } from '@remix-run/node'
import { withFailures } from '#app/web/failures.server.ts'
import { keptForReaders, languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { columnsAtom } from '../columns-feed.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** All topical columns, those published last first. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    return new Response(await columnsAtom(reader(), languageOf(args.request)), {
      headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', ...keptForReaders(300) },
    })
  })
}
