import type { ActionFunctionArgs } from '@remix-run/node'
import { requireScanningDevice } from '#app/check-in/device-session.server.ts'
import { scanInputs, scansBody } from '#app/check-in/gate-api.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { apiJson, readJson } from '#app/web/api.server.ts'
import { shortCodesByDevice } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'gate' }

/** The same as the fast path, app/fast-paths.server.ts. */
export async function action({ request }: ActionFunctionArgs) {
  const device = await requireScanningDevice(request.headers.get('Authorization'))
  const inputs = scanInputs(await readJson(request, scansBody))
  for (const { ticket } of inputs) if (ticket && 'shortCode' in ticket) await shortCodesByDevice.take(device.id)
  return apiJson({ results: await recordScans(device, inputs) })
}
