// Headers that every answer carries. A page sends no script unless its route says so, and nothing loads from elsewhere.
import { config } from '#app/config.server.ts'

export type HeaderKind = {
  path: string
  /** the page runs scripts; `nonce` marks them */
  scripts?: boolean
  nonce?: string
  /** the page runs a script file of ours, /live.js or its own, and nothing inline */
  live?: boolean
}

const STILL = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  // React writes a few sizes and positions (bars, meters) as style attributes; style elements stay forbidden.
  "style-src-attr 'unsafe-inline'",
].join('; ')

const isGate = (path: string) => path === '/gate' || path.startsWith('/gate/')
const isEmbed = (path: string) => path.startsWith('/embed/')
/** The page of a message in the console shows the letter in a frame; the letter is a document of its own. */
const showsLetter = (path: string) => /^\/console\/((outbox|mailings)\/[^/]+|questions\/[^/]+\/preview)$/.test(path)
const isLetter = (path: string) =>
  /^\/console\/((outbox|mailings)\/[^/]+|questions\/[^/]+\/preview)\/letter$/.test(path)

/** The preview of an event shows its page in a frame of the size of a phone or a screen. */
const showsPreview = (path: string) => /^\/console\/events\/[^/]+\/preview$/.test(path)
const isPreviewed = (path: string) => /^\/console\/events\/[^/]+\/preview\/page$/.test(path)

/** A letter as the recipient's mail program shows it: its own styles and pictures, no scripts, links that lead nowhere. */
const LETTER = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"

/** The service workers of the gate and of kept pages fetch the files of their pages; their own policy decides whether they may. */
const isWorker = (path: string) => path === '/gate-worker.js' || path === '/kept-pages-worker.js'
const WORKER = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"

/** Content-Security-Policy Level 3 for a page. */
export function contentPolicy({ path, scripts, nonce, live }: HeaderKind): string {
  if (isLetter(path)) return LETTER
  if (isWorker(path)) return WORKER
  const embedders = isEmbed(path) && config().embedOrigins.length > 0 ? config().embedOrigins.join(' ') : "'none'"
  const ancestors = isPreviewed(path) ? "'self'" : embedders
  const parts = [STILL, `frame-ancestors ${ancestors}`]
  if (showsLetter(path) || showsPreview(path)) parts.push("frame-src 'self'")
  if (scripts && nonce) {
    parts.push(`style-src 'self' 'nonce-${nonce}'`, "connect-src 'self'", "worker-src 'self'", "media-src 'self' blob:")
    parts.push(`script-src 'self' 'nonce-${nonce}'${isGate(path) ? " 'wasm-unsafe-eval'" : ''}`)
  } else {
    parts.push("style-src 'self'")
    if (live) parts.push("script-src 'self'", "connect-src 'self'")
  }
  return parts.join('; ')
}

/**
 * All security headers of an answer. The referrer stays within the site: `same-origin` keeps secret links from other
 * sites as `no-referrer` does, but lets browsers name the Origin of a form, which `no-referrer` turns into `null`.
 */
export function securityHeaders(kind: HeaderKind): [string, string][] {
  const { path } = kind
  if (kind.nonce) return makeHeaders(kind)
  const sort =
    [isGate, isEmbed, showsLetter, isLetter, showsPreview, isPreviewed, isWorker].map((is) => is(path)).join() +
    kind.live +
    config().publicOrigin +
    config().embedOrigins
  let headers = withoutNonce.get(sort)
  if (!headers) {
    headers = makeHeaders(kind)
    withoutNonce.set(sort, headers)
  }
  return headers
}

/** Without a nonce there are only as many sets of headers as sorts of paths. */
const withoutNonce = new Map<string, [string, string][]>()

function makeHeaders(kind: HeaderKind): [string, string][] {
  const { path } = kind
  const camera = isGate(path) ? 'camera=(self)' : 'camera=()'
  const headers: [string, string][] = [
    ['Content-Security-Policy', contentPolicy(kind)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      `${camera}, microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()`,
    ],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['X-Permitted-Cross-Domain-Policies', 'none'],
  ]
  if (isLetter(path) || isPreviewed(path)) headers.push(['X-Frame-Options', 'SAMEORIGIN'])
  else if (!isEmbed(path)) headers.push(['X-Frame-Options', 'DENY'])
  if (config().publicOrigin.startsWith('https:')) {
    headers.push(['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'])
  }
  return headers
}
