import type { LoaderFunctionArgs } from '@remix-run/node'
import { withFailures } from '#app/web/failures.server.ts'
import { keptForReaders, languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { getPublicEvent } from '../event-queries.server.ts'
import { eventCalendar } from '../feeds.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const event = await getPublicEvent(reader(), args.params.slug ?? '')
    return new Response(eventCalendar(event, languageOf(args.request)), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
        'Content-Disposition': `attachment; filename="${event.slug}.ics"`,
        ...keptForReaders(60),
      },
    })
  })
}
