// Public pages on an old phone with 2G: how many bytes and requests the first visit costs.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from '#tests/support/browser.ts'
import { stylesOf, transfer } from '#tests/support/on-the-wire.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'

const MOST_BYTES = 30 * 1024
const MOST_REQUESTS = 3
const MOST_EMBED_STYLE = 2 * 1024
const MOST_EMBED = 8 * 1024
const PAGES = [
  '/',
  '/events',
  '/events/jimo-water-open-day',
  '/events/jimo-water-open-day/questions',
  '/calendar',
  '/campaigns',
  '/answers',
  '/statistics',
  '/overdue',
]

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('the list in the frame of another site has a small stylesheet of its own', async () => {
  const page = await transfer(`${server.origin}/embed/events?lang=zh-CN&count=20`)
  expect(page).toMatchObject({ status: 200, encoding: 'br' })
  const styles = await Promise.all(stylesOf(page.text).map((href) => transfer(server.origin + href)))
  expect(styles).toHaveLength(1)
  expect(styles[0]?.bytes).toBeLessThanOrEqual(MOST_EMBED_STYLE)
  expect(page.bytes + (styles[0]?.bytes ?? 0)).toBeLessThanOrEqual(MOST_EMBED)
  expect(page.text).not.toContain('<script')
})

describe.each(PAGES)('%s', (path) => {
  test('a first visit costs at most 30 KB of HTML and style, packed', async () => {
    const page = await transfer(server.origin + path)
    expect(page).toMatchObject({ status: 200, encoding: 'br' })
    const styles = await Promise.all(stylesOf(page.text).map((href) => transfer(server.origin + href)))
    expect(styles.map(({ status, encoding }) => ({ status, encoding }))).toEqual([{ status: 200, encoding: 'br' }])
    expect(page.bytes + styles.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_BYTES)
  })

  test('without pictures it is three requests at most, none of them a script or to somebody else', async () => {
    const visitor = await newVisitor(browser, server.origin)
    const kinds: string[] = []
    visitor.on('request', (request) => kinds.push(request.resourceType()))
    const page = await visitor.newPage()
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(kinds.filter((kind) => kind !== 'image').length).toBeLessThanOrEqual(MOST_REQUESTS)
    expect(kinds).not.toContain('script')
    expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0)
    expect(visitor.foreign).toEqual([])
    await visitor.close()
  })
})
