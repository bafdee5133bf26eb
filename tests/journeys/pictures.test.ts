// A picture as a camera makes it becomes one for a page before it is sent; without the script it is refused with what to do.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PICTURE_BYTES, PICTURE_SIDE } from '#app/events/picture-limits.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { signedIn } from '#tests/support/staff-visitor.ts'

let server: RunningServer
let browser: Browser
let organiser: BrowserContext
let page: Page
let event: string
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
  organiser = await signedIn(browser, server.origin, 'organiser')
  page = await organiser.newPage()
  await page.goto('/console/events')
  event = (await page.getByRole('link', { name: '善智墨水，惠泽民生' }).getAttribute('href')) ?? ''
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A JPEG of 4000 × 3000 with as much to see as a photograph has. */
const cameraPicture = async () => {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 4000, height: 3000 })
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    for (let n = 0; n < 60_000; n += 1) {
      pen.fillStyle = `hsl(${n % 360} 60% ${n % 90}%)`
      pen.fillRect((n * 7919) % 4000, (n * 104_729) % 3000, 37, 29)
    }
    return canvas.toDataURL('image/jpeg', 0.95)
  })
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}

test('a large picture is made small in the browser of whoever uploads it', async () => {
  await page.goto(`${event}/cover`)
  const buffer = await cameraPicture()
  expect(buffer.length).toBeGreaterThan(PICTURE_BYTES)
  await page.locator('[name=cover]').setInputFiles({ name: 'IMG_1.JPG', mimeType: 'image/jpeg', buffer })
  await page.locator('main form button.is-primary').click()
  await page.waitForURL(/done=cover/)
  const picture = page.locator('main img[src^="/files/"]').first()
  const kept = await (await page.request.get((await picture.getAttribute('src')) ?? '')).body()
  expect(kept.length).toBeLessThanOrEqual(PICTURE_BYTES)
  const size = await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])
  expect(size).toEqual([PICTURE_SIDE, (PICTURE_SIDE * 3) / 4])

  await page.route('**/pictures.js*', (route) => route.abort())
  await page.goto(`${event}/cover`)
  await page.locator('[name=cover]').setInputFiles({ name: 'IMG_1.JPG', mimeType: 'image/jpeg', buffer })
  await page.locator('main form button.is-primary').click()
  expect(await page.getByRole('alert').textContent()).toContain('把长边缩小到 1600 像素')
})
