// The organiser's desk in a browser that runs no script of ours: list, acts on many, files, paper.

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { readQr } from '#tests/support/qr-decoder.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { signedIn } from '#tests/support/staff-visitor.ts'

let server: RunningServer
let browser: Browser
let organiser: BrowserContext
let page: Page
/** console address of the event with sign-ups */
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

const list = () => page.goto(`${event}/registrations`)
const rows = () => page.getByRole('row').filter({ has: page.getByRole('checkbox') })

describe('acts on many', () => {
  test('two are chosen, cancelled with a reason, and taken back within ten seconds', async () => {
    await list()
    const before = await rows().count()
    for (const index of [0, 1]) await rows().nth(index).getByRole('checkbox').check()
    await page.getByRole('button', { name: '取消报名' }).click()
    await page.getByRole('heading', { name: '取消这些报名？' }).waitFor()
    expect(await page.getByText('2 条报名').first().isVisible()).toBe(true)
    await page.getByRole('button', { name: '取消 2 条并通知本人' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('请写明理由')
    await page.getByLabel('理由').fill('场地检修，请改报其他场次。')
    await page.getByRole('button', { name: '取消 2 条并通知本人' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销，没有改动').waitFor()
    await list()
    expect(await rows().count()).toBe(before)
  })

  test('one is cancelled; the page follows the work by itself', async () => {
    await list()
    await rows().first().getByRole('checkbox').check()
    await page.getByRole('button', { name: '取消报名' }).click()
    await page.getByLabel('理由').fill('场地检修，请改报其他场次。')
    await page.getByRole('button', { name: '取消 1 条并通知本人' }).click()
    await page.getByText('已办理 1 条').waitFor({ timeout: 30_000 })
  })

  test('nothing chosen is said, and nothing happens', async () => {
    await list()
    await page.getByRole('button', { name: '改场次' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('还没有选中报名')
  })
})

test('the file has the columns of the screen, in full, and is noted', async () => {
  await page.goto(`${event}/registrations?col=contact.people`)
  await page.getByText('导出', { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Excel 表格（XLSX）' }).click(),
  ])
  const path = await download.path()
  const [head, first] = await readSheet(path)
  expect(head).toEqual(['姓名', '手机号码', '电子邮箱', '人数', '同行人'])
  expect(first?.[1]).toMatch(/^139 \d{4} \d{4}$/)
  expect(download.suggestedFilename()).toContain('善智墨水')
})

describe('paper', () => {
  const onPaper = async (path: string, paper: 'A4' | 'A3') => {
    await page.goto(path)
    await page.emulateMedia({ media: 'print' })
    // Inside the margins, at 96 dots an inch: 25.4 mm.
    const width = Math.round((paper === 'A4' ? 180 : 267) * (96 / 25.4))
    await page.setViewportSize({ width, height: Math.round(width * 1.45) })
  }

  test.each(['A4', 'A3'] as const)('codes of the posters are read from the print: %s', async (paper) => {
    const wanted = {
      signUp: `${server.origin}/events/jimo-water-open-day`,
      checkIn: `${server.origin}/find`,
      ask: `${server.origin}/ask?event=jimo-water-open-day`,
    }
    for (const [kind, address] of Object.entries(wanted)) {
      await onPaper(`${event}/poster?kind=${kind}&paper=${paper.toLowerCase()}`, paper)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(sideways).toBe(false)
      expect(await readQr(browser, 'image/png', await page.screenshot({ fullPage: true }))).toBe(address)
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pagesOf(pdf)).toBe(1)
    }
  })

  test('every badge has a code that is read from the print, ten on a page', async () => {
    await page.goto(`${event}/registrations/print`)
    const link = page.locator('#badges a').nth(1)
    const people = Number(/(\d+) 人/.exec((await link.textContent()) ?? '')?.[1])
    const href = await link.getAttribute('href')
    await onPaper(href ?? '', 'A4')
    const badges = page.locator('.badge')
    expect(people).toBeGreaterThan(30)
    expect(await badges.count()).toBe(people)
    for (const index of [0, people - 1]) {
      expect(await readQr(browser, 'image/png', await badges.nth(index).locator('.qr').screenshot())).toMatch(
        /\/T\/[A-Z0-9]+$/i,
      )
    }
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(Math.ceil(people / 10))
  })

  test('the sign-in sheet has a line to sign for each party, by pinyin', async () => {
    await page.goto(`${event}/registrations/print`)
    const href = await page.locator('#sheets a').nth(2).getAttribute('href')
    await onPaper(href ?? '', 'A4')
    const initials = await page.locator('tbody tr td:nth-child(3)').allInnerTexts()
    expect(initials.length).toBeGreaterThan(10)
    expect(initials).toEqual(initials.toSorted((a, b) => a.localeCompare(b, 'en')))
    expect(await page.getByRole('columnheader', { name: '签名' }).count()).toBe(1)
  })
})

/** Pages of a PDF, by its own count. */
function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}
