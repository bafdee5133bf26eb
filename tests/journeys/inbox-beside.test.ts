// The inbox with its list beside the case: by plain links, by keys, on a phone; several published at once; an internal note.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { axeFaults, widthFaults } from '#tests/support/page-faults.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { type DemoPerson, signedIn } from '#tests/support/staff-visitor.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const staff = async (person: DemoPerson, given = {}) =>
  (await signedIn(browser, server.origin, person, given)).newPage()
const current = (page: Page) => page.locator('a[data-row][aria-current]').textContent()
const params = (page: Page) => new URL(page.url()).searchParams

test('without a script a case stands beside its list, its forms keep the list, and links lead on', async () => {
  const page = await staff('answerer', { scripts: false })
  await page.goto('/console/questions?view=toAccept&kind=consult')
  const rows = page.locator('a[data-row]')
  const titles = await rows.allTextContents()
  expect(titles.length).toBeGreaterThan(2)
  await rows.nth(1).click()
  expect([params(page).get('view'), params(page).get('kind')]).toEqual(['toAccept', 'consult'])
  expect(await current(page)).toBe(titles[1])
  expect(await page.locator('.desk-list').isVisible()).toBe(true)
  expect(await widthFaults(page)).toEqual([])
  await page.locator('a[data-step="1"]').click()
  expect(await current(page)).toBe(titles[2])
  // The bar leads to the next step, wherever its form stands.
  await page.locator('.console-bar a[href="#handling"]').click()
  expect(await page.locator('#handling').evaluate((panel) => panel.getBoundingClientRect().top)).toBeLessThan(200)
  await page.locator('form:has([name=intent][value=accept]) button').first().click()
  expect([params(page).get('view'), params(page).get('done')]).toEqual(['toAccept', 'accepted'])
  // Accepted, it is no longer among those to accept; the list goes on with the first.
  expect(await page.locator('a[data-row][aria-current]').count()).toBe(0)
  await page.locator('a[data-step="1"]').click()
  expect(await current(page)).toBe(titles[0])
  // An error keeps the list too.
  await page.locator('details:has([name=intent][value=note]) > summary').click()
  await page.locator('form:has([name=intent][value=note]) button').click()
  expect(await page.locator('.desk-list').isVisible()).toBe(true)
  expect(await page.locator('#noteText-error').count()).toBe(1)
})

test('on a phone the list stands alone, and a case is a page of its own with the way back', async () => {
  const page = await staff('answerer', { size: PHONE, scripts: false })
  await page.goto('/console/questions?view=open')
  expect(await page.locator('.desk-list').isVisible()).toBe(true)
  expect(await widthFaults(page)).toEqual([])
  await page.locator('a[data-row]').first().click()
  expect(await page.locator('.desk-list').isVisible()).toBe(false)
  expect(await widthFaults(page)).toEqual([])
  await page.locator('a[data-list]').click()
  expect(params(page).get('view')).toBe('open')
  expect(await page.locator('.desk-list').isVisible()).toBe(true)
})

test('j and k open the next case and the one before, / the search; words and filters stand in the address', async () => {
  const page = await staff('answerer')
  await page.goto('/console/questions?view=open')
  const titles = await page.locator('a[data-row]').allTextContents()
  expect(await axeFaults(page)).toEqual([])
  await page.locator('a[data-row]').first().click()
  await page.waitForURL((url) => url.pathname.includes('-'))
  expect(await axeFaults(page)).toEqual([])
  for (const [key, title] of [
    ['j', titles[1]],
    ['k', titles[0]],
  ] as const) {
    await page.waitForLoadState()
    await page.keyboard.press(key)
    await expect.poll(() => current(page), { timeout: 30_000 }).toBe(title)
  }
  await page.waitForLoadState()
  await page.keyboard.press('/')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q')
  await page.keyboard.type('水质')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('q') === '水质')
  expect(params(page).get('view')).toBe('open')
  const found = await page.locator('a[data-row]').allTextContents()
  expect(found.length).toBeLessThan(titles.length)
  // What a chip is about is told when it has the focus, and goes away with Escape.
  await page.goto('/console/questions?view=open')
  const chip = page.locator('.due-why').first()
  await chip.focus()
  expect(await chip.locator('[role=tooltip]').isVisible()).toBe(true)
  expect(await chip.locator('[role=tooltip]').textContent()).toContain('到期')
  await page.keyboard.press('Escape')
  expect(await chip.locator('[role=tooltip]').isVisible()).toBe(false)
})

test('several signed answers are published at once, with a report; what is not signed off has no box', async () => {
  const page = await staff('reviewer', { scripts: false })
  await page.goto('/console/questions?view=toPublish')
  const boxes = page.locator('main [name=ids]')
  const count = await boxes.count()
  expect(count).toBeGreaterThanOrEqual(2)
  expect(await page.locator('a[data-row]').count()).toBeGreaterThan(count)
  await page.locator('form#bulk button').click()
  expect(await page.locator('#ids-error').isVisible()).toBe(true)
  for (let n = 0; n < count; n++) await boxes.nth(n).check()
  await page.locator('form#bulk button').click()
  expect(await page.locator('.banner').first().textContent()).toContain(`已发布 ${count} 件`)
  expect(await page.locator('.banner a[href^="/answers/"]').count()).toBe(count)
  expect(await page.locator('main [name=ids]').count()).toBe(0)
})

test('a note is read by a colleague on the case and nowhere by the asker', async () => {
  const page = await staff('answerer', { scripts: false })
  await page.goto('/console/questions?view=open')
  await page.locator('a[data-row]').first().click()
  await page.locator('details:has([name=intent][value=note]) > summary').click()
  await page.locator('form:has([name=intent][value=note]) textarea').fill('先同热线核对口径。')
  await page.locator('form:has([name=intent][value=note]) button').click()
  expect(params(page).get('done')).toBe('noted')
  expect(await page.locator('#notes .panel.is-internal').textContent()).toContain('先同热线核对口径。')
  const colleague = await staff('colleague', { scripts: false })
  await colleague.goto(new URL(page.url()).pathname)
  expect(await colleague.locator('#notes').textContent()).toContain('先同热线核对口径。')
  const code = (await page.locator('.page-title-eyebrow').textContent())?.match(/\d[\d ]{9,}/)?.[0]?.replaceAll(' ', '')
  const visitor = await (await newVisitor(browser, server.origin, { scripts: false })).newPage()
  await visitor.goto(`/questions/${code}`)
  expect(await visitor.locator('h1').count()).toBe(1)
  expect(await visitor.content()).not.toContain('先同热线')
})
