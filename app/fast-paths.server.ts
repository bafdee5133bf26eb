// Endpoints answered before Remix because a crowd waits for them, on one page. The routes of the same address stay and
// answer the same.
import { requireScanningDevice } from './check-in/device-session.server.ts'
import { scanInputs, scansBody } from './check-in/gate-api.ts'
import { recordScans } from './check-in/record-scans.server.ts'
import { registerFast } from './registrations/fast-register.server.ts'
import { checkJson, fastApiAnswer } from './web/api.server.ts'
import type { FastAnswer, FastPath, FastRequest } from './web/fast-path.server.ts'
import { shortCodesByDevice } from './web/limits.server.ts'

async function answerScans({ headers, body }: FastRequest): Promise<FastAnswer> {
  const device = await requireScanningDevice(headers.authorization)
  const inputs = scanInputs(checkJson(body.toString('utf8'), scansBody))
  for (const { ticket } of inputs) if (ticket && 'shortCode' in ticket) await shortCodesByDevice.take(device.id)
  const results = await recordScans(device, inputs)
  return fastApiAnswer({ status: 200, value: { results } })
}

export const FAST_PATHS: readonly FastPath[] = [
  { method: 'POST', pattern: '/api/v1/gate/scans', answer: answerScans },
  {
    method: 'POST',
    pattern: '/api/v1/slots/:slotId/registrations',
    lane: ({ slotId }) => slotId ?? '',
    answer: async (request) => fastApiAnswer(await registerFast(request)),
  },
]
