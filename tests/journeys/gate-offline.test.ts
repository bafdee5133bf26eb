// The gate while the server is gone: real browsers, a fake camera, a server that is killed and comes back. Nothing is lost,
// nobody is let in twice unseen.
import type { Browser, Page } from 'playwright-core'
import QRCode from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { temporaryFolder } from '#tests/support/embedded.ts'
import { cameraShowing } from '#tests/support/fake-camera.ts'
import { readQr } from '#tests/support/qr-decoder.ts'
import { freePort, type RunningServer, startServer } from '#tests/support/running-server.ts'
import { clockOffBy, counts, pairPhone, readAs, storedText, untilGate, untilReady, verdict } from './gate.ts'
import { type GateWorld, makeGateWorld, recordedScans } from './gate-world.ts'

const dataDir = temporaryFolder()
const DAY_MS = 24 * 3600_000

let world: GateWorld
let port: number
let server: RunningServer
let browser: Browser
let other: Browser
let one: Page
let two: Page
let screen: Page
let boss: Page
const complaints: string[] = []

const start = () => startServer({ dataDir, port })
const addressOf = (name: keyof GateWorld['tickets']) =>
  `${server.origin}/t/${world.tickets[name].ticketSecret}`.toUpperCase()

/** A phone of its own, paired; `skew` sets its clock wrong by so many milliseconds. */
async function phone(on: Browser, token: string, name: string, skew = 0): Promise<Page> {
  const context = await newVisitor(on, server.origin)
  if (skew !== 0) await context.addInitScript({ content: clockOffBy(skew) })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Uncaught/.test(message.text())) complaints.push(message.text())
  })
  await pairPhone(page, `${server.origin}/gate/pair/${token}`, name)
  await untilReady(page)
  return page
}

/** From here on codes come from a scanner that types: the camera would read its code again and again. */
async function restCamera(page: Page): Promise<void> {
  const next = page.locator('.verdict-actions .is-strong')
  const paused = page.locator('[data-camera="paused"]')
  // A verdict may come up at any moment until the camera rests, and lies over the button then.
  for (let tries = 0; tries < 5 && (await paused.count()) === 0; tries++) {
    if (await next.isVisible()) await next.click({ timeout: 5000 }).catch(() => undefined)
    await page
      .locator('.gate-pause')
      .click({ timeout: 5000 })
      .catch(() => undefined)
    await paused.waitFor({ timeout: 2000 }).catch(() => undefined)
  }
  expect(await paused.count()).toBe(1)
}

beforeAll(async () => {
  world = await makeGateWorld(dataDir)
  port = await freePort()
  server = await start()
  ;[browser, other] = await Promise.all([
    launchBrowser(cameraShowing(addressOf('camera'))),
    launchBrowser(cameraShowing(addressOf('later'))),
  ])
})
afterAll(async () => {
  await Promise.all([browser?.close(), other?.close()])
  await server?.stop()
})

test('with network the server decides', async () => {
  one = await phone(browser, world.pairings.scan[0] as string, '手机甲')
  expect(await verdict(one, 'welcome')).toContain('2')
  await restCamera(one)
  two = await phone(other, world.pairings.scan[1] as string, '手机乙', -DAY_MS)
  await restCamera(two)
  await untilGate(one, 'online', 0)
  await untilGate(two, 'online', 0)
  screen = await (await newVisitor(browser, server.origin)).newPage()
  await screen.goto(world.screen)
  const kept = () => screen.evaluate(async () => (await (await caches.open('screen')).keys()).length)
  await expect.poll(kept, { timeout: 20_000 }).toBeGreaterThan(3)
  await screen.waitForFunction(() => navigator.serviceWorker.controller !== null)
})

test('the server gone, the phone decides by the same rule and keeps what it did', async () => {
  await server.stop('SIGKILL')
  // Read by the server before it went: known here all the same, by camera or by scanner.
  await readAs(one, addressOf('camera'), 'alreadyIn')
  const welcome = await readAs(one, addressOf('offline'), 'welcome')
  expect(welcome).toContain('周*琴')
  expect(welcome).toContain('轮椅席')
  expect(welcome).toContain('本机判定')
  await readAs(one, addressOf('offline'), 'alreadyIn')
  await readAs(one, addressOf('cancelled'), 'cancelled')
  await readAs(one, addressOf('later'), 'tooEarly')
  await readAs(one, `${server.origin}/t/${'a'.repeat(26)}`, 'unknown')
  expect(await readAs(one, world.tickets.family.shortCode, 'welcome')).toContain('4')
  await readAs(one, addressOf('twice'), 'welcome')
  await untilGate(one, 'offline', 8)
  expect((await counts(one)).slice(0, 2)).toEqual(['9', '9'])
})

test('a screen opened again without network shows the code of now; a code read from a photograph is as good', async () => {
  await screen.reload()
  await screen.locator('[data-offline]').waitFor({ timeout: 20_000 })
  // Read in one moment: each code stands for half a minute.
  const { code, drawn } = await screen.evaluate(() => ({
    code: document.querySelector('[data-code]')?.textContent ?? '',
    drawn: new XMLSerializer().serializeToString(document.querySelector('[data-qr] svg') as Element),
  }))
  expect(code).toMatch(/^\d{3} \d{3}$/)
  const said = await readQr(browser, 'image/svg+xml', Buffer.from(drawn))
  expect(new URL(said).searchParams.get('c')).toBe(code.replace(' ', ''))
  await one.locator('.verdict-actions .is-strong').click()
  await one.getByRole('button', { name: '输入码' }).click()
  const photo = {
    name: '票.png',
    mimeType: 'image/png',
    buffer: await QRCode.toBuffer(addressOf('offline'), { width: 900 }),
  }
  await one.locator('.gate-photo input').setInputFiles(photo)
  await verdict(one, 'alreadyIn')
  await untilGate(one, 'offline', 9)
})

test('a walk-in is taken in on the phone', async () => {
  await one.locator('.verdict-actions .is-strong').click()
  await one.getByRole('button', { name: '散客' }).click()
  await one.fill('[name=phone]', '13900001234')
  await one.locator('.gate-panel form button[type=submit]').click()
  expect(await verdict(one, 'welcome')).toContain('W-01')
  await untilGate(one, 'offline', 10)
})

test('reloaded without network the page is there, with all that waits and all it knew', async () => {
  await one.reload()
  await restCamera(one)
  await untilGate(one, 'offline', 10)
  await readAs(one, addressOf('offline'), 'alreadyIn')
  await untilGate(one, 'offline', 11)
})

test('a rehearsal goes without network too, stands across the screen, and changes nothing', async () => {
  await one.locator('.verdict-actions .is-strong').click()
  await one.getByRole('button', { name: '设置' }).click()
  await one.getByRole('group', { name: '演练' }).getByRole('radio').nth(1).click()
  await one.locator('[data-rehearsal]').waitFor()
  expect(await one.locator('.gate-rehearsal-mark').isVisible()).toBe(true)
  await readAs(one, 'OPEN-DAY-PRACTICE-01', 'welcome')
  expect(await readAs(one, 'OPEN-DAY-PRACTICE-03', 'alreadyIn')).toContain('2 号口（演练手机 B）')
  expect(await readAs(one, 'OPEN-DAY-PRACTICE-05', 'welcome')).toContain('贵宾')
  expect(await readAs(one, addressOf('quick'), 'unknown')).toContain('这是真的入场码')
  await one.locator('.verdict-actions .is-strong').click()
  await one.getByRole('button', { name: '结束演练' }).click()
  await untilGate(one, 'offline', 11)
  expect(await readAs(one, 'OPEN-DAY-PRACTICE-01', 'unknown')).toContain('这是演练码')
  await untilGate(one, 'offline', 11)
})

test('nobody can be read out of the phone’s storage', async () => {
  const stored = await storedText(one)
  expect(stored.length).toBeGreaterThan(1000)
  for (const personal of ['周', '琴', '赵', '轮椅', '13900001234', world.tickets.offline.ticketSecret])
    expect(stored).not.toContain(personal)
})

test('a second phone lets the same ticket in, its clock a day off', async () => {
  await readAs(two, addressOf('twice'), 'welcome')
  await readAs(two, addressOf('skewed'), 'welcome')
  await untilGate(two, 'offline', 2)
  // People without a ticket, counted by hand.
  await two.locator('.verdict-actions .is-strong').click()
  await two.getByRole('button', { name: '人数', exact: true }).click()
  for (const press of ['加 1 人', '加 1 人', '加 1 人', '减 1 人'])
    await two.getByRole('button', { name: press }).click()
  await two.locator('[data-crowd="2"]').waitFor()
  await two.keyboard.press('Escape')
  await untilGate(two, 'offline', 6)
})

test('the server back, everything arrives once, and the double entry is shown', async () => {
  server = await start()
  await untilGate(one, 'online', 0)
  await untilGate(two, 'online', 0)
  const scans = await recordedScans(dataDir)
  // Ten read offline, one walk-in, two on the other phone.
  expect(scans.filter(({ offline }) => offline)).toHaveLength(13)
  expect(scans.filter(({ people }) => people > 0).reduce((sum, { people }) => sum + people, 0)).toBe(
    2 + 1 + 4 + 2 + 1 + 1,
  )
  const twice = scans.filter(({ registrationId }) => registrationId === world.tickets.twice.id)
  expect(twice.map(({ conflict, people }) => [conflict, people])).toEqual([
    [false, 2],
    [true, 0],
  ])
  const skewed = scans.find(({ registrationId }) => registrationId === world.tickets.skewed.id)
  expect(Math.abs((skewed?.happenedAt.getTime() ?? 0) - Date.now())).toBeLessThan(10 * 60_000)
  expect(await readAs(two, addressOf('offline'), 'alreadyIn')).toContain('1 号口')
  await expect.poll(async () => (await counts(one)).slice(0, 2), { timeout: 20_000 }).toEqual(['11', '13'])
})

test('in the console the overlap stands with both gates, in both languages, on a desk and on a phone', async () => {
  for (const [language, said] of [
    ['zh-CN', ['同一张票在两处入场', '先入场', '后入场', '1 号口（手机甲）', '2 号口（手机乙）', '是两批人，补记入场']],
    ['en', ['One ticket let in at two places', 'First', 'Later', '1 号口 (手机甲)', '2 号口 (手机乙)', 'Two parties']],
  ] as const) {
    for (const size of [DESK, PHONE]) {
      const visitor = await newVisitor(other, server.origin, { size, scripts: false })
      const signIn = await visitor.request.post('/login', {
        form: { ...world.organiser },
        headers: { Origin: server.origin },
        maxRedirects: 0,
      })
      expect(signIn.headers().location).toBe('/console')
      const console = await visitor.newPage()
      await console.goto(`/console/events/${world.event.id}/check-in?lang=${language}`)
      const section = console.locator('#conflicts, section:has(#conflicts)').first()
      for (const part of said) await section.getByText(part, { exact: false }).first().waitFor()
      const beyond = await console.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(beyond).toBeLessThanOrEqual(0)
      await visitor.close()
    }
  }
})

test('a supervisor sees both gates and decides; all phones count the same', async () => {
  boss = await phone(other, world.pairings.supervisor[0] as string, '主管')
  await restCamera(boss)
  await boss.locator('[data-conflicts="1"] button').click()
  const shown = await boss.locator('[data-conflict]').textContent()
  for (const part of ['冯*国', '1 号口', '2 号口', '先入场', '后入场']) expect(shown).toContain(part)
  await boss.getByRole('button', { name: '是两批人，补记入场' }).click()
  await boss.locator('[data-conflict]').waitFor({ state: 'detached' })
  expect((await recordedScans(dataDir)).reduce((sum, { people }) => sum + people, 0)).toBe(13)
})

test('taken back with a reason, the supervisor reads why on the phone', async () => {
  await readAs(one, addressOf('quick'), 'welcome')
  await one.locator('.verdict-actions').getByRole('button', { name: '撤销' }).click()
  await one.fill('.gate-panel [name=words]', '在门口等人')
  await one.getByRole('button', { name: '没有进场' }).click()
  await one.locator('[data-verdict]').waitFor({ state: 'detached' })
  await one.getByText('已撤销').waitFor()
  // The panel is open still, and looks again now and then.
  await boss.locator('.gate-notes').waitFor({ timeout: 45_000 })
  const notes = await boss.locator('.gate-notes').textContent()
  for (const part of ['沈*', '没有进场：在门口等人', '1 号口']) expect(notes).toContain(part)
})

test('nothing went wrong in the browsers', () => {
  expect(complaints).toEqual([])
})
