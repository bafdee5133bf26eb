// 每人一码, from the citizen's phone to the gate: the codes are made without scripts, passed on, printed, and let in one each, with
// network and without.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from '#tests/support/browser.ts'
import { temporaryFolder } from '#tests/support/embedded.ts'
import { PHONE_HARDWARE } from '#tests/support/phone-hardware.ts'
import { readQr } from '#tests/support/qr-decoder.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { counts, pairPhone, readAs, untilGate, untilReady } from './gate.ts'
import { type GateWorld, makeGateWorld } from './gate-world.ts'

const dataDir = temporaryFolder()
const SOON_ENOUGH = { timeout: 20_000 }

let world: GateWorld
let server: RunningServer
let browser: Browser
/** addresses of the companions' tickets */
let links: string[]

beforeAll(async () => {
  world = await makeGateWorld(dataDir)
  ;[server, browser] = await Promise.all([startServer({ dataDir }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const pictureOf = async (page: Page) => readQr(browser, 'image/png', await page.locator('.qr').first().screenshot())

test('a family of four makes a code for each without scripts, and each ticket says only what it must', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${server.origin}/t/${world.tickets.family.ticketSecret}`)
  await page.getByRole('link', { name: '每人一码' }).click()
  await page.getByRole('button', { name: '为 3 位同行人生成码' }).click()
  await page.getByText('每人一码已生成').waitFor()
  links = await page.locator('.own-code-link').allTextContents()
  expect(links).toHaveLength(3)
  await page.getByRole('link', { name: '打开同行人 2 的入场码' }).click()
  const shown = await page.locator('main').textContent()
  expect(shown).toContain('同行人 2，只进一人')
  const { name, shortCode } = world.tickets.family
  for (const personal of [name[0] as string, shortCode, shortCode.slice(0, 4)]) expect(shown).not.toContain(personal)
  expect((await pictureOf(page)).toLowerCase()).toBe(links[0])
  await context.close()
})

test('all codes stand on one sheet of A4, each to be cut out', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' })
  await page.goto(`${server.origin}/t/${world.tickets.family.ticketSecret}/codes/print`)
  const cards = page.locator('.own-card')
  expect(await cards.count()).toBe(4)
  const read = []
  for (const card of await cards.all())
    read.push((await readQr(browser, 'image/png', await card.locator('.qr').screenshot())).toLowerCase())
  expect(read).toEqual([`${server.origin}/t/${world.tickets.family.ticketSecret}`, ...links])
  const sheet = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(sheet.match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.close()
})

test('a companion’s ticket opens again without network', async () => {
  const context = await newVisitor(browser, server.origin)
  const page = await context.newPage()
  await page.goto(links[1] as string)
  const kept = () => page.evaluate(async () => (await (await caches.open('tickets')).keys()).length)
  await expect.poll(kept, SOON_ENOUGH).toBeGreaterThan(2)
  await context.setOffline(true)
  await page.reload()
  expect(await page.locator('[data-ticket-kept]').isVisible()).toBe(true)
  expect((await pictureOf(page)).toLowerCase()).toBe(links[1])
  await context.close()
})

test('at the gate each lets in one, with network and without, and the party’s code the rest', async () => {
  const context = await newVisitor(browser, server.origin)
  await context.addInitScript({ content: PHONE_HARDWARE })
  const phone = await context.newPage()
  await pairPhone(phone, `${server.origin}/gate/pair/${world.pairings.scan[0]}`, '手机甲')
  await untilReady(phone)
  const first = await readAs(phone, links[0] as string, 'welcome')
  for (const part of ['欢迎', '同行人 2/4', '共 4 人，已到 1 人']) expect(first).toContain(part)
  expect(await phone.locator('.verdict .gate-stepper').count()).toBe(0)
  const again = await readAs(phone, links[0] as string, 'alreadyIn')
  expect(again).toContain('这位同行人的码已经用过')
  await context.setOffline(true)
  await untilGate(phone, 'offline', 0)
  const second = await readAs(phone, (links[1] as string).toUpperCase(), 'partlyIn')
  for (const part of ['欢迎', '同行人 3/4', '共 4 人，已到 2 人', '赵*成 一行']) expect(second).toContain(part)
  await readAs(phone, links[1] as string, 'alreadyIn')
  await context.setOffline(false)
  await untilGate(phone, 'online', 0)
  const rest = await readAs(phone, `${server.origin}/t/${world.tickets.family.ticketSecret}`, 'partlyIn')
  expect(rest).toContain('共 4 人，已全部入场')
  await readAs(phone, links[2] as string, 'alreadyIn')
  await expect.poll(async () => (await counts(phone))[1], SOON_ENOUGH).toBe('4')
  await context.close()
})
