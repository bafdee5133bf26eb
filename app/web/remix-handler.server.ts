// The step from node:http to Remix and back. The address is built from PUBLIC_ORIGIN, never from what the client claims.
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type AppLoadContext,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { ADDRESS_HEADER } from './client-address.server.ts'
import { withFailures } from './failures.server.ts'

type Args = { request: Request; context: AppLoadContext }
type DataFunction = (args: Args) => unknown
type RouteModule = { loader?: DataFunction; action?: DataFunction }
export type RemixHandler = (request: Request, context: AppLoadContext) => Promise<Response>

// Headers about the connection or the proxy that no page may build on.
const LEFT_OUT =
  /^(connection|keep-alive|transfer-encoding|upgrade|expect|te|trailer|forwarded|x-forwarded-host|x-open-day-.*)$/

/** The build with every loader and action turned through `withFailures`, so that no page can forget it. */
export function withFailuresEverywhere(build: ServerBuild): ServerBuild {
  const guarded = (run: DataFunction) => (args: Args) => withFailures(args, async () => await run(args))
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route]
      const module: RouteModule = { ...(route.module as RouteModule) }
      if (module.loader) module.loader = guarded(module.loader)
      if (module.action) module.action = guarded(module.action)
      return [id, { ...route, module }]
    }),
  )
  return { ...build, routes: routes as ServerBuild['routes'] }
}

export function createRemix(build: ServerBuild): RemixHandler {
  return createRequestHandler(withFailuresEverywhere(build), 'production')
}

/** The Web request of a Node request whose body has been read. */
export function webRequest(request: IncomingMessage, target: string, body: Buffer, address: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || LEFT_OUT.test(name)) continue
    for (const each of Array.isArray(value) ? value : [value]) headers.append(name, each)
  }
  headers.set(ADDRESS_HEADER, address)
  const method = request.method ?? 'GET'
  const bodiless = method === 'GET' || method === 'HEAD'
  return new Request(config().publicOrigin + target, {
    method,
    headers,
    body: bodiless ? undefined : new Uint8Array(body),
  })
}

/** Writes a Web answer. Headers already set on `response` stay unless the answer has its own. */
export async function sendWeb(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const name of answer.headers.keys()) {
    if (name === 'set-cookie') response.setHeader('Set-Cookie', setCookies(response, answer))
    else response.setHeader(name, answer.headers.get(name) as string)
  }
  response.statusCode = answer.status
  if (!answer.body || request.method === 'HEAD') {
    await answer.body?.cancel()
    response.end()
    return
  }
  await writeReadableStreamToWritable(answer.body, response)
}

function setCookies(response: ServerResponse, answer: Response): string[] {
  const before = response.getHeader('Set-Cookie')
  const kept = before === undefined ? [] : Array.isArray(before) ? before : [String(before)]
  return [...new Set([...kept, ...answer.headers.getSetCookie()])]
}
