// The routes of the build, and which of them answers a path.
import { execFileSync } from 'node:child_process'

export type BuiltRoute = { path: string; audience: string; page: boolean; scripts: boolean; methods: string[] }

/** What `ops routes --json` prints. */
export function builtRoutes(): BuiltRoute[] {
  const printed = execFileSync(process.execPath, ['scripts/ops.mjs', 'routes', '--json'], { encoding: 'utf8' })
  return JSON.parse(printed.slice(printed.indexOf('['))) as BuiltRoute[]
}

/** The route of a path: of several that fit, the one with the fewest parameters; the one for all else comes last. */
export function routeOf(routes: readonly BuiltRoute[], path: string): BuiltRoute | undefined {
  const bare = path.replace(/[?#].*$/, '')
  const open = ({ path: pattern }: BuiltRoute) => (pattern.includes('*') ? 100 : 0) + (pattern.match(/:/g)?.length ?? 0)
  return routes
    .filter((route) => patternOf(route.path).test(bare))
    .sort((left, right) => open(left) - open(right) || right.path.length - left.path.length)[0]
}

function patternOf(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (part === '*') return '.*'
    return part.replace(/[.+()]/g, '\\$&').replace(/:\w+/g, '[^/]+')
  })
  return new RegExp(`^${parts.join('/')}$`)
}
