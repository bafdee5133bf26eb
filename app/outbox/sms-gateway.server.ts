// Text messages through a gateway of the operator: one POST of JSON per message, signed like a webhook.
//   { "id", "to", "text", "language" }
//   X-Open-Day-Timestamp: seconds since 1970 · X-Open-Day-Signature: v1=hex(HMAC-SHA-256(secret, timestamp + "." + body))
// Any 2xx takes the message. The id is the same on a repeat: the gateway may leave out what it has sent already.
import { createHmac } from 'node:crypto'
import type { Config } from '#app/config.server.ts'
import { now, seconds } from '#app/platform/clock.ts'
import { DeliveryFailure } from './retry-ladder.ts'

export type TextMessage = { id: string; to: string; text: string; language: string }
export type SmsGateway = { send(message: TextMessage): Promise<void> }

const PATIENCE = seconds(10)

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** The configured gateway; undefined when there is none and text messages are kept for the console. */
export function openSmsGateway(config: Config): SmsGateway | undefined {
  if (!config.smsGateway) return undefined
  const { url, secret } = config.smsGateway
  return {
    async send(message) {
      const body = JSON.stringify(message)
      const timestamp = String(Math.floor(now().getTime() / 1000))
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'X-Open-Day-Timestamp': timestamp,
          'X-Open-Day-Signature': signatureOf(secret, timestamp, body),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      }).catch(() => {
        throw new DeliveryFailure('unreachable', 'connection')
      })
      await answer.body?.cancel()
      if (!answer.ok) throw failureOf(answer.status)
    },
  }
}

/** Too many requests and the server's own troubles pass; what it refuses otherwise it will refuse again (RFC 9110 §15). */
function failureOf(status: number): DeliveryFailure {
  const code = `gateway ${status}`
  if (status === 429 || status === 503) return new DeliveryFailure('quick', code)
  if (status === 401 || status === 403) return new DeliveryFailure('unreachable', `connection ${status}`)
  return new DeliveryFailure(status >= 500 || status === 408 ? 'slow' : 'permanent', code)
}
