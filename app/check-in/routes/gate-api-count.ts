import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import { apiJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

export async function loader({ request }: LoaderFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  return apiJson(await headCountOf(reader(), device.eventId), { headers: { 'Cache-Control': 'no-store' } })
}
