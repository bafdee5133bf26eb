// Reads a request's body whole, up to its announced length.
import type { IncomingMessage, ServerResponse } from 'node:http'

// All bodies being read at one time, so that many large uploads cannot fill the memory.
const MOST_IN_FLIGHT = 128 * 1024 * 1024
let inFlight = 0

/** The body ended too early, or the client went away. */
export class BodyLost extends Error {
  override name = 'BodyLost'
}

/** There is no room for the body now. */
export class BodiesFull extends Error {
  override name = 'BodiesFull'
}

/** The bytes of the body. The guard has checked the announced length; Node's parser reads no more than that. */
export function readBody(request: IncomingMessage, response: ServerResponse): Promise<Buffer> {
  const length = Number(request.headers['content-length'] ?? 0)
  if (length === 0) return Promise.resolve(Buffer.alloc(0))
  if (inFlight + length > MOST_IN_FLIGHT) return Promise.reject(new BodiesFull('too many bodies are being read'))
  inFlight += length
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue()
  return new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    let ended = false
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      ended = true
      if (request.complete) resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
      else reject(new BodyLost('the body ended too early'))
    })
    // Every request is closed in the end; making an error for each would cost more than reading it.
    const lost = () => {
      if (!ended) reject(new BodyLost('the client went away'))
    }
    request.on('error', lost)
    request.on('close', lost)
  }).finally(() => {
    inFlight -= length
  })
}
