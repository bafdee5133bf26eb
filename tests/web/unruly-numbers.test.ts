// Numbers that no column holds, in addresses and in the hidden fields of forms: answered plainly on both databases, never with 500.
import { randomBytes } from 'node:crypto'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { stampArrival } from '#app/platform/arrivals.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { ADDRESS_HEADER } from '#app/web/client-address.server.ts'
import { createRemix, type RemixHandler } from '#app/web/remix-handler.server.ts'
import { openStore } from '#db/open-store.ts'
import type { Store } from '#db/store.ts'
import { useStore } from '#db/work.ts'
import { freshDatabaseUrl } from '#tests/support/database.ts'
import { postForms } from '#tests/support/page-forms.ts'
import { testBuild } from '#tests/support/test-build.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { ROWS } from './permission-table.ts'
import { HOOKS_HOST, makeWorld, type World } from './permission-world.ts'

const ORIGIN = 'http://localhost:3000'
const UNRULY = ['99999999999999', '1e400', '-1', 'x']
/** What addresses and forms of ours call their numbers. */
const IN_ADDRESS = ['page', 'version', 'from', 'to', 'number', 'place', 'year', 'count']
const IN_FORM = /^(version|basedOn|revision|filed|number|position|place)$/

let build: ServerBuild
let remix: RemixHandler
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
  world = await makeWorld()
}, 60_000)
afterAll(async () => {
  await opened.close()
  useStore(undefined)
})

async function send(path: string, cookie: string, form?: Record<string, string>): Promise<Response> {
  const headers = new Headers({ [ADDRESS_HEADER]: '203.0.113.9', Accept: 'text/html', Cookie: cookie })
  if (form) {
    headers.set('Origin', ORIGIN)
    headers.set('Host', 'localhost:3000')
    headers.set('Content-Type', 'application/x-www-form-urlencoded')
  }
  const body = form && new URLSearchParams(form).toString()
  const request = new Request(ORIGIN + path, { method: form ? 'POST' : 'GET', headers, body })
  return remix(request, { nonce: 'test', address: '203.0.113.9', requestId: 'test', ...stampArrival() })
}

const pages = ROWS.filter(({ route, may }) => route.startsWith('GET /') && may.length > 0)

it('every page takes any number in its address', async () => {
  const failed: string[] = []
  for (const row of pages) {
    for (const value of UNRULY) {
      const path = row.path(world)
      const query = new URLSearchParams(IN_ADDRESS.map((name) => [name, value])).toString()
      const address = `${path}${path.includes('?') ? '&' : '?'}${query}`
      const answer = await send(address, world.cookies[row.may.at(-1) as keyof World['cookies']])
      await answer.body?.cancel()
      if (answer.status >= 500) failed.push(`${row.route} ${value}`)
    }
  }
  expect(failed).toEqual([])
}, 400_000)

it('every form refuses a version that cannot be', async () => {
  const failed: string[] = []
  let sent = 0
  for (const row of pages) {
    const path = row.path(world)
    for (const person of row.may.filter((one) => one !== 'anonymous')) {
      const cookie = world.cookies[person]
      const html = await (await send(path, cookie)).text()
      for (const form of postForms(html, path)) {
        const numbers = form.fields.filter(({ name }) => IN_FORM.test(name))
        if (numbers.length === 0) continue
        const typed = form.fields.filter(({ type }) => !['checkbox', 'radio', 'file'].includes(type))
        const values = Object.fromEntries(typed.map(({ name, value }) => [name, value]))
        for (const value of UNRULY) {
          const unruly = Object.fromEntries(numbers.map(({ name }) => [name, value]))
          const answer = await send(form.action, cookie, { ...values, ...unruly })
          await answer.body?.cancel()
          sent += 1
          if (answer.status >= 500) failed.push(`${form.action} ${values.intent ?? ''} ${value}`)
        }
      }
    }
  }
  expect(failed).toEqual([])
  expect(sent).toBeGreaterThan(40)
}, 400_000)

it('the plan of an event is refused with a version that cannot be, by every one of its steps', async () => {
  const path = `/console/events/${world.event.id}/plan`
  for (const version of UNRULY) {
    for (const intent of ['save', 'file']) {
      expect((await send(path, world.cookies.organiser, { intent, version })).status).toBe(409)
    }
    expect((await send(path, world.cookies.overseer, { intent: 'receive', version })).status).toBe(409)
  }
})
