import type { ActionFunctionArgs } from '@remix-run/node'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { walkOutBody } from '#app/check-in/gate-api.ts'
import { deviceActor } from '#app/check-in/gate-device.ts'
import { recordWalkOut } from '#app/check-in/walk-out.server.ts'
import { apiJson, readJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

/** People without a ticket leave: they are taken off the count of walk-ins inside. */
export async function action({ request, context }: ActionFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  const body = await readJson(request, walkOutBody)
  const { left } = await inTransaction(
    deviceActor(device, context.address),
    (work) => recordWalkOut(work, device, body),
    { lane: device.eventId },
  )
  return apiJson({ nonce: body.nonce, verdict: 'left', admitted: left })
}
