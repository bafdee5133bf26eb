import type { ActionFunctionArgs } from '@remix-run/node'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { lookBody, lookInput } from '#app/check-in/gate-api.ts'
import { deviceActor } from '#app/check-in/gate-device.ts'
import { lookAtTicket } from '#app/check-in/look-at-ticket.server.ts'
import { apiJson, readJson } from '#app/web/api.server.ts'
import { shortCodesByDevice } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

/** What a scan would be answered. Changes nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  const input = lookInput(await readJson(request, lookBody))
  if (input.ticket && 'shortCode' in input.ticket) await shortCodesByDevice.take(device.id)
  const result = await inTransaction(
    deviceActor(device, context.address),
    (work) => lookAtTicket(work, device, input),
    { lane: device.eventId },
  )
  return apiJson(result, { headers: { 'Cache-Control': 'no-store' } })
}
