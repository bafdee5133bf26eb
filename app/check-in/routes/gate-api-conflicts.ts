import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { openConflicts } from '#app/check-in/conflict-queries.server.ts'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { resolveBody } from '#app/check-in/gate-api.ts'
import { deviceActor, mayOverride } from '#app/check-in/gate-device.ts'
import { gateNotesOf } from '#app/check-in/gate-notes.server.ts'
import { resolveConflict } from '#app/check-in/resolve-conflict.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { apiJson, problem, readJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction, reader } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

/** What two gates decided differently while they could not talk to each other, and what was noted of attempts. Supervisors' phones only, others get 403. */
export async function loader({ request }: LoaderFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  if (!mayOverride(device.profile)) throw new Forbidden('see conflicts')
  const items = await openConflicts(reader(), device.eventId)
  const notes = await gateNotesOf(reader(), device.eventId)
  return apiJson({ items, notes }, { headers: { 'Cache-Control': 'no-store' } })
}

/** Decides about one. 404 when there is none such in this event; 409 alreadyResolved, impossible, laterScan. */
export async function action({ request, context }: ActionFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  const body = await readJson(request, resolveBody)
  const { outcome } = await inTransaction(
    deviceActor(device, context.address),
    (work) => resolveConflict(work, device.eventId, body),
    { lane: device.eventId },
  )
  if (outcome !== 'resolved') return problem(409, outcome)
  return apiJson({ scanId: body.scanId, resolution: body.resolution })
}
