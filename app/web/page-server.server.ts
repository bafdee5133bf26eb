// Sends kept pages, and the designed pages for requests that the guard refused.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AppLoadContext } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { stampArrival } from '#app/platform/arrivals.ts'
import { onChange } from '#app/platform/changes.ts'
import { chooseEncoding, isKnown } from './encodings.server.ts'
import type { Exchange } from './exchange.ts'
import type { Admitted, Refusal } from './guard.server.ts'
import { cookieOf, languageOf, sizeOf } from './language.server.ts'
import { countCacheRead } from './metrics.server.ts'
import {
  type CachedPage,
  nameOf,
  normaliseQuery,
  PageCache,
  type PageKey,
  type RenderedPage,
} from './page-cache.server.ts'
import type { RemixHandler } from './remix-handler.server.ts'
import { RepeatedReads } from './repeated-reads.server.ts'
import type { RouteMatch } from './route-table.server.ts'
import { sessionCookieName } from './session.server.ts'

/** Stands in a kept refusal page where the request's number belongs. */
const NUMBER = 'request-number-here'

export class PageServer {
  readonly #remix: RemixHandler
  readonly #cache = new PageCache()
  readonly #repeated = new RepeatedReads()
  readonly #refusals = new Map<string, string>()
  readonly #stopListening: () => void

  constructor(remix: RemixHandler) {
    this.#remix = remix
    this.#stopListening = onChange((change) => {
      if (change.kind === 'settings') this.#refusals.clear()
    })
  }

  close(): void {
    this.#stopListening()
    this.#cache.close()
  }

  /** Whether the request may be answered from the cache: a cached route, nobody signed in, a whole page. */
  keeps(head: Admitted, request: IncomingMessage, match: RouteMatch | undefined): boolean {
    if (!match?.handle?.cached || head.search.includes('_data=')) return false
    return !request.headers.cookie?.includes(`${sessionCookieName()}=`)
  }

  /** Answers a request that differs in nothing from one that a kept page answered; false when it is not such a one. */
  again(request: IncomingMessage, response: ServerResponse): boolean {
    const found = this.#repeated.find(request)
    if (!found || this.#cache.fresh(found.name) !== found.page) return false
    countCacheRead('hit')
    this.#repeated.answer(found, request, response)
    return true
  }

  async send(exchange: Exchange, head: Admitted, match: RouteMatch | undefined): Promise<void> {
    const { request, response, requestId } = exchange
    exchange.quiet = true
    const key = keyOf(request, head)
    let rendered = false
    const page = await this.#cache.get(key, () => {
      rendered = true
      return this.#render(key, requestId, match?.id)
    })
    countCacheRead(rendered ? 'miss' : 'hit')
    response.setHeader('Content-Type', page.type)
    if (isRendered(page)) {
      for (const [name, value] of page.headers ?? []) response.setHeader(name, value)
      response.writeHead(page.status).end(request.method === 'HEAD' ? undefined : page.body)
      return
    }
    const encoding = chooseEncoding(request.headers)
    const { bytes, etag } = await page.body.in(encoding)
    response.setHeader('Vary', 'Accept-Encoding, Accept-Language, Cookie')
    response.setHeader('ETag', etag)
    const kept = { name: nameOf(key), page, bytes, etag, encoding: bytes === page.body.identity.bytes ? '' : encoding }
    this.#repeated.keep(exchange, kept)
    if (isKnown(request.headers, etag)) {
      response.writeHead(304).end()
      return
    }
    if (bytes !== page.body.identity.bytes) response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Length', bytes.length)
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : bytes)
  }

  /** The page of a refusal, in the reader's language and type size. */
  async refusal(request: IncomingMessage, { status, code }: Refusal, requestId: string): Promise<string> {
    const asked = plainRequest(request, '/')
    const contrast = cookieOf(asked, 'contrast') === 'high' ? 'high' : 'standard'
    const name = `${status}|${code}|${languageOf(asked)}|${sizeOf(asked)}|${contrast}`
    let page = this.#refusals.get(name)
    if (!page) {
      const context = { ...this.#context(NUMBER), refusal: { status, code } }
      // An address that is no page: its loader answers with the refusal it finds in the context.
      const answer = await this.#remix(plainRequest(request, '/-/refused'), context)
      page = await answer.text()
      this.#refusals.set(name, page)
    }
    return page.replaceAll(NUMBER, requestId)
  }

  async #render(key: PageKey, requestId: string, routeId?: string): Promise<RenderedPage> {
    const cookies = `lang=${key.language}; size=${key.size}; contrast=${key.contrast}`
    const url = `${config().publicOrigin}${key.path}${key.query ? `?${key.query}` : ''}`
    const answer = await this.#remix(
      new Request(url, { headers: { Cookie: cookies } }),
      this.#context(requestId),
      routeId,
    )
    return {
      status: answer.status,
      type: answer.headers.get('Content-Type') ?? 'text/html; charset=utf-8',
      headers: [...answer.headers].filter(([name]) => name === 'location' || name === 'retry-after'),
      body: Buffer.from(await answer.arrayBuffer()),
    }
  }

  #context(requestId: string): AppLoadContext {
    return { nonce: '', address: '', requestId, ...stampArrival() }
  }
}

function isRendered(page: CachedPage | RenderedPage): page is RenderedPage {
  return 'status' in page
}

/** The request's display choices, without its body, session and address. */
function plainRequest(request: IncomingMessage, path: string): Request {
  const headers = new Headers()
  for (const name of ['cookie', 'accept-language'] as const) {
    const value = request.headers[name]
    if (value) headers.set(name, value)
  }
  return new Request(config().publicOrigin + path, { headers })
}

function keyOf(request: IncomingMessage, { path, search }: Admitted): PageKey {
  const asked = plainRequest(request, `/${search}`)
  return {
    path,
    query: normaliseQuery(search),
    language: languageOf(asked),
    size: sizeOf(asked),
    contrast: cookieOf(asked, 'contrast') === 'high' ? 'high' : 'standard',
  }
}
