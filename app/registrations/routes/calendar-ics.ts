import type { LoaderFunctionArgs } from '@remix-run/node'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { calendarOfRegistration } from '../calendar-of-registration.server.ts'
import { byManageToken } from '../registration-queries.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await byManageToken(reader(), params.manageToken)
  return new Response(calendarOfRegistration(found, languageOf(request)), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': 'attachment; filename="open-day.ics"',
      'Cache-Control': 'no-store',
    },
  })
}
