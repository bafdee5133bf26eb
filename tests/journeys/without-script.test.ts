// The citizen's whole part on a phone whose browser runs no scripts.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { readQr } from '#tests/support/qr-decoder.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { agree, ask, choose, fillIn, findForm, type Receipt, send, submitParty, summaryOf } from './citizen.ts'

const EVENT = '善智墨水，惠泽民生'
const SLUG = 'jimo-water-open-day'
const PARTY = { name: '尉迟若兰', phone: '13900007788', people: 3 }
const QUESTION = '老旧小区的二次供水水箱多久清洗一次，在哪里能看到检测结果？'

let server: RunningServer
let browser: Browser
let visitor: BrowserContext & { foreign: string[] }
let page: Page
let receipt: Receipt

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
  visitor = await newVisitor(browser, server.origin, { size: PHONE, scripts: false })
  page = await visitor.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('a refused form says what to correct and keeps what was typed', async () => {
  await findForm(page, EVENT, 0)
  await fillIn(page, { ...PARTY, phone: '1390000' })
  await agree(page)
  await send(page)
  expect(await page.title()).toMatch(/^错误：/)
  expect(await summaryOf(page)).toEqual(['手机号码应为 11 位数字，现在是 7 位'])
  expect(await page.locator('#phone-error').textContent()).toContain('手机号码应为 11 位数字，现在是 7 位')
  expect(await page.inputValue('main [name=name]')).toBe(PARTY.name)
  expect(await page.inputValue('main [name=phone]')).toBe('1390000')
  expect(await page.isChecked('main [name=partySize][value="3"]')).toBe(true)
  expect(await page.isChecked('main [name=consent]')).toBe(true)
  expect(await page.locator('.error-summary').evaluate((summary) => summary === document.activeElement)).toBe(true)
})

test('the question has a page of its own, and going back keeps it and all that was typed', async () => {
  await page.fill('main [name=phone]', PARTY.phone)
  await page.locator('main button[value=question]').click()
  expect(await page.locator('h1').textContent()).toBe('有问题想问吗')
  await page.fill('main [name=question]', '水')
  await page.locator('main button[name=step][value=check]').click()
  expect(await summaryOf(page)).toEqual(['问题太短，请写清楚想了解什么'])
  await page.fill('main [name=question]', QUESTION)
  await page.uncheck('main [name=mayPublish]')
  await page.locator('main button[value=change]').click()
  expect(await page.inputValue('main [name=name]')).toBe(PARTY.name)
  await page.locator('main button[value=question]').click()
  expect(await page.inputValue('main [name=question]')).toBe(QUESTION)
  expect(await page.isChecked('main [name=mayPublish]')).toBe(false)
  await page.fill('main [name=question]', '')
  await page.goBack()
  expect(await page.inputValue('main [name=name]')).toBe(PARTY.name)
  await page.fill('main [name=phone]', '1390000')
  await page.fill('main [name=name]', PARTY.name)
})

test('another session is chosen beside the form and on the check page, and nothing typed is lost', async () => {
  const chosen = new URL(page.url()).searchParams.get('slot')
  await page.locator('main button[value=slot]').click()
  expect(await page.locator('h1').textContent()).toBe('选一个场次')
  const other = page.locator('main .slot:not(.is-disabled)', { has: page.locator(`input:not([value="${chosen}"])`) })
  await other.first().click()
  await page.locator('main button[name=step]').click()
  expect(await page.inputValue('main [name=name]')).toBe(PARTY.name)
  expect(await page.inputValue('main [name=phone]')).toBe('1390000')
  expect(await page.inputValue('main [name=slot]')).not.toBe(chosen)
  await page.fill('main [name=phone]', PARTY.phone)
  await send(page)
  await page.locator('main button[value=otherSlot]').click()
  await page.locator(`main label:has([name=slot][value="${chosen}"])`).click()
  await page.locator('main button[name=step]').click()
  expect(await page.locator('h1').textContent()).toBe('核对报名信息')
  expect(await page.locator('main').textContent()).toContain('139')
  await page.locator('main button[value=change]').first().click()
  expect(await page.inputValue('main [name=slot]')).toBe(chosen)
})

test('the corrected form gives a ticket at once', async () => {
  await page.fill('main [name=phone]', PARTY.phone)
  receipt = await submitParty(page)
  expect(receipt.ticketCode).toMatch(/^\d{8}$/)
  expect(await readQr(browser, 'image/png', receipt.qr)).toMatch(
    new RegExp(`^${server.origin.toUpperCase()}/T/[0-9A-Z]+$`),
  )
})

test('the ticket opens by its code, in capitals as scanned, without name or contact in full', async () => {
  const ticket = await readQr(browser, 'image/png', receipt.qr)
  const answer = await page.goto(new URL(ticket).pathname)
  expect(answer?.status()).toBe(200)
  const text = (await page.locator('main').textContent()) ?? ''
  expect(text).toContain(EVENT)
  expect(text).not.toContain(PARTY.name)
  expect(text).not.toContain(PARTY.phone)
})

test('the contact is changed, and the confirmation sent to it again', async () => {
  await page.goto(receipt.managePath)
  await page.locator(`a[href$="/details"]`).click()
  await page.fill('main [name=email]', 'ruolan@example.org')
  await page.locator('main form button').first().click()
  expect(new URL(page.url()).search).toBe('?done=changed')
  expect(await page.locator('main').textContent()).toContain('r***@example.org')
  await page.locator('main form:has([value=again]) button').click()
  expect(await page.locator('main').textContent()).toContain('已受理')
})

test('the party becomes smaller, and is cancelled', async () => {
  await page.goto(receipt.managePath)
  await page.locator(`a[href$="/change"]`).click()
  await choose(page, 'partySize', '2')
  await page.locator('main form button').click()
  expect(new URL(page.url()).search).toBe('?done=changed')
  expect(await page.locator('main').textContent()).toContain('共 2 人')
  await page.locator(`a[href$="/cancel"]`).click()
  await page.locator('main form button').click()
  expect(new URL(page.url()).search).toBe('?done=cancelled')
  expect(await page.locator('main').textContent()).toMatch(/报名已取消(?!，)/)
})

test('a question is asked from the page of the event and followed by its code', async () => {
  await page.goto(`/events/${SLUG}`)
  await page.locator(`a[href="/ask?event=${SLUG}"]`).first().click()
  const asked = await ask(page, { text: QUESTION, displayName: '尉迟女士' })
  expect((await page.locator('.code').first().textContent())?.replace(/\s/g, '')).toBe(asked.trackingCode)
  await page.goto('/questions')
  await page.locator('main input:not([type=hidden])').first().fill(asked.trackingCode)
  await page.locator('main form button').first().click()
  expect(new URL(page.url()).pathname).toBe(asked.trackingPath)
  expect(await page.locator('main').textContent()).toContain('已收到')
})

test('who sends a paper along sees like answers with the receipt, and may take the question back', async () => {
  await page.goto('/ask')
  await page.fill('main [name=text]', '老人补种流感疫苗需要预约吗？')
  await page.locator('main [name=files]').setInputFiles({
    name: '预约截图.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  })
  await page.locator('form[action="/ask"] button').click()
  expect(new URL(page.url()).pathname).toMatch(/^\/questions\/\d{10}$/)
  expect(await page.locator('#similar a[href^="/answers/"]').count()).toBeGreaterThan(0)
  await page.getByRole('link', { name: '可以撤回问题' }).click()
  expect(new URL(page.url()).hash).toBe('#withdraw')
  await page.locator('#withdraw summary').click()
  await page.locator('#withdraw [name=sure]').check()
  await page.locator('#withdraw form button').click()
  expect(await page.locator('main').textContent()).toContain('已撤回')
})

test('two characters find an answer', async () => {
  await page.goto('/answers')
  await page.fill('main [name=q]', '疫苗')
  await page.press('main [name=q]', 'Enter')
  await page.locator('main a[href^="/answers/"]:not([href*="atom"])').first().click()
  expect(new URL(page.url()).pathname).toMatch(/^\/answers\/[^/]+$/)
  expect(await page.locator('main').textContent()).toContain('疫苗')
})

test('large type and language are one tap each, stay on the page and are kept', async () => {
  // Offered where people arrive first.
  await page.goto('/')
  expect(await page.getByRole('button', { name: '换成长辈版' }).isVisible()).toBe(true)
  await page.goto('/events?q=水')
  await page.locator('form[action="/display"] button:visible').first().click()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`/events?q=${encodeURIComponent('水')}`)
  expect(await page.locator('html').getAttribute('data-size')).toBe('large')
  await page.locator('.site-menu summary').click()
  await page.locator('.site-menu a[lang=en]').click()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.goto('/answers')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.locator('html').getAttribute('data-size')).toBe('large')
})

test('public pages carry no script and ask nobody else for anything', async () => {
  const paths = ['/', '/events', `/events/${SLUG}`, `/events/${SLUG}/register?slot=`, '/calendar', '/answers']
  // The page for asking has one that proposes answers while somebody writes, and works without.
  const asking = await (await fetch(`${server.origin}/ask`)).text()
  expect(asking.match(/<script\b[^>]*>/g)).toEqual(['<script src="/ask.js?v=2" defer="">'])
  // The page with the ticket has one that keeps it for when there is no network.
  const own = await (await fetch(server.origin + receipt.managePath)).text()
  expect(own.match(/<script\b[^>]*>/g)).toEqual(['<script src="/ticket.js?v=2" defer="">'])
  for (const path of [...paths, '/find', '/questions', '/statistics', '/privacy']) {
    const html = await (await fetch(server.origin + path)).text()
    const scripts = html.match(/<script\b(?![^>]*type="application\/ld\+json")[^>]*>/g) ?? []
    expect({ path, scripts }).toEqual({ path, scripts: [] })
  }
  expect(visitor.foreign).toEqual([])
})

test('the log holds none of what was typed', () => {
  for (const secret of [PARTY.name, PARTY.phone, receipt.ticketCode, receipt.managePath, QUESTION.slice(0, 8)]) {
    expect(server.log()).not.toContain(secret)
  }
})
