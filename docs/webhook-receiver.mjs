// A receiver of webhooks, complete: checks the signature and the time, drops repeats, answers fast. Node 20 or newer, no packages.
//   WEBHOOK_SECRET=whsec_… node webhook-receiver.mjs
// Put a proxy with a certificate in front of it: addresses must be https on port 443.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const TOLERANCE_SECONDS = 300
const MOST_BYTES = 64 * 1024

/** Whether one of the signatures of the header was made with this secret, not longer ago than five minutes. */
export function isGenuine(secret, headers, body, nowSeconds = Date.now() / 1000) {
  const id = headers['webhook-id'] ?? ''
  const timestamp = headers['webhook-timestamp'] ?? ''
  if (!(Math.abs(nowSeconds - Number(timestamp)) <= TOLERANCE_SECONDS)) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  return (headers['webhook-signature'] ?? '').split(' ').some((signature) => {
    const [version, text] = signature.split(',')
    const given = Buffer.from(text ?? '', 'base64')
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
}

/** A request handler. `take` gets each message once; keep the ids in your database instead of in memory. */
export function receiver(secret, take, nowSeconds = () => Date.now() / 1000) {
  const seen = new Set()
  return async (request, response) => {
    let body = ''
    for await (const part of request.setEncoding('utf8')) {
      body += part
      if (body.length > MOST_BYTES) return response.writeHead(413).end()
    }
    if (!isGenuine(secret, request.headers, body, nowSeconds())) return response.writeHead(401).end()
    const id = request.headers['webhook-id']
    if (!seen.has(id)) {
      await take(JSON.parse(body))
      seen.add(id)
    }
    response.writeHead(204).end()
  }
}

if (process.env.WEBHOOK_SECRET && import.meta.filename === process.argv[1]) {
  const handler = receiver(process.env.WEBHOOK_SECRET, (message) =>
    console.log(message.sequence, message.type, message.data),
  )
  createServer(handler).listen(8080)
}
