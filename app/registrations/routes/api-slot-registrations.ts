import type { ActionFunctionArgs } from '@remix-run/node'
import { answerRegistration } from '#app/registrations/api-register.server.ts'
import { apiAnswer } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** The same endpoint as the fast path; this one serves what does not come through it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const key = request.headers.get('Idempotency-Key') ?? undefined
  const text = await request.text()
  const { arrivedAt, address } = context
  const answer = await answerRegistration(
    { slotId: params.slotId ?? '', text, idempotencyKey: key, arrivedAt },
    address,
  )
  return apiAnswer(answer)
}
