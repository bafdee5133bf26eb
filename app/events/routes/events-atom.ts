import type { LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { broadcastsOfQuery } from '#app/occasions/broadcasts.server.ts'
import { now } from '#app/platform/clock.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { keptForReaders, languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { listHref, readListQuery } from '../event-list-query.ts'
import { eventsAtom } from '../feeds.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const query = readListQuery(new URL(args.request.url).searchParams)
    const self = config().publicOrigin + listHref(query, '/events.atom')
    const [language, at] = [languageOf(args.request), now()]
    const broadcasts = await broadcastsOfQuery(reader(), query, at, language)
    return new Response(await eventsAtom(reader(), query, language, at, { self, broadcasts }), {
      headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', ...keptForReaders(300) },
    })
  })
}
