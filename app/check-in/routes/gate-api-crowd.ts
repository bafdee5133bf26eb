import type { ActionFunctionArgs } from '@remix-run/node'
import { countCrowd } from '#app/check-in/count-crowd.server.ts'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { crowdBody } from '#app/check-in/gate-api.ts'
import { deviceActor } from '#app/check-in/gate-device.ts'
import { apiJson, readJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

/** People without a ticket counted by hand: how many of each count were taken, and the sums by gate. */
export async function action({ request, context }: ActionFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  const { counts } = await readJson(request, crowdBody)
  const answer = await inTransaction(deviceActor(device, context.address), (work) => countCrowd(work, device, counts), {
    lane: device.eventId,
  })
  return apiJson(answer)
}
