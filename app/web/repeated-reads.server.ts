// The shortest way to a kept page. A reader who asks for the same address with the same choices gets what the last one got, with
// headers that were put together once: most of what a request costs is in finding out what it may have.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isKnown } from './encodings.server.ts'
import type { Exchange } from './exchange.ts'
import { counterOf } from './metrics.server.ts'
import type { CachedPage } from './page-cache.server.ts'
import { newRequestId } from './request-id.server.ts'

type Kept = {
  /** of the page in the cache */
  name: string
  page: CachedPage
  bytes: Buffer
  etag: string
  /** empty for the plain text */
  encoding: string
}
type Repeated = Kept & {
  /** names and values in turn, as writeHead takes them */
  whole: string[]
  unchanged: string[]
  countWhole: (milliseconds: number) => void
  countUnchanged: (milliseconds: number) => void
}

const MOST_REMEMBERED = 2000
/** What a 304 repeats of the 200 (RFC 9110 §15.4.5); the reader keeps the rest. */
const OF_UNCHANGED = ['etag', 'cache-control', 'vary']

export class RepeatedReads {
  readonly #known = new Map<string, Repeated>()

  /** What a request like this one was answered with. Only a plain GET with one Host header and no body is looked up. */
  find(request: IncomingMessage): Repeated | undefined {
    if (request.method !== 'GET' || !hasOneHost(request) || hasBody(request)) return undefined
    // The same address may also be listened to.
    if (request.headers.accept?.includes('text/event-stream')) return undefined
    return this.#known.get(signatureOf(request))
  }

  /** Remembers an answer whose headers stand in the response, all but those of its encoding. One with a cookie is not repeated. */
  keep({ request, response, route }: Exchange, kept: Kept): void {
    if (request.method !== 'GET' || response.hasHeader('Set-Cookie')) return
    const common = Object.entries(response.getHeaders()).filter(([name]) => name !== 'x-request-id')
    const flat = (headers: typeof common) => headers.flatMap(([name, value]) => [name, String(value)])
    const whole = [...flat(common), 'content-length', String(kept.bytes.length)]
    if (kept.encoding) whole.push('content-encoding', kept.encoding)
    const unchanged = flat(common.filter(([name]) => OF_UNCHANGED.includes(name)))
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear()
    const counts = { countWhole: counterOf('GET', route, 200), countUnchanged: counterOf('GET', route, 304) }
    this.#known.set(signatureOf(request), { ...kept, whole, unchanged, ...counts })
  }

  answer(found: Repeated, request: IncomingMessage, response: ServerResponse): void {
    const start = performance.now()
    const id = ['x-request-id', newRequestId()]
    if (isKnown(request.headers, found.etag)) {
      response.writeHead(304, found.unchanged.concat(id)).end()
      found.countUnchanged(performance.now() - start)
    } else {
      response.writeHead(200, found.whole.concat(id)).end(found.bytes)
      found.countWhole(performance.now() - start)
    }
  }
}

/** Everything of a request that the guard and the choice of a page look at, besides the page itself. */
function signatureOf({ url, headers }: IncomingMessage): string {
  return `${url}\n${headers.host}\n${headers.cookie}\n${headers['accept-language']}\n${headers['accept-encoding']}`
}

function hasOneHost({ rawHeaders }: IncomingMessage): boolean {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string
    if (name.length === 4 && name.toLowerCase() === 'host') count++
  }
  return count === 1
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}
