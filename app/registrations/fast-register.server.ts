// Registering before Remix: the rush at the opening of sign-up goes this way.
import type { ApiAnswer } from '#app/platform/api-answer.ts'
import { answerRegistration } from './api-register.server.ts'

/** From the parts of a request that has been read whole. Nothing waits before the registration is queued. */
export function registerFast(request: {
  params: Record<string, string>
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  address: string
  arrivedAt: Date
  arrival: number
}): Promise<ApiAnswer> {
  const key = request.headers['idempotency-key']
  return answerRegistration(
    {
      slotId: request.params.slotId ?? '',
      text: request.body.toString('utf8'),
      idempotencyKey: Array.isArray(key) ? key.join(',') : key,
      arrivedAt: request.arrivedAt,
      arrival: request.arrival,
    },
    request.address,
  )
}
