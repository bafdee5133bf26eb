import type { LoaderFunctionArgs } from '@remix-run/node'
import { withFailures } from '#app/web/failures.server.ts'
import { keptForReaders, languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { columnAtom } from '../columns-feed.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** The sections of one column; 410 when it was withdrawn, as its page. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const feed = await columnAtom(reader(), args.params.slug ?? '', languageOf(args.request))
    if (feed === undefined) return new Response(null, { status: 410 })
    return new Response(feed, {
      headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', ...keptForReaders(300) },
    })
  })
}
