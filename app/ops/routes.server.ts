// Every route with its methods, audience and guard, from the build itself.

import type { RouteHandle } from '#app/web/route-handle.ts'
import type { ServerBuild } from '#app/web/route-table.server.ts'
import { RouteTable } from '#app/web/route-table.server.ts'
import type { Command } from './command.ts'

export type ListedRoute = {
  path: string
  file: string
  methods: string[]
  audience: string
  roles: readonly string[] | null
  page: boolean
  scripts: boolean
  cached: boolean
}

/** The routes of a build in the order of their paths. */
export function listRoutes(build: ServerBuild): ListedRoute[] {
  const table = new RouteTable(build)
  return Object.values(build.routes)
    .filter((route) => route !== undefined && route.id !== 'root')
    .map((route) => {
      const module = route!.module
      const handle = module.handle as RouteHandle | undefined
      const api = table.patternOf(route!.id).startsWith('/api/')
      return {
        path: table.patternOf(route!.id),
        file: route!.id,
        methods: [
          ...(module.loader || module.default ? ['GET'] : []),
          ...(module.action ? (api ? ['POST', 'PATCH', 'DELETE'] : ['POST']) : []),
        ],
        audience: handle?.audience ?? 'unknown',
        roles: handle?.roles ?? null,
        page: module.default !== undefined,
        scripts: handle?.scripts === true || handle?.live === true || handle?.ownScript === true,
        cached: handle?.cached === true,
      }
    })
    .sort((left, right) => (left.path < right.path ? -1 : 1))
}

export const routesCommand: Command = {
  usage: '[--json]',
  about: 'lists every route with its methods, audience and guard',
  store: false,
  async run(args, { build }) {
    const routes = listRoutes(build)
    if (args.includes('--json')) console.log(JSON.stringify(routes, null, 2))
    else {
      for (const { methods, path, audience, roles } of routes)
        console.log(`${methods.join(',').padEnd(24)} ${path.padEnd(48)} ${audience} ${roles?.join(',') ?? ''}`)
    }
    return 0
  },
}
