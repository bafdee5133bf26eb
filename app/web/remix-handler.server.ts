// The step from node:http to Remix and back. The address is built from PUBLIC_ORIGIN, never from what the client claims.
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type AppLoadContext,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { problem } from './api.server.ts'
import { ADDRESS_HEADER } from './client-address.server.ts'
import { withFailures } from './failures.server.ts'
import type { RouteHandle } from './route-handle.ts'

type Args = { request: Request; context: AppLoadContext }
type DataFunction = (args: Args) => unknown
type RouteModule = { loader?: DataFunction; action?: DataFunction }
/** `routeId` names the route that the front found for the request, where it has looked. */
export type RemixHandler = (request: Request, context: AppLoadContext, routeId?: string) => Promise<Response>

// Headers about the connection or the proxy that no page may build on.
const LEFT_OUT =
  /^(connection|keep-alive|transfer-encoding|upgrade|expect|te|trailer|forwarded|x-forwarded-host|x-open-day-.*)$/

/** The build with every loader and action turned through `withFailures`, so that no page can forget it. */
export function withFailuresEverywhere(build: ServerBuild): ServerBuild {
  const guarded = (run: DataFunction) => (args: Args) => withFailures(args, async () => await run(args))
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route]
      const own = route.module as RouteModule
      const module: RouteModule = { ...(route.path?.startsWith('api/') && refusedMethods(own)), ...own }
      if (module.loader) module.loader = guarded(module.loader)
      if (module.action) module.action = guarded(module.action)
      return [id, { ...route, module }]
    }),
  )
  return { ...build, routes: routes as ServerBuild['routes'] }
}

/** What stands in for the half that an address of the API does not have: a problem that names the methods it takes. */
function refusedMethods({ loader }: RouteModule): Required<RouteModule> {
  const allow = loader ? 'GET, HEAD' : 'POST'
  const refuse = () => problem(405, 'methodNotAllowed', undefined, { headers: { Allow: allow } })
  return { loader: refuse, action: refuse }
}

/**
 * Remix matches every request against all routes it knows, several times over; the front has found the route already. So
 * each route gets a handler of its own that knows only it and the routes around it. Pages with scripts keep the whole build,
 * because the browser is told which routes there are.
 */
export function createRemix(build: ServerBuild): RemixHandler {
  const guarded = withFailuresEverywhere(build)
  const whole = createRequestHandler(guarded, 'production')
  const own = new Map<string, RemixHandler>()
  return (request, context, routeId) => {
    const route = routeId === undefined ? undefined : guarded.routes[routeId]
    if (!route || (route.module.handle as RouteHandle | undefined)?.scripts) return whole(request, context)
    let handler = own.get(route.id)
    if (!handler) {
      handler = createRequestHandler(onlyAround(guarded, route.id), 'production')
      own.set(route.id, handler)
    }
    return handler(request, context)
  }
}

/** The build with one route and those it is nested in. */
function onlyAround(build: ServerBuild, routeId: string): ServerBuild {
  const ids: string[] = []
  for (let id: string | undefined = routeId; id !== undefined; id = build.routes[id]?.parentId) ids.push(id)
  const pick = <T>(all: Record<string, T>) => Object.fromEntries(ids.map((id) => [id, all[id] as T]))
  return {
    ...build,
    routes: pick(build.routes) as ServerBuild['routes'],
    assets: { ...build.assets, routes: pick(build.assets.routes) as ServerBuild['assets']['routes'] },
  }
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
