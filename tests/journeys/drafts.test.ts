// Drafts that keep themselves, and people who write at the same time, in a browser with scripts and in one without.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { signedIn } from '#tests/support/staff-visitor.ts'

let server: RunningServer
let browser: Browser
let organiser: BrowserContext
let colleague: BrowserContext
let answerer: BrowserContext
/** console addresses of a draft, and of a question to be answered */
let event: string
let question: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
  organiser = await signedIn(browser, server.origin, 'organiser')
  colleague = await signedIn(browser, server.origin, 'colleague')
  answerer = await signedIn(browser, server.origin, 'answerer')
  const page = await colleague.newPage()
  const addressOf = (name: string) => page.getByRole('link', { name }).first().getAttribute('href')
  await page.goto('/console/events')
  event = (await addressOf('水费账单看得懂')) ?? ''
  await page.goto('/console/questions?view=all')
  question = (await addressOf('挪城水库现在蓄水多少'))?.split('?')[0] ?? ''
  await page.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^已保存 \d\d:\d\d$/ })
/** The page asks again when somebody comes back to it. */
const lookAgain = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

describe('two organisers on one draft', () => {
  test('see each other: who comes second at once, who was there first a moment later', async () => {
    const first = await organiser.newPage()
    await first.goto(`${event}/edit`)
    const second = await colleague.newPage()
    await second.goto(`${event}/edit`)
    expect(await second.getByText(/^王海燕 正在编辑（\d\d:\d\d）$/).isVisible()).toBe(true)
    expect(await first.getByText('正在编辑').isVisible()).toBe(false)
    await lookAgain(first)
    await first.getByText(/^吴晓 正在编辑（\d\d:\d\d）$/).waitFor()
    await first.close()
    await second.close()
  })

  test('what was typed is kept by itself, and offered again after the tab was closed; the event is as it was', async () => {
    const page = await colleague.newPage()
    await page.goto(`${event}/edit`)
    await page.locator('main [name=summary]').fill('带您逐行读懂一张账单')
    await saved(page).first().waitFor()
    // Closed before the next three seconds are over: what was typed last is sent on leaving.
    await page.locator('main [name=audience]').fill('各小区用水户')
    await page.close({ runBeforeUnload: true })
    const again = await colleague.newPage()
    await expect
      .poll(async () => {
        await again.goto(`${event}/edit`)
        return again.locator('main [name=audience]').inputValue()
      })
      .toBe('各小区用水户')
    expect(await again.locator('main [name=summary]').inputValue()).toBe('带您逐行读懂一张账单')
    expect(await again.getByText(/^.*已恢复 \d\d:\d\d 未提交的内容$/).isVisible()).toBe(true)
    await again.goto(`${event}/history`)
    expect(await again.getByText('带您逐行读懂一张账单').count()).toBe(0)
    await again.goto(`${event}/edit`)
    await again.getByRole('button', { name: '放弃这些内容' }).click()
    await again.getByText('已放弃未提交的内容').waitFor()
    expect(await again.locator('main [name=audience]').inputValue()).toBe('用水户')
    await again.goto(`${event}/edit`)
    expect(await again.getByText('未提交的内容').count()).toBe(0)
    await again.close()
  })

  test('saved while it is kept, nothing is left over; saved by the other meanwhile, both are shown', async () => {
    const mine = await organiser.newPage()
    await mine.goto(`${event}/edit`)
    const theirs = await colleague.newPage()
    await theirs.goto(`${event}/edit`)
    await theirs.locator('main [name=contactPhone]').fill('0532-00001399')
    await saved(theirs).first().waitFor()
    await theirs.getByRole('button', { name: '保存', exact: true }).click()
    await theirs.waitForURL(/done=saved/)
    await theirs.goto(`${event}/edit`)
    expect(await theirs.getByText('未提交的内容').count()).toBe(0)
    await mine.locator('main [name=audience]').fill('各小区用水户')
    await mine.getByRole('status').filter({ hasText: '其间有新版本' }).first().waitFor()
    await mine.reload()
    await mine.getByText('您填写期间，内容已有新版本').waitFor()
    expect(await mine.getByRole('table', { name: '别人的修改' }).textContent()).toContain('0532-00001399')
    expect(await mine.locator('main [name=audience]').inputValue()).toBe('各小区用水户')
    await mine.close()
    await theirs.close()
  })

  test('without a connection it says so in words, and tries again when asked', async () => {
    const page = await colleague.newPage()
    await page.goto(`${event}/plan`)
    const way = '**/plan/draft'
    await page.route(way, (route) => route.abort())
    await page.locator('main [name=purpose]').fill('让用水户看懂账单')
    await page.getByRole('status').filter({ hasText: '未保存：网络不通' }).waitFor()
    await page.unroute(way)
    await page.getByRole('button', { name: '重试' }).first().click()
    await saved(page).first().waitFor()
    await page.close()
  })
})

describe('the draft of an answer', () => {
  test('is held by who writes, taken over by a colleague, and refused to the former holder, whose text stays', async () => {
    const first = await answerer.newPage()
    await first.goto(question)
    await first.locator('main form:has([name=basedOn]) [name=text]').fill('您好。挪城水库现蓄水 1200 万方。')
    await saved(first).first().waitFor()
    const second = await colleague.newPage()
    await second.goto(question)
    expect(await second.getByText(/^李静 正在起草（\d\d:\d\d）$/).isVisible()).toBe(true)
    expect(await second.locator('main form:has([name=basedOn]) [name=text]').count()).toBe(0)
    await second.getByRole('button', { name: '接手起草' }).click()
    await second.getByText('已由您接手起草').waitFor()
    await second
      .locator('main form:has([name=basedOn]) [name=text]')
      .fill('您好。挪城水库现蓄水 1300 万方，够用到明年汛期。')
    await second.getByRole('button', { name: '保存为新版本' }).click()
    await second.getByText('已保存为新版本').waitFor()
    await lookAgain(first)
    await first.getByText(/吴晓 已于 \d\d:\d\d 接手起草/).waitFor()
    await first.getByRole('button', { name: '保存为新版本' }).click()
    await first.getByText('草稿现由同事起草').waitFor()
    expect(await first.locator('main form:has([name=basedOn]) [name=text]').inputValue()).toContain('1200 万方')
    expect(await first.getByRole('button', { name: '保存为新版本' }).isDisabled()).toBe(true)
    await first.close()
    await second.close()
  })

  test('is taken over without scripts too, and what was written before is there', async () => {
    const plain = await signedIn(browser, server.origin, 'answerer', { scripts: false })
    const page = await plain.newPage()
    await page.goto(question)
    await page.getByRole('button', { name: '接手起草' }).click()
    await page.getByText('已由您接手起草').waitFor()
    expect(await page.locator('main form:has([name=basedOn]) [name=text]').inputValue()).toContain('1200 万方')
    expect(await page.getByText('您填写期间，内容已有新版本').isVisible()).toBe(true)
    await page.getByRole('button', { name: '保存为新版本' }).click()
    await page.getByText('已保存为新版本').waitFor()
    expect(await page.getByText('未提交的内容').count()).toBe(0)
  })
})
