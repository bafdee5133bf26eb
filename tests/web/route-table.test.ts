import { matchRoutes } from '@remix-run/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { RouteTable } from '#app/web/route-table.server.ts'
import { testBuild } from '#tests/support/test-build.ts'

type Whole = { id: string; path?: string; index?: boolean; children?: Whole[] }

let table: RouteTable
let whole: Whole[]
let paths: string[]
beforeAll(async () => {
  const build = await testBuild()
  table = new RouteTable(build)
  const { root, ...others } = build.routes
  const children = Object.values(others).map((route) => ({ id: route!.id, path: route!.path, index: route!.index }))
  whole = [{ id: root!.id, path: '', children }]
  paths = children.map(({ path = '' }) => `/${path.replaceAll(/:\w+/g, 'a1').replace('*', 'no/such/page')}`)
})

const byRouter = (path: string) => matchRoutes(whole as never, path)?.at(-1)?.route.id

describe('the route of a path', () => {
  it('is the one that the router itself chooses among all of them', () => {
    expect(paths.length).toBeGreaterThan(200)
    for (const path of paths) expect([path, table.find(path)?.id]).toEqual([path, byRouter(path)])
  })

  it('is found whatever the case, the encoding or the slash at the end', () => {
    for (const path of [
      '/',
      '/EVENTS/a1',
      '/Console/Events',
      '/%65vents/a1',
      '/events/a1/',
      '/%E4%BD%A0',
      '/nowhere',
      '//x',
    ])
      expect([path, table.find(path)?.id]).toEqual([path, byRouter(path)])
  })
})
