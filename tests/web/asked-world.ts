// The pages of the permission world, asked without a network: one store and one world for a test file.
import { randomBytes } from 'node:crypto'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { stampArrival } from '#app/platform/arrivals.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { ADDRESS_HEADER } from '#app/web/client-address.server.ts'
import { createRemix, type RemixHandler } from '#app/web/remix-handler.server.ts'
import { RouteTable } from '#app/web/route-table.server.ts'
import { openStore } from '#db/open-store.ts'
import type { Store } from '#db/store.ts'
import { useStore } from '#db/work.ts'
import { freshDatabaseUrl } from '#tests/support/database.ts'
import { testBuild } from '#tests/support/test-build.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { HOOKS_HOST, makeWorld, type World } from './permission-world.ts'

const ORIGIN = 'http://localhost:3000'

export type Asked = { method?: string; cookie?: string; form?: Record<string, string>; json?: unknown }
export type AskedWorld = {
  readonly world: World
  readonly build: ServerBuild
  /** after something was changed: the next is asked of a new world */
  renew(): Promise<void>
  ask(path: string, asked?: Asked): Promise<Response>
}

/** To be called once, outside of the tests of a file. */
export function askedWorld(): AskedWorld {
  let build: ServerBuild
  let remix: RemixHandler
  let routes: RouteTable
  let world: World
  let opened: Store
  beforeAll(async () => {
    useKeyRing({ keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') })
    opened = await openStore({ url: await freshDatabaseUrl() })
    useStore(opened)
    configureLog('silent')
    useConfig({ ...testConfig(), publicOrigin: ORIGIN, webhookHosts: [HOOKS_HOST] })
    build = await testBuild()
    remix = createRemix(build)
    routes = new RouteTable(build)
    world = await makeWorld()
  }, 60_000)
  afterAll(async () => {
    await opened.close()
    useStore(undefined)
  })
  return {
    get world() {
      return world
    },
    get build() {
      return build
    },
    async renew() {
      world = await makeWorld()
    },
    async ask(path, { method, cookie, form, json } = {}) {
      const headers = new Headers({ [ADDRESS_HEADER]: '203.0.113.9', Accept: 'text/html' })
      if (cookie) headers.set('Cookie', cookie)
      const chosen = method ?? (form || json ? 'POST' : 'GET')
      let body: string | undefined
      if (chosen !== 'GET') {
        headers.set('Origin', ORIGIN)
        headers.set('Host', new URL(ORIGIN).host)
        headers.set('Content-Type', json ? 'application/json' : 'application/x-www-form-urlencoded')
        body = json ? JSON.stringify(json) : new URLSearchParams(form ?? {}).toString()
      }
      const request = new Request(ORIGIN + path, { method: chosen, headers, body })
      const context = { nonce: 'test', address: '203.0.113.9', requestId: 'test', ...stampArrival() }
      return remix(request, context, routes.find(new URL(request.url).pathname)?.id)
    },
  }
}
