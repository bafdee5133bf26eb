// Which route answers a path: for limits, logs and the page cache, before Remix is asked.
import type { ServerBuild } from '@remix-run/node'

export type { ServerBuild }

import { matchRoutes } from '@remix-run/react'
import type { RouteHandle } from './route-handle.ts'

export type RouteMatch = { id: string; pattern: string; handle: RouteHandle | undefined; document: boolean }
type Branch = { id: string; path?: string; index?: boolean; children: Branch[] }

const MOST_REMEMBERED = 2000

export class RouteTable {
  readonly #build: ServerBuild
  readonly #tree: Branch[]
  readonly #known = new Map<string, RouteMatch | undefined>()

  constructor(build: ServerBuild) {
    this.#build = build
    const branches = (parentId: string | undefined): Branch[] =>
      Object.values(build.routes)
        .filter((route) => route !== undefined && (route.parentId ?? undefined) === parentId)
        .map((route) => ({ id: route!.id, path: route!.path, index: route!.index, children: branches(route!.id) }))
    this.#tree = branches(undefined)
  }

  /** The route of a path; undefined when nothing, not even the page for unknown addresses, matches. */
  find(path: string): RouteMatch | undefined {
    if (this.#known.has(path)) return this.#known.get(path)
    const match = this.#match(path)
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear()
    this.#known.set(path, match)
    return match
  }

  #match(path: string): RouteMatch | undefined {
    const matches = matchRoutes(this.#tree as never, path)
    const leaf = matches?.at(-1)?.route as Branch | undefined
    if (!matches || !leaf) return undefined
    const module = this.#build.routes[leaf.id]?.module
    return {
      id: leaf.id,
      pattern: this.patternOf(leaf.id),
      handle: module?.handle as RouteHandle | undefined,
      document: module?.default !== undefined,
    }
  }

  /** `/events/:slug`, the form in which logs and metrics name a route. */
  patternOf(id: string): string {
    const parts: string[] = []
    for (
      let route = this.#build.routes[id];
      route;
      route = route.parentId ? this.#build.routes[route.parentId] : undefined
    ) {
      if (route.path) parts.unshift(route.path)
    }
    return `/${parts.join('/')}`
  }
}
