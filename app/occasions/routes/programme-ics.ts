import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { programmeCalendar } from '../programme-feed.server.ts'
import { findProgramme, listDays } from '../programme-queries.server.ts'

export const handle: RouteHandle = { audience: 'public' }

/** The schedule as a calendar to subscribe to. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const at = now()
    const programme = await findProgramme(reader(), { slug: args.params.slug ?? '' })
    const days = await listDays(reader(), programme.id, at)
    return new Response(programmeCalendar(programme, days, languageOf(args.request), at), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
        'Cache-Control': 'public, max-age=300',
      },
    })
  })
}
