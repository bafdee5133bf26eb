// The signature of the Standard Webhooks specification (standardwebhooks.com): `v1,` and base64 of HMAC-SHA-256 over
// id.timestamp.body, with the key behind `whsec_`.
import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

/** 256 bit, as receivers of the specification expect it. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64')
}

export function webhookSignature(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** The headers of one attempt. Several secrets sign side by side while one takes the place of another. */
export function webhookHeaders(secrets: readonly string[], id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'open-day-webhook/1',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => webhookSignature(secret, id, timestamp, body)).join(' '),
  }
}
