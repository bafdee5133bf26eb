// Answers an admitted request with the first that can: static file, kept page, fast path, Remix.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { stampArrival } from '#app/platform/arrivals.ts'
import { isLanguage } from '#app/platform/language.ts'
import { store } from '#db/work.ts'
import { problemBody } from './api.server.ts'
import { BodiesFull, BodyLost, readBody } from './body.server.ts'
import { addressOf, inNetworks, networkOf, parseNetworks } from './client-address.server.ts'
import type { Exchange } from './exchange.ts'
import { failureOf, failureResponse } from './failures.server.ts'
import { type FastAnswer, type FastPath, findFastPath } from './fast-path.server.ts'
import type { Admitted, Refusal } from './guard.server.ts'
import { keepChoice, languageOf } from './language.server.ts'
import { LiveHub } from './live-hub.server.ts'
import { type FoundLiveView, findLiveView } from './live-view.server.ts'
import { countRefusal } from './metrics.server.ts'
import { PageServer } from './page-server.server.ts'
import { createRemix, type RemixHandler, sendWeb, webRequest } from './remix-handler.server.ts'
import { RepeatedRefusals, sendBusy } from './repeated-refusals.server.ts'
import { type RouteMatch, RouteTable } from './route-table.server.ts'
import { securityHeaders } from './security-headers.server.ts'
import { StaticFiles } from './static-files.server.ts'
import { takeWrite } from './write-budget.server.ts'

const NOTHING = Buffer.alloc(0)
const HEALTH = JSON.stringify({ status: 'ok' })

export class Answering {
  readonly #remix: RemixHandler
  readonly #routes: RouteTable
  readonly #files = new StaticFiles('build/client')
  readonly #pages: PageServer
  readonly #live = new LiveHub()
  readonly #refused = new RepeatedRefusals()
  readonly #headersOf = new Map<string, string[]>()
  readonly #trusted = parseNetworks(config().trustedProxies)
  readonly #staff = parseNetworks(config().staffNetworks)

  constructor(build: ServerBuild) {
    this.#remix = createRemix(build)
    this.#routes = new RouteTable(build)
    this.#pages = new PageServer(this.#remix)
  }

  /** Ends the answers that would never end by themselves. */
  endStreams(): void {
    this.#live.close()
  }

  close(): void {
    this.#live.close()
    this.#pages.close()
  }

  /** The short way for a request that is like one answered from the kept pages, or like one refused because too many wait. */
  again(request: IncomingMessage, response: ServerResponse): boolean {
    return this.#pages.again(request, response) || this.#refused.again(request, response)
  }

  async answer(exchange: Exchange, head: Admitted): Promise<void> {
    const { request, response, requestId } = exchange
    const { path } = head
    const fast = head.unsafe ? findFastPath(head.method, path) : undefined
    if (fast) return this.#answerFast(exchange, head, fast)
    response.setHeader('X-Request-Id', requestId)
    if (!head.unsafe && head.method !== 'OPTIONS') {
      if (path === '/healthz') return this.#healthy(exchange)
      if (this.#files.has(path)) {
        Object.assign(exchange, { route: path.startsWith('/assets/') ? '/assets/*' : '/file', quiet: true })
        setAll(response, securityHeaders({ path }))
        return this.#files.send(path, request, response)
      }
    }
    const match = this.#routes.find(path)
    exchange.route = match?.pattern ?? 'unknown'
    this.#commonHeaders(exchange, head, match)
    if (head.method === 'OPTIONS') return this.#preflight(exchange, head)
    const address = addressOf(request, this.#trusted)
    if (this.#outsideStaffNetworks(match, address, head.search))
      return this.refuse(exchange, { status: 404, code: 'notFound' })
    if (head.method === 'GET' && request.headers.accept?.includes('text/event-stream')) {
      const found = findLiveView(head.path)
      if (found) return this.#stream(exchange, head, found, address)
    }
    if (!head.unsafe && this.#pages.keeps(head, request, match)) return this.#pages.send(exchange, head, match)
    await this.#answerFresh(exchange, head, match, address)
  }

  /** Body, limits, Remix. */
  async #answerFresh(
    exchange: Exchange,
    head: Admitted,
    match: RouteMatch | undefined,
    address: string,
  ): Promise<void> {
    const { request, response, requestId } = exchange
    const body = head.unsafe ? await this.#readBody(exchange, address) : NOTHING
    if (!body) return
    const arrival = stampArrival()
    const nonce = randomBytes(16).toString('base64')
    const scripts = match?.handle?.scripts === true
    setAll(
      response,
      securityHeaders({ path: head.path, scripts, nonce, live: match?.handle?.live || match?.handle?.ownScript }),
    )
    const context: AppLoadContext = { nonce, address, requestId, ...arrival }
    const answer = await this.#remix(webRequest(request, head.path + head.search, body, address), context, match?.id)
    await sendWeb(head.api ? asProblem(answer) : answer, request, response)
  }

  /** Too many wait already: the least work that tells a program when to come again, so that the others are served. */
  #shed(exchange: Exchange, head: Admitted, pattern: string, lane: string): void {
    exchange.shed = true
    const headers = ['Content-Type', PROBLEM, 'Content-Length', String(BUSY.length), 'Cache-Control', 'no-store']
    const answer = { lane, headers: headers.concat(this.#fastHeaders(pattern, head)), body: BUSY }
    this.#refused.keep(exchange.request, pattern, answer)
    sendBusy(exchange.response, answer, exchange.requestId)
  }

  /** Security headers of a fast path as one list, made once: they depend on nothing else. */
  #fastHeaders(pattern: string, head: Admitted): string[] {
    let headers = this.#headersOf.get(pattern)
    if (!headers) {
      headers = securityHeaders({ path: head.path }).flat()
      this.#headersOf.set(pattern, headers)
    }
    return head.cors ? [...headers, 'Access-Control-Allow-Origin', head.cors, 'Vary', 'Origin'] : headers
  }

  /** The body within the network's or the phone's budget; undefined when the request has been refused, or is gone. */
  async #readBody(exchange: Exchange, address: string): Promise<Buffer | undefined> {
    try {
      const { url = '', headers } = exchange.request
      await takeWrite(url, headers.authorization, address)
      return await readBody(exchange.request, exchange.response)
    } catch (error) {
      if (error instanceof BodyLost) return void exchange.response.destroy()
      const retry = { 'Retry-After': String(failureOf(error)?.retryAfter ?? 2) }
      const full = error instanceof BodiesFull
      await this.refuse(exchange, {
        status: full ? 503 : 429,
        code: full ? 'busy' : 'tooManyRequests',
        headers: retry,
      })
      return undefined
    }
  }

  /** An endpoint that a crowd waits for. Its headers go out as one list: set one by one they cost as much as the parsing. */
  async #answerFast(
    exchange: Exchange,
    head: Admitted,
    { fast, params }: { fast: FastPath; params: Record<string, string> },
  ): Promise<void> {
    const { request, response, requestId } = exchange
    exchange.route = fast.pattern
    const lane = fast.lane?.(params)
    if (lane !== undefined && store().isFull(lane)) return this.#shed(exchange, head, fast.pattern, lane)
    const address = addressOf(request, this.#trusted)
    const body = await this.#readBody(exchange, address)
    if (!body) return
    const arrival = stampArrival()
    let answer: FastAnswer
    try {
      const query = new URLSearchParams(head.search)
      answer = await fast.answer({ params, query, body, headers: request.headers, address, requestId, ...arrival })
    } catch (error) {
      const url = new URL(head.path, config().publicOrigin)
      const failed = error instanceof Response ? error : failureResponse(error, url, requestId)
      answer = { status: failed.status, headers: Object.fromEntries(failed.headers), body: await failed.text() }
    }
    const headers = ['X-Request-Id', requestId, 'Content-Length', String(Buffer.byteLength(answer.body))]
    headers.push(...this.#fastHeaders(fast.pattern, head))
    for (const name in answer.headers) headers.push(name, answer.headers[name] as string)
    response.writeHead(answer.status, headers).end(answer.body)
  }

  /** A stream of server-sent events: stays open, and is never compressed or kept by anybody in between. */
  async #stream(exchange: Exchange, head: Admitted, found: FoundLiveView, address: string): Promise<void> {
    const { request, response, requestId } = exchange
    exchange.quiet = true
    exchange.stream = true
    try {
      const asked = webRequest(request, head.path + head.search, Buffer.alloc(0), address)
      const topic = await found.view.admit({ request: asked, params: found.params, language: languageOf(asked) })
      const answer = await this.#live.join(found.view, topic, { request, response, network: networkOf(address) })
      if (answer === 'full') {
        response.setHeader('Retry-After', '10')
        send(response, 503, TEXT, '503 busy\n')
      }
    } catch (error) {
      const url = new URL(head.path, config().publicOrigin)
      return sendWeb(error instanceof Response ? error : failureResponse(error, url, requestId), request, response)
    }
  }

  /** Answers without Remix' routes: a page for people, a problem for programs. */
  async refuse(exchange: Exchange, refusal: Refusal): Promise<void> {
    const { request, response, requestId } = exchange
    countRefusal(refusal.code)
    const path = (request.url ?? '/').split('?')[0] as string
    response.setHeader('X-Request-Id', requestId)
    setAll(response, securityHeaders({ path }))
    for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-store')
    // A body too large to be worth reading: the connection ends with the answer.
    if (Number(request.headers['content-length'] ?? 0) > 1024 * 1024) response.setHeader('Connection', 'close')
    if (path.startsWith('/api/'))
      return send(response, refusal.status, PROBLEM, problemBody(refusal.status, refusal.code))
    if (request.headers.accept?.includes('text/html')) {
      const page = await this.#pages.refusal(request, refusal, requestId)
      return send(response, refusal.status, HTML, request.method === 'HEAD' ? '' : page)
    }
    send(response, refusal.status, TEXT, `${refusal.status} ${refusal.code} ${requestId}\n`)
  }

  #healthy(exchange: Exchange): void {
    const { response } = exchange
    Object.assign(exchange, { route: '/healthz', quiet: true })
    setAll(response, securityHeaders({ path: '/healthz' }))
    response.setHeader('Cache-Control', 'no-store')
    send(response, 200, 'application/json; charset=utf-8', HEALTH)
  }

  #commonHeaders({ response }: Exchange, head: Admitted, match: RouteMatch | undefined): void {
    setAll(response, securityHeaders({ path: head.path, live: match?.handle?.live || match?.handle?.ownScript }))
    const audience = match?.handle?.audience
    const secret = audience === 'staff' || audience === 'secret' || audience === 'gate' || match?.handle?.staffNetworks
    response.setHeader('Cache-Control', secret ? 'no-store' : 'no-cache')
    if (head.cors) {
      response.setHeader('Access-Control-Allow-Origin', head.cors)
      response.setHeader('Vary', 'Origin')
    }
    const language = head.search.includes('lang=') ? new URLSearchParams(head.search).get('lang') : null
    // A list in the frame of another site keeps nothing in the reader's browser.
    const keeps = match?.document && !head.path.startsWith('/embed/')
    if (isLanguage(language) && keeps) response.setHeader('Set-Cookie', [keepChoice('lang', language)])
  }

  #preflight({ response }: Exchange, head: Admitted): void {
    response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PATCH, DELETE')
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Idempotency-Key, Authorization')
    response.setHeader('Access-Control-Max-Age', '600')
    response.setHeader('Allow', 'GET, HEAD, POST, PATCH, DELETE, OPTIONS')
    if (!head.cors) response.removeHeader('Access-Control-Allow-Methods')
    response.writeHead(204).end()
  }

  #outsideStaffNetworks(match: RouteMatch | undefined, address: string, search: string): boolean {
    if (this.#staff.length === 0) return false
    // A projector stands wherever the event is; its page then accepts the key and nothing else.
    if (match?.handle?.screen && /[?&]key=/.test(search)) return false
    if (match?.handle?.audience !== 'staff' && !match?.handle?.staffNetworks) return false
    return !inNetworks(address, this.#staff)
  }
}

const PROBLEM = 'application/problem+json; charset=utf-8'
const BUSY = problemBody(503, 'busy')
const HTML = 'text/html; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'

function setAll(response: ServerResponse, headers: [string, string][]): void {
  for (const [name, value] of headers) response.setHeader(name, value)
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.setHeader('Content-Type', type)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.writeHead(status).end(body)
}

/** The framework's own refusals (no such method on this route) in the API's form. */
function asProblem(answer: Response): Response {
  const type = answer.headers.get('Content-Type') ?? ''
  if (answer.status < 400 || type.includes('json')) return answer
  const code = answer.status === 405 ? 'methodNotAllowed' : answer.status === 404 ? 'notFound' : 'refused'
  return new Response(problemBody(answer.status, code), { status: answer.status, headers: { 'Content-Type': PROBLEM } })
}
