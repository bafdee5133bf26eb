import { randomBytes } from 'node:crypto'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { listRoutes } from '#app/ops/routes.server.ts'
import { stampArrival } from '#app/platform/arrivals.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { ADDRESS_HEADER } from '#app/web/client-address.server.ts'
import { createRemix, type RemixHandler } from '#app/web/remix-handler.server.ts'
import { openStore } from '#db/open-store.ts'
import type { Store } from '#db/store.ts'
import { useStore } from '#db/work.ts'
import { freshDatabaseUrl } from '#tests/support/database.ts'
import { PEOPLE, type Person } from '#tests/support/people.ts'
import { testBuild } from '#tests/support/test-build.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { ROWS, type Row } from './permission-table.ts'
import { HOOKS_HOST, makeWorld, type World } from './permission-world.ts'

const ORIGIN = 'http://localhost:3000'

let build: ServerBuild
let remix: RemixHandler
let world: World

let opened: Store

// One store and one world for the whole table; a row that changes something leaves a new world behind it.
beforeAll(async () => {
  useKeyRing({ keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') })
  opened = await openStore({ url: await freshDatabaseUrl() })
  useStore(opened)
  configureLog('silent')
  useConfig({ ...testConfig(), publicOrigin: ORIGIN, webhookHosts: [HOOKS_HOST] })
  build = await testBuild()
  remix = createRemix(build)
  world = await makeWorld()
}, 60_000)
afterAll(async () => {
  await opened.close()
  useStore(undefined)
})

/** Somebody's request for the row's address, or for another of its kind. */
async function ask(row: Row, person: Person, path = row.path(world)): Promise<Response> {
  const method = row.route.split(' ')[0] as string
  const headers = new Headers({ [ADDRESS_HEADER]: '203.0.113.9', Accept: 'text/html' })
  if (world.cookies[person]) headers.set('Cookie', world.cookies[person])
  let body: string | undefined
  if (method !== 'GET') {
    headers.set('Origin', ORIGIN)
    headers.set('Host', 'localhost:3000')
    headers.set('Content-Type', row.json ? 'application/json' : 'application/x-www-form-urlencoded')
    body = row.json ? JSON.stringify(row.json(world)) : new URLSearchParams(row.form?.(world) ?? {}).toString()
  }
  const request = new Request(ORIGIN + path, { method, headers, body })
  return remix(request, { nonce: 'test', address: '203.0.113.9', requestId: 'test', ...stampArrival() })
}

/** Pages that send somebody who is not signed in to the sign-in page. */
function isForStaff(row: Row): boolean {
  return / \/(console|board|screen)/.test(row.route) && !row.may.includes('anonymous')
}

/** What somebody who is not admitted gets. */
function refusalOf(row: Row, person: Person): number {
  if (row.route === 'GET /login') return 303
  if (person === 'anonymous' && isForStaff(row)) return 303
  return (typeof row.refusal === 'object' ? row.refusal[person] : row.refusal) ?? 404
}

let compared = 0

/** What exists and is not theirs answers to the letter like what does not exist. */
async function expectSameAsUnknown(row: Row, stranger: Person): Promise<void> {
  const path = row.path(world)
  const unknown = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '01890000-0000-7000-8000-000000000000')
  if (unknown === path) return
  const bodyOf = async (at: string) => (await (await ask(row, stranger, at)).text()).replaceAll(at, 'HERE')
  expect(await bodyOf(path)).toBe(await bodyOf(unknown))
  compared += 1
}

describe('the permission table', () => {
  it('has a row for every method of every route, and no row without a route', () => {
    const routes = listRoutes(build).flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`))
    const rows = ROWS.map((row) => row.route)
    expect({
      withoutRow: routes.filter((route) => !rows.includes(route)),
      withoutRoute: rows.filter((row) => !routes.includes(row)),
    }).toEqual({
      withoutRow: [],
      withoutRoute: [],
    })
  })

  it('has pages that all say who they are for', () => {
    const known = ['public', 'secret', 'staff', 'gate', 'machine']
    expect(listRoutes(build).filter((route) => !known.includes(route.audience))).toEqual([])
  })

  it.each(ROWS.map((row) => [row.route, row] as const))('%s', async (_, row) => {
    const got: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const person of PEOPLE) {
      const answer = await ask(row, person)
      got[person] = answer.status
      expected[person] = row.may.includes(person) ? row.answer : refusalOf(row, person)
      if (person === 'anonymous' && isForStaff(row)) {
        expect(answer.headers.get('Location')).toMatch(/^\/login\?to=/)
      }
    }
    const stranger = PEOPLE.find((person) => got[person] === 404 && !row.may.includes(person))
    if (stranger) await expectSameAsUnknown(row, stranger)
    if (!row.route.startsWith('GET') && row.answer < 400) world = await makeWorld()
    expect(got).toEqual(expected)
  })

  it('has compared what is not theirs with what is not there, for most addresses with an id', () => {
    expect(compared).toBeGreaterThan(100)
  })
})
