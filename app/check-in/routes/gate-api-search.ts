import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { searchQuery } from '#app/check-in/gate-api.ts'
import { maySearch } from '#app/check-in/gate-device.ts'
import { searchGate } from '#app/check-in/search-gate.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { apiJson, fieldProblems, problem } from '#app/web/api.server.ts'
import { budget } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

const searches = budget('gate searches', { points: 120, seconds: 60 })

/** Registrations of the event by name, its pinyin or initials, last four digits, phone or short code. Phones that only scan get 403. */
export async function loader({ request }: LoaderFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  if (!maySearch(device.profile)) throw new Forbidden('search')
  await searches.take(device.id)
  const query = searchQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return problem(422, 'invalid', 'the query does not fit', { errors: fieldProblems(query.error) })
  const found = await searchGate(reader(), device.eventId, query.data.q)
  if (found.outcome === 'tooShort') {
    return problem(422, 'tooShort', 'two characters at least', {
      errors: [{ path: 'q', code: 'tooShort', message: 'two characters at least' }],
    })
  }
  return apiJson({ items: found.items }, { headers: { 'Cache-Control': 'no-store' } })
}
