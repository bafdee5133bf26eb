// An installation on its first day: nothing in it, the first administrator made by the printed address, the first
// colleague invited. Every page that is empty says so, and says it to everybody.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { tour } from '#tests/support/page-tour.ts'
import { type BuiltRoute, builtRoutes } from '#tests/support/routes.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'

const EMPTY = [
  '/',
  '/events',
  '/events?when=past',
  '/calendar',
  '/campaigns',
  '/answers',
  '/statistics',
  '/ask',
  '/find',
]
const PASSWORD = 'kettle-meadow-lantern-otter'

let server: RunningServer
let browser: Browser
let routes: BuiltRoute[]
let invitation: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  routes = builtRoutes()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const printedPath = () => /\/set-up\/[\w-]+/.exec(server.log())?.[0] ?? ''

test('public pages without anything on them', async () => {
  const visitor = await newVisitor(browser, server.origin, { size: PHONE })
  const seen = new Set<string>()
  // Nobody can be asked before there is a department.
  const missing = ['/ask']
  expect(await tour(visitor, { routes, language: 'zh-CN', start: EMPTY, missing, forms: false, seen })).toEqual([])
})

test('the first administrator is made once, and finds an empty workplace', async () => {
  const visitor = await newVisitor(browser, server.origin, { size: DESK })
  const setUp = printedPath()
  const seen = new Set(['/', '/login'])
  expect(await tour(visitor, { routes, language: 'zh-CN', start: [setUp], forms: true, seen })).toEqual([])
  const page = await visitor.newPage()
  await page.goto(setUp)
  await page.fill('[name=name]', '闻人清越')
  await page.fill('[name=email]', 'first@jimo.example')
  for (const field of await page.locator('[type=password]').all()) await field.fill(PASSWORD)
  await page.locator('main form button').click()
  if (new URL(page.url()).pathname === '/login') {
    await page.fill('[name=email]', 'first@jimo.example')
    await page.fill('[name=password]', PASSWORD)
    await page.locator('form[action="/login"] button').click()
  }
  expect(new URL(page.url()).pathname).toBe('/console')
  expect((await page.goto(setUp))?.status()).toBeGreaterThanOrEqual(404)
  const start = ['/console', '/console/departments', '/console/outbox', '/console/staff']
  const done = new Set(['/login', '/ask'])
  expect(await tour(visitor, { routes, language: 'zh-CN', start, forms: false, seen: done })).toEqual([])

  await page.goto('/console/staff/invite')
  await page.fill('[name=name]', '第五长卿')
  await page.fill('[name=email]', 'second@jimo.example')
  await page.check('[name=role][value=admin]')
  await page.locator('main form button').last().click()
  invitation = /\/invitation\/[\w-]+/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''
  expect(invitation).not.toBe('')
})

test('an invited colleague sets a password on a page that all can use', async () => {
  const visitor = await newVisitor(browser, server.origin, { size: PHONE })
  const start = [invitation]
  const seen = new Set(['/', '/login'])
  expect(await tour(visitor, { routes, language: 'zh-CN', start, forms: true, seen })).toEqual([])
})

test('the log names nobody; the address that makes an administrator is printed, not logged', () => {
  const logged = server
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  for (const secret of ['闻人清越', '第五长卿', 'first@jimo', 'second@jimo', PASSWORD, printedPath()]) {
    expect(logged.join('\n')).not.toContain(secret)
  }
})
