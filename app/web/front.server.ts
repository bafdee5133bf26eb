// The front of the server, on node:http: guard, static files, page cache, fast paths, Remix, in this order.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import type { ServerBuild } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { minutes, seconds } from '#app/platform/clock.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import { Answering } from './answering.server.ts'
import type { Exchange } from './exchange.ts'
import { examine, isRefusal } from './guard.server.ts'
import { countRequest } from './metrics.server.ts'
import { newRequestId } from './request-id.server.ts'

export type Front = { port: number; close(): Promise<void> }

/** Room for a burst of fresh connections; the kernel caps the backlog at its own limit. */
const MOST_CONNECTIONS = 20_000
const BACKLOG = 8192
const LONGEST_HEAD = 20 * 1024
/** A stop waits this long for answers under way. */
const STOP_PATIENCE = seconds(10)

/** Listens on the configured port and answers until closed. */
export async function startFront(build: ServerBuild): Promise<Front> {
  const answering = new Answering(build)
  const server = createServer({ maxHeaderSize: LONGEST_HEAD, connectionsCheckingInterval: seconds(2) })
  server.headersTimeout = seconds(10)
  server.requestTimeout = seconds(15)
  server.keepAliveTimeout = seconds(65)
  server.timeout = minutes(2)
  server.maxConnections = MOST_CONNECTIONS
  server.maxRequestsPerSocket = 0
  const handle = (request: IncomingMessage, response: ServerResponse) => void serveOne(answering, request, response)
  server.on('request', handle)
  // Asked with "Expect: 100-continue": the guard speaks before the body is let in.
  server.on('checkContinue', handle)
  server.on('clientError', refuseUnreadable)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: config().port, host: config().host, backlog: BACKLOG }, resolve)
  })
  return { port: (server.address() as AddressInfo).port, close: () => stop(server, answering) }
}

async function serveOne(answering: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (answering.again(request, response)) return
  const startedAt = performance.now()
  const requestId = newRequestId()
  const exchange: Exchange = { request, response, requestId, route: 'unknown', quiet: false }
  response.on('close', () => report(exchange, performance.now() - startedAt))
  try {
    const head = examine(
      { method: request.method, url: request.url, headers: request.headers, rawHeaders: request.rawHeaders },
      config(),
    )
    if (isRefusal(head)) await answering.refuse(exchange, head)
    else await answering.answer(exchange, head)
  } catch (error) {
    log.error('answering failed', { requestId, route: exchange.route, error: describeError(error) })
    if (response.headersSent) response.destroy()
    else
      response
        .writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Request-Id': requestId })
        .end(`500 ${requestId}\n`)
  }
}

function report({ request, response, requestId, route, quiet, stream, shed }: Exchange, milliseconds: number): void {
  const method = request.method ?? ''
  const status = response.writableFinished ? response.statusCode : 499
  if (!stream) countRequest(method, route, status, milliseconds)
  else if (response.statusCode === 200) return
  if (shed) return
  const fields = { requestId, method, route, status, milliseconds: Math.round(milliseconds * 10) / 10 }
  if (quiet && status < 400) log.debug('request', fields)
  else log.info('request', fields)
}

/** What Node's parser could not read is no request; it gets the shortest answer. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\n\r\n`)
}

/** Takes no more connections, lets answers under way finish, then cuts what is left. */
async function stop(server: Server, answering: Answering): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  answering.endStreams()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE)
  await closed
  clearTimeout(cut)
  answering.close()
}
