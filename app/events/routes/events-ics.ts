import type { LoaderFunctionArgs } from '@remix-run/node'
import { broadcastsOfQuery } from '#app/occasions/broadcasts.server.ts'
import { now } from '#app/platform/clock.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { keptForReaders, languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { readListQuery } from '../event-list-query.ts'
import { calendarSince, eventsCalendar } from '../feeds.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const query = readListQuery(new URL(args.request.url).searchParams)
    const [language, at] = [languageOf(args.request), now()]
    const broadcasts = await broadcastsOfQuery(reader(), query, calendarSince(at), language)
    return new Response(await eventsCalendar(reader(), query, language, at, broadcasts), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
        ...keptForReaders(300),
      },
    })
  })
}
