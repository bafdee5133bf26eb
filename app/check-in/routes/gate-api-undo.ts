import type { ActionFunctionArgs } from '@remix-run/node'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { undoBody } from '#app/check-in/gate-api.ts'
import { deviceActor } from '#app/check-in/gate-device.ts'
import { undoScan } from '#app/check-in/undo-scan.server.ts'
import { apiJson, problem, readJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

/** Takes an attempt of this phone back. 404 when it has none with this nonce that let people through; 409 too late, or not the last. */
export async function action({ request, context }: ActionFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  const { nonce, undoes, happenedAt, reason = 'other', words } = await readJson(request, undoBody)
  const result = await inTransaction(
    deviceActor(device, context.address),
    (work) => undoScan(work, device, undoes, { happenedAt, why: { reason, words } }),
    { lane: device.eventId },
  )
  if (result.outcome === 'notFound') return problem(404, 'notFound')
  if (result.outcome !== 'undone') return problem(409, result.outcome)
  const { arrived, partySize } = result
  return apiJson({ nonce, undoes, arrived, partySize })
}
