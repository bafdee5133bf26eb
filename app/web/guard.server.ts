// What a request must be before anything of ours looks at it (OWASP ASVS 5.0 4.1, 3.5; RFC 9110). Cheap checks first.
import type { IncomingHttpHeaders } from 'node:http'

/** Refused before the framework. `code` goes into the problem or chooses the page. */
export type Refusal = { status: number; code: string; headers?: Record<string, string> }

/** An admitted request's head. `cors` is the foreign origin that may read the answer. */
export type Admitted = {
  method: string
  path: string
  search: string
  api: boolean
  unsafe: boolean
  bodyLimit: number
  cors: string | undefined
}

export type GuardSettings = { publicOrigin: string; embedOrigins: readonly string[] }

export type RequestHead = {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  /** names and values as they came, to see repeated ones */
  rawHeaders: readonly string[]
}

/** Forms of visitors that take files: sign-up, where the event asks for some, and questions. */
const TAKES_FILES = /^\/(?:events\/[^/]+\/register(?:\/group)?|ask)$/
const LONGEST_URL = 2048
const KB = 1024
export const FORM_LIMIT = 256 * KB
export const API_LIMIT = 1024 * KB
export const UPLOAD_LIMIT = 8 * KB * KB

const PAGE_METHODS = ['GET', 'HEAD', 'POST']
const API_METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS']
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data']
const OPERATION_PATHS = ['/healthz', '/readyz', '/metrics']
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

const refuse = (status: number, code: string, headers?: Record<string, string>): Refusal => ({ status, code, headers })

export function isRefusal(value: Admitted | Refusal): value is Refusal {
  return 'status' in value
}

/** Admits a request by its head, or says how it is refused. */
export function examine(head: RequestHead, settings: GuardSettings): Admitted | Refusal {
  const url = head.url ?? ''
  const question = url.indexOf('?')
  const path = question < 0 ? url : url.slice(0, question)
  const api = path.startsWith('/api/')
  const method = head.method ?? ''
  const allowed = api ? API_METHODS : PAGE_METHODS
  if (!allowed.includes(method)) return refuse(405, 'methodNotAllowed', { Allow: allowed.join(', ') })
  const host = hostOf(head)
  if (host === undefined) return refuse(400, 'badHost')
  if (!hostAllowed(host, path, settings)) return refuse(421, 'wrongHost')
  if (!pathIsSound(path)) return refuse(400, 'badPath')
  if (Buffer.byteLength(url) > LONGEST_URL) return refuse(414, 'addressTooLong')
  const unsafe = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
  const search = question < 0 ? '' : url.slice(question)
  const bodyLimit = limitOf(head, path, api)
  const admitted: Admitted = { method, path, search, api, unsafe, bodyLimit, cors: undefined }
  const origin = api ? apiOrigin(head.headers, host, settings) : unsafe ? formOrigin(head.headers, host, settings) : {}
  if ('status' in origin) return origin
  admitted.cors = origin.cors
  return bodyRefusal(head.headers, admitted) ?? admitted
}

/** The one Host header, in lower case; undefined when there is none, or several. */
function hostOf({ headers, rawHeaders }: RequestHead): string | undefined {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) if (rawHeaders[index]?.toLowerCase() === 'host') count++
  return count === 1 ? headers.host?.toLowerCase() : undefined
}

let lastOrigin: { text: string; parts: URL } | undefined

/** Parsed once: it is asked for with every request and is the same for all of them. */
function partsOf(publicOrigin: string): URL {
  if (lastOrigin?.text !== publicOrigin) lastOrigin = { text: publicOrigin, parts: new URL(publicOrigin) }
  return lastOrigin.parts
}

function hostAllowed(host: string, path: string, { publicOrigin }: GuardSettings): boolean {
  const { host: publicHost, hostname, port } = partsOf(publicOrigin)
  if (host === publicHost) return true
  const loopback = LOOPBACK_NAMES.find((name) => host === name || host.startsWith(`${name}:`))
  if (!loopback) return false
  // A load balancer's or operator's probe asks the machine itself.
  if (OPERATION_PATHS.includes(path)) return true
  return LOOPBACK_NAMES.includes(hostname) && host === (port ? `${loopback}:${port}` : loopback)
}

/** Most paths: nothing in them is written in another way than it is meant. */
const PLAIN_PATH = /^[\w./-]*$/

function pathIsSound(path: string): boolean {
  if (!path.startsWith('/') || path.startsWith('//')) return false
  if (PLAIN_PATH.test(path)) return true
  try {
    const decoded = decodeURIComponent(path)
    return !/[\u0000-\u001f\u007f\\]/.test(decoded)
  } catch {
    return false
  }
}

/** Origins of the scheme and host that the request itself was addressed to, and was admitted for. */
function isOwn(origin: string, host: string, { publicOrigin }: GuardSettings): boolean {
  return origin.toLowerCase() === `${partsOf(publicOrigin).protocol}//${host}`
}

type OriginVerdict = Refusal | { cors?: string }

/** The API has no cookies: programs without Origin are served, pages of other sites only when they are named. */
function apiOrigin(headers: IncomingHttpHeaders, host: string, settings: GuardSettings): OriginVerdict {
  const { origin } = headers
  if (origin !== undefined) {
    if (isOwn(origin, host, settings)) return {}
    return settings.embedOrigins.includes(origin) ? { cors: origin } : refuse(403, 'crossOrigin')
  }
  const site = headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site' ? refuse(403, 'crossOrigin') : {}
}

/**
 * A form comes from a page of ours. Fetch metadata decides where the browser sends it, the Origin header elsewhere; a
 * request with neither is refused.
 */
function formOrigin(headers: IncomingHttpHeaders, host: string, settings: GuardSettings): OriginVerdict {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return refuse(403, 'crossOrigin')
  if (origin !== undefined && !isOwn(origin, host, settings)) return refuse(403, 'crossOrigin')
  return site === undefined && origin === undefined ? refuse(403, 'crossOrigin') : {}
}

function typeOf(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

function limitOf({ headers }: RequestHead, path: string, api: boolean): number {
  if (api) return API_LIMIT
  const takesFiles = path.startsWith('/console/') || TAKES_FILES.test(path)
  return takesFiles && typeOf(headers) === 'multipart/form-data' ? UPLOAD_LIMIT : FORM_LIMIT
}

function bodyRefusal(headers: IncomingHttpHeaders, { api, unsafe, bodyLimit }: Admitted): Refusal | undefined {
  const lengthText = headers['content-length']
  if (!unsafe) {
    const empty = (lengthText === undefined || lengthText === '0') && headers['transfer-encoding'] === undefined
    return empty ? undefined : refuse(400, 'unexpectedBody')
  }
  if (headers['content-encoding'] !== undefined) return refuse(415, 'encodedBody')
  if (headers['transfer-encoding'] !== undefined || lengthText === undefined) {
    return headers['transfer-encoding'] === undefined && api ? undefined : refuse(411, 'lengthRequired')
  }
  const length = Number(lengthText)
  if (length > bodyLimit) return refuse(413, 'tooLarge')
  const type = typeOf(headers)
  const known = api ? type === 'application/json' : FORM_TYPES.includes(type)
  return known || (length === 0 && type === '') ? undefined : refuse(415, 'mediaType')
}
