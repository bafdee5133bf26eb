import type { ActionFunctionArgs } from '@remix-run/node'
import { addWalkIn } from '#app/check-in/add-walk-in.server.ts'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { walkInBody } from '#app/check-in/gate-api.ts'
import { deviceActor } from '#app/check-in/gate-device.ts'
import { cleanLine } from '#app/platform/text.ts'
import { normalisePhone } from '#app/registrations/contact.ts'
import { apiJson, problem, readJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

/** Takes in somebody without registration. 409 `full` or `safetyLimit` (with the free places), `alreadyRegistered`, `nonceUsed`; 422 for a bad phone number or slot. */
export async function action({ request, context }: ActionFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  const body = await readJson(request, walkInBody)
  const phone = body.phone ? normalisePhone(body.phone) : undefined
  if (body.phone && !phone) return invalid('phone', 'not a telephone number')
  const name = cleanLine(body.name ?? '') || undefined
  const result = await inTransaction(
    deviceActor(device, context.address),
    (work) => addWalkIn(work, device, { ...body, name, phone }),
    { lane: device.eventId },
  )
  if (result.outcome === 'unknownSlot') return invalid('slotId', 'not a slot of this event')
  if (result.outcome === 'alreadyRegistered' || result.outcome === 'nonceUsed') return problem(409, result.outcome)
  if (result.outcome === 'full')
    return problem(409, result.limit === 'safety' ? 'safetyLimit' : 'full', `free places: ${result.free}`)
  const { outcome: _, partySize, ...admitted } = result
  return apiJson(
    { nonce: body.nonce, verdict: 'welcome', admitted: partySize, arrived: partySize, partySize, ...admitted },
    { status: 201 },
  )
}

function invalid(path: string, message: string): Response {
  return problem(422, 'invalid', 'the body does not fit', { errors: [{ path, code: 'invalid', message }] })
}
