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
  /** the tree with the routes under one first word of a path: most paths have a secret or an id, and are new each time */
  readonly #under = new Map<string, Branch[]>()
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
    const matches = matchRoutes(this.#treeFor(path) as never, path)
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

  /** The routes that can answer a path. Words of routes are compared as the router does it, without regard to case. */
  #treeFor(path: string): Branch[] {
    const word = path.split('/', 2)[1]?.toLowerCase() ?? ''
    if (word.includes('%')) return this.#tree
    const under = this.#under.get(word)
    if (under) return under
    const canMatch = ({ path: pattern = '' }: Branch) => pattern.split('/', 1)[0] === word || /^[:*]/.test(pattern)
    const tree = this.#tree.map((root) => ({ ...root, children: root.children.filter(canMatch) }))
    // Words of no route are not remembered: anybody can send any number of them.
    if (tree.some(({ children }) => children.some(({ path: pattern }) => pattern?.split('/', 1)[0] === word)))
      this.#under.set(word, tree)
    return tree
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
