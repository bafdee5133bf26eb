// The server build of the tests: the real routes, entry and pages, in the test's own module graph, so that they use its store.
import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import type { RouteConfigEntry } from '@remix-run/route-config'
import * as root from '#app/root.tsx'
import routeConfig from '#app/routes.ts'

type BuildRoute = NonNullable<ServerBuild['routes'][string]>
type Manifest = ServerBuild['assets']['routes']

const APP = join(import.meta.dirname, '../../app')

let made: Promise<ServerBuild> | undefined

/** Imports every page once; all tests of a file share it. */
export function testBuild(): Promise<ServerBuild> {
  made ??= makeBuild()
  return made
}

async function makeBuild(): Promise<ServerBuild> {
  const routes: Record<string, BuildRoute> = {
    root: { id: 'root', path: '', module: root as unknown as BuildRoute['module'] },
  }
  const add = async (entries: readonly RouteConfigEntry[], parentId: string) => {
    for (const { id, path, index, file, children } of entries) {
      const name = id ?? file.replace(/\.tsx?$/, '')
      const module = (await import(/* @vite-ignore */ join(APP, file))) as BuildRoute['module']
      routes[name] = { id: name, parentId, path, index, module }
      await add(children ?? [], name)
    }
  }
  await add((await routeConfig) as RouteConfigEntry[], 'root')
  const entry = (await import('#app/entry.server.tsx')) as unknown as ServerBuild['entry']['module']
  return {
    mode: 'production',
    entry: { module: entry },
    routes,
    assets: {
      entry: { imports: [], module: '/entry.js' },
      routes: manifestOf(routes),
      url: '/manifest.js',
      version: 'test',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    basename: '/',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: false,
      v3_lazyRouteDiscovery: false,
    },
  }
}

function manifestOf(routes: Record<string, BuildRoute>): Manifest {
  return Object.fromEntries(
    Object.values(routes).map(({ id, parentId, path, index, module }) => [
      id,
      {
        id,
        parentId,
        path,
        index,
        module: `/${id}.js`,
        hasAction: module.action !== undefined,
        hasLoader: module.loader !== undefined,
        hasClientAction: false,
        hasClientLoader: false,
        hasErrorBoundary: id === 'root',
      },
    ]),
  ) as Manifest
}
