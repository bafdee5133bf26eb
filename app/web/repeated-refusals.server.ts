// The shortest way to say that too many wait. In a rush most requests are refused, each like the one before: what the first was
// told is kept, and the next gets it before anything else is found out about it. The time belongs to those who were let in.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { store } from '#db/work.ts'
import { busyRetry } from './failures.server.ts'
import { API_LIMIT } from './guard.server.ts'
import { counterOf, countRefusal } from './metrics.server.ts'
import { newRequestId } from './request-id.server.ts'

/** `headers`: names and values in turn, as writeHead takes them, without those that differ from one answer to the next. */
export type BusyAnswer = { lane: string; headers: readonly string[]; body: string }
type Kept = BusyAnswer & { count: (milliseconds: number) => void }

const MOST_REMEMBERED = 200

export class RepeatedRefusals {
  readonly #known = new Map<string, Kept>()

  /** Remembers how a request to a fast path of this pattern is refused while its lane is full. */
  keep(request: IncomingMessage, pattern: string, answer: BusyAnswer): void {
    if (!isPlain(request)) return
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear()
    this.#known.set(signatureOf(request), { ...answer, count: counterOf(request.method ?? '', pattern, 503) })
  }

  /** Refuses a request that differs in nothing from one that was refused, while its lane is full; false when it may be served. */
  again(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#known.size === 0 || request.method !== 'POST') return false
    const known = this.#known.get(signatureOf(request))
    if (!known || !isPlain(request) || !store().isFull(known.lane)) return false
    sendBusy(response, known, newRequestId())
    known.count(0)
    return true
  }
}

/** A text of ASCII alone leaves with the headers, in one write. */
export function sendBusy(response: ServerResponse, { headers, body }: BusyAnswer, requestId: string): void {
  countRefusal('busy')
  const own = ['X-Request-Id', requestId, 'Retry-After', String(busyRetry())]
  response.writeHead(503, headers.concat(own)).end(body, 'latin1')
}

/** Everything that the guard and the choice of a fast path look at, in a request of a program that is plain otherwise. */
function signatureOf({ method, url, headers }: IncomingMessage): string {
  return `${method} ${url}\n${headers.host}\n${headers['content-type']}`
}

function isPlain({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return false
  if (headers['content-encoding'] !== undefined || headers['transfer-encoding'] !== undefined) return false
  return headers.expect === undefined && length !== undefined && Number(length) <= API_LIMIT
}
