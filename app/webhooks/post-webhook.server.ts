// One POST to an allowed host. The name is resolved once, every address it gives must be public, and the connection goes to
// the very address that was checked: a name that answers differently the second time (DNS rebinding) gains nothing.
import { lookup } from 'node:dns/promises'
import { request } from 'node:https'
import { DeliveryFailure } from '#app/outbox/retry-ladder.ts'
import { seconds } from '#app/platform/clock.ts'
import { faultOfAddress, isPublicAddress } from './webhook-address.ts'

/**
 * The way out. Production uses INTERNET; tests hand in a resolver, a certificate and the place of their own receiver, which
 * stands for the checked address. No setting reaches this.
 */
export type Wire = {
  resolve(host: string): Promise<string[]>
  /** instead of port 443 of the checked address */
  standIn?: { address: string; port: number; ca: string }
}
export const INTERNET: Wire = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
}

export const PATIENCE = seconds(10)
/** An answer is read so far, and thrown away. */
const MOST_ANSWER = 64 * 1024

type Posting = { url: string; headers: Record<string, string>; body: string }

/** Posts and answers with the status. Throws a DeliveryFailure when there was none: refused, not found, too slow. */
export async function postWebhook(posting: Posting, hosts: readonly string[], wire: Wire = INTERNET): Promise<number> {
  const fault = faultOfAddress(posting.url, hosts)
  if (fault) throw new DeliveryFailure('slow', fault)
  const { hostname } = new URL(posting.url)
  const patience = AbortSignal.timeout(PATIENCE)
  const addresses = await inTime(wire.resolve(hostname), patience)
  const [address] = addresses
  if (!address) throw new DeliveryFailure('slow', 'name not found')
  if (!addresses.every(isPublicAddress)) throw new DeliveryFailure('slow', 'address refused')
  return send(posting, wire.standIn ?? { address, port: 443 }, patience)
}

async function inTime(resolving: Promise<string[]>, patience: AbortSignal): Promise<string[]> {
  const late = new Promise<never>((_, reject) => patience.addEventListener('abort', () => reject(patience.reason)))
  try {
    return await Promise.race([resolving, late])
  } catch {
    throw new DeliveryFailure('slow', 'name not found')
  }
}

function send(
  { url, headers, body }: Posting,
  to: { address: string; port: number; ca?: string },
  signal: AbortSignal,
): Promise<number> {
  const { hostname, host, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const sending = request({
      // The certificate must be that of the name, whatever address it was found at.
      host: to.address,
      port: to.port,
      ...(to.ca ? { ca: to.ca } : {}),
      servername: hostname,
      path: pathname + search,
      method: 'POST',
      headers: { ...headers, host, 'content-length': Buffer.byteLength(body) },
      minVersion: 'TLSv1.2',
      maxHeaderSize: 16 * 1024,
      agent: false,
      signal,
    })
    sending.on('response', (answer) => {
      const status = answer.statusCode ?? 0
      let read = 0
      answer.on('data', (part: Buffer) => {
        read += part.length
        if (read > MOST_ANSWER) answer.destroy()
      })
      // However the rest of the answer ends, the status has been given.
      answer.on('error', () => {})
      answer.on('close', () => resolve(status))
    })
    sending.on('error', (error) => reject(new DeliveryFailure('slow', codeOf(error))))
    sending.end(body)
  })
}

function codeOf(error: Error): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'too slow'
  return ((error as NodeJS.ErrnoException).code ?? 'no connection').slice(0, 60)
}
