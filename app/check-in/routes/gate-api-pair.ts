import type { ActionFunctionArgs } from '@remix-run/node'
import { pairBody, pairedAnswer } from '#app/check-in/gate-api.ts'
import { pairGate } from '#app/check-in/pair-gate.server.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { apiJson, problem, readJson } from '#app/web/api.server.ts'
import { budget } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** Tries by pairing address, not by network: a venue's phones share one, and tokens are too long to be guessed. */
const pairings = budget('pairings', { points: 20, seconds: 60 })

/** Pairs a phone: the token of a pairing address for the phone's own. 410 when the address was used or is too old. */
export async function action({ request, context }: ActionFunctionArgs) {
  const body = await readJson(request, pairBody)
  await pairings.take(hashSecret(body.pairingToken))
  const paired = await inTransaction(citizen(context), (work) =>
    pairGate(work, { token: body.pairingToken, deviceName: body.deviceName }),
  )
  if (paired.outcome === 'gone') return problem(410, 'gone', 'the pairing address was used before or is too old')
  return apiJson(pairedAnswer(paired), { status: 201, headers: { 'Cache-Control': 'no-store' } })
}
