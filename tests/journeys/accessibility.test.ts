// WCAG 2.2 AA on every page: each person walks through the pages they can reach, in both languages, in normal and large
// type. Pages are found by their links; a page of the routes that nobody reaches fails the last test.
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { tour } from '#tests/support/page-tour.ts'
import { type BuiltRoute, builtRoutes } from '#tests/support/routes.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { type DemoPerson, signedIn } from '#tests/support/staff-visitor.ts'

const PUBLIC = ['/', '/events', '/calendar', '/login', '/no-such-page']

let server: RunningServer
let browser: Browser
let routes: BuiltRoute[]
const seenByCitizens = new Set<string>()
const seenByStaff = new Set<string>()

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
  routes = builtRoutes()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Chinese in normal type, as most read it. */
const plain = (context: BrowserContext, start: string[], seen: Set<string>) =>
  tour(context, { routes, language: 'zh-CN', start, forms: true, seen })

/** English in large type: the longest words in the largest letters. */
async function largeEnglish(context: BrowserContext, start: string[]): Promise<string[]> {
  await context.addCookies(['lang=en', 'size=large'].map((cookie) => cookieOf(cookie)))
  return tour(context, { routes, language: 'en', start, forms: false, seen: new Set() })
}

function cookieOf(pair: string) {
  const [name = '', value = ''] = pair.split('=')
  return { name, value, url: server.origin }
}

test('citizens, Chinese, on a phone', async () => {
  const visitor = await newVisitor(browser, server.origin, { size: PHONE })
  expect(await plain(visitor, PUBLIC, seenByCitizens)).toEqual([])
})

test('citizens, English in large type, at a desk', async () => {
  const visitor = await newVisitor(browser, server.origin, { size: DESK, language: 'en' })
  expect(await largeEnglish(visitor, PUBLIC)).toEqual([])
})

const STAFF: DemoPerson[] = ['organiser', 'reviewer', 'answerer', 'gate', 'overseer', 'admin']

test.each(STAFF)('%s', async (person) => {
  const visitor = await signedIn(browser, server.origin, person)
  expect(await plain(visitor, ['/console'], seenByStaff)).toEqual([])
  expect(await largeEnglish(visitor, ['/console'])).toEqual([])
})

test('every page has been visited', () => {
  const pages = routes.filter((route) => route.page).map((route) => route.path)
  expect(pages.filter((path) => !seenByCitizens.has(path) && !seenByStaff.has(path))).toEqual([])
})
