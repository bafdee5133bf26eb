// The gate while the server is gone: real browsers, a fake camera, a server that is killed and comes back. Nothing is lost,
// nobody is let in twice unseen.
import type { Browser, Page } from 'playwright-core'
import QRCode from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from '#tests/support/browser.ts'
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
  expect(await screen.locator('[data-code]').textContent()).toMatch(/^\d{3} \d{3}$/)
  const drawn = await screen.locator('[data-qr] svg').evaluate((svg) => new XMLSerializer().serializeToString(svg))
  const said = await readQr(browser, 'image/svg+xml', Buffer.from(drawn))
  expect(new URL(said).searchParams.get('c')).toBe(
    (await screen.locator('[data-code]').textContent())?.replace(' ', ''),
  )
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
  await expect.poll(async () => (await counts(one)).slice(0, 2), { timeout: 20_000 }).toEqual(['11', '11'])
})

test('a supervisor sees both gates and decides; all phones count the same', async () => {
  const boss = await phone(other, world.pairings.supervisor[0] as string, '主管')
  await restCamera(boss)
  await boss.locator('[data-conflicts="1"] button').click()
  const shown = await boss.locator('[data-conflict]').textContent()
  for (const part of ['冯*国', '1 号口', '2 号口', '先入场', '后入场']) expect(shown).toContain(part)
  await boss.getByRole('button', { name: '是两批人，补记入场' }).click()
  await boss.locator('[data-conflict]').waitFor({ state: 'detached' })
  expect((await recordedScans(dataDir)).reduce((sum, { people }) => sum + people, 0)).toBe(13)
})

test('nothing went wrong in the browsers', () => {
  expect(complaints).toEqual([])
})
