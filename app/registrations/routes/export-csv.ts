import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'
import { exportRegistrations } from '../export-registrations.server.ts'
import { readSignUpQuery } from '../sign-ups.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

/** A POST, because exporting leaves an entry in the audit trail. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const query = readSignUpQuery(new URL(request.url).searchParams)
  const language = languageOf(request)
  const csv = await inTransaction(actor, (work) => exportRegistrations(work, params.id ?? '', query, language))
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="registrations-${dayOf(now())}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
