// What a phone at the gate is to the person who holds it: lamp, cameras, sounds, shaking, a scanner that types, large buttons,
// what a screen reader says, rest when nobody comes, several events, and forgetting everything in the end.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { temporaryFolder } from '#tests/support/embedded.ts'
import { cameraShowing } from '#tests/support/fake-camera.ts'
import { type Hardware, PHONE_HARDWARE } from '#tests/support/phone-hardware.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { clockOffBy, pairPhone, readAs, rowsStored, untilGate, untilReady, verdict } from './gate.ts'
import { cutOff, type GateWorld, makeGateWorld, recordedScans } from './gate-world.ts'

const dataDir = temporaryFolder()
const DAY_MS = 24 * 3600_000
const LEAST_BUTTON = 48

let world: GateWorld
let server: RunningServer
let browser: Browser
let phone: Page

const addressOf = (name: keyof GateWorld['tickets']) => `${server.origin}/t/${world.tickets[name].ticketSecret}`
const hardware = () => phone.evaluate(() => (globalThis as unknown as { hardware: Hardware }).hardware)
const button = (name: string) => phone.getByRole('button', { name, exact: true })
/** Takes the verdict away, if it has not gone by itself. */
async function next(): Promise<void> {
  await phone
    .locator('.verdict-actions .is-strong')
    .click({ timeout: 3000 })
    .catch(() => undefined)
  await phone.locator('[data-verdict]').waitFor({ state: 'detached' })
}

/** Presses of a finger on this page: what is pressed, in order. */
const PRESSES = `addEventListener('click', (event) => {
  if (!event.isTrusted || event.detail === 0) return
  const pressed = JSON.parse(sessionStorage.getItem('pressed') ?? '[]')
  sessionStorage.setItem('pressed', JSON.stringify([...pressed, event.target.textContent.trim()]))
}, true)`

async function paired(token: string, name: string, context?: BrowserContext): Promise<Page> {
  const visitor = context ?? (await newVisitor(browser, server.origin))
  if (!context) await visitor.addInitScript({ content: PHONE_HARDWARE })
  const page = await visitor.newPage()
  await pairPhone(page, `${server.origin}/gate/pair/${token}`, name)
  await untilReady(page)
  return page
}

beforeAll(async () => {
  world = await makeGateWorld(dataDir)
  ;[server, browser] = await Promise.all([startServer({ dataDir }), launchBrowser()])
  phone = await paired(world.pairings.scan[0] as string, '手机甲')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('the browser would install it', async () => {
  const devtools = await phone.context().newCDPSession(phone)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  // Visitors of a test are incognito, where nothing is installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  const { data } = await devtools.send('Page.getAppManifest')
  expect(JSON.parse(data ?? '{}')).toMatchObject({ start_url: '/gate', scope: '/gate', display: 'standalone' })
  await devtools.detach()
})

test('from the address in the QR code to the first verdict it is three touches at most', async () => {
  const reading = await launchBrowser(cameraShowing(addressOf('quick')))
  try {
    const visitor = await newVisitor(reading, server.origin)
    await visitor.addInitScript({ content: PRESSES })
    const page = await visitor.newPage()
    await pairPhone(page, `${server.origin}/gate/pair/${world.pairings.supervisor[1]}`, '手机丙')
    expect(await verdict(page, 'welcome')).toContain('2')
    const pressed: string[] = await page.evaluate(() => JSON.parse(sessionStorage.getItem('pressed') ?? '[]'))
    expect(pressed.length).toBeGreaterThan(0)
    expect(pressed.length).toBeLessThanOrEqual(3)
  } finally {
    await reading.close()
  }
})

test('a walk-in is inside twenty seconds after the first touch, with a number to write to later', async () => {
  const began = performance.now()
  await button('散客').click()
  await phone.locator('.gate-stepper button').nth(1).click()
  await phone.locator('[name=phone]').pressSequentially('13900001234', { delay: 100 })
  await phone.locator('.gate-panel form button[type=submit]').click()
  const told = await verdict(phone, 'welcome')
  expect(performance.now() - began).toBeLessThan(20_000)
  expect(told).toContain('散客')
  await next()
})

test('the lamp belongs to the camera at the back; which camera is used is chosen once', async () => {
  await button('手电').click()
  await phone.locator('.gate-actions [aria-pressed="true"]').click()
  await expect.poll(async () => (await hardware()).lamp).toEqual([true, false])
  await button('设置').click()
  await phone.getByLabel('前置').check()
  await button('返回扫码').click()
  await phone.locator('[data-camera="running"] video.is-mirrored').waitFor()
  expect((await hardware()).cameras).toEqual(['environment', 'user'])
  expect((await hardware()).closed).toBe(1)
  expect(await phone.locator('.gate-actions button').nth(4).isDisabled()).toBe(true)
  await phone.reload()
  await phone.locator('[data-camera="running"] video.is-mirrored').waitFor()
  expect((await hardware()).cameras).toEqual(['user'])
  // The screen stays on.
  expect((await hardware()).locks).toContain('screen')
})

test('each kind of verdict shakes and sounds in its own way; without sound it still shakes', async () => {
  await phone.locator('h1').click()
  await readAs(phone, addressOf('family'), 'welcome')
  const { tones } = await hardware()
  expect(tones).toBeGreaterThan(0)
  await readAs(phone, addressOf('family'), 'alreadyIn')
  await readAs(phone, `${server.origin}/t/${'a'.repeat(26)}`, 'unknown')
  expect((await hardware()).shakes).toEqual([[60], [120, 80, 120], [400]])
  await next()
  await button('设置').click()
  await phone.getByRole('group', { name: '声音' }).getByLabel('关', { exact: true }).check()
  await button('返回扫码').click()
  const before = (await hardware()).tones
  await readAs(phone, addressOf('cancelled'), 'cancelled')
  expect((await hardware()).tones).toBe(before)
  expect((await hardware()).shakes).toHaveLength(4)
  await next()
})

test('a screen reader is told the verdict, who it is, and how the connection stands', async () => {
  await readAs(phone, addressOf('offline'), 'welcome')
  const alert = phone.getByRole('alert')
  for (const part of ['周*琴', '欢迎']) expect(await alert.textContent()).toContain(part)
  await next()
  const status = await phone.getByRole('status').allTextContents()
  expect(status.join()).toContain('待上传 0')
  // The next verdict is a new alert, also when it says the same.
  await readAs(phone, addressOf('offline'), 'alreadyIn')
  const first = await alert.elementHandle()
  await readAs(phone, addressOf('offline'), 'alreadyIn')
  expect(await first?.evaluate((element) => element.isConnected)).toBe(false)
  await next()
})

test('whatever is pressed is at least 48 pixels high, on every screen', async () => {
  const small: string[] = []
  const measure = async (screen: string) => {
    for (const one of await phone.locator('button:visible, .gate a:visible, .gate-choice label:visible').all()) {
      const box = await one.boundingBox()
      if (box && (box.height < LEAST_BUTTON - 0.5 || box.width < LEAST_BUTTON - 0.5))
        small.push(
          `${screen}: ${(await one.textContent()) || (await one.getAttribute('aria-label'))} ${box.width} × ${box.height}`,
        )
    }
  }
  await measure('camera')
  for (const name of ['输入码', '散客', '搜姓名', '设置']) {
    await button(name).click()
    await measure(name)
    await button('返回扫码').click()
  }
  await readAs(phone, addressOf('twice'), 'welcome')
  await measure('verdict')
  await next()
  await button('离场').click()
  await button('散客').click()
  await measure('walk-outs')
  await button('返回扫码').click()
  await button('入场').click()
  expect(small).toEqual([])
})

test('on a small phone codes can be aimed at while acts wait, and the buttons of a verdict are in view', async () => {
  const [usual, small] = [phone.viewportSize() ?? PHONE, { width: 375, height: 667 }]
  await phone.setViewportSize(small)
  await phone.context().setOffline(true)
  await readAs(phone, addressOf('cancelled'), 'cancelled')
  const below = async (selector: string) => {
    const box = await phone.locator(selector).boundingBox()
    return box && box.y + box.height
  }
  expect(await below('.verdict-actions')).toBeLessThan(small.height)
  await next()
  await untilGate(phone, 'offline', 1)
  expect((await phone.locator('.gate-camera').boundingBox())?.height).toBeGreaterThan(120)
  expect(await below('.gate-camera')).toBeLessThan((await phone.locator('.gate-actions').boundingBox())?.y ?? 0)
  expect(await below('.gate-actions')).toBeLessThanOrEqual(small.height)
  await phone.context().setOffline(false)
  await untilGate(phone, 'online', 0)
  await phone.setViewportSize(usual)
})

test('a scanner that types is read wherever the focus is, presses no button, and leaves fields alone', async () => {
  await button('散客').focus()
  await readAs(phone, addressOf('skewed'), 'welcome')
  await next()
  expect(await phone.locator('.gate-panel').count()).toBe(0)
  await button('输入码').click()
  await phone.fill('[name=code]', '')
  await phone.locator('[name=code]').pressSequentially(world.tickets.skewed.shortCode)
  await phone.keyboard.press('Enter')
  await verdict(phone, 'alreadyIn')
  await next()
})

test('where nobody comes the camera rests, and wakes by one touch', async () => {
  const context = await newVisitor(browser, server.origin)
  await context.addInitScript({ content: PHONE_HARDWARE })
  await context.clock.install()
  const idle = await paired(world.pairings.scan[1] as string, '手机乙', context)
  await idle.locator('[data-camera="running"]').waitFor()
  await context.clock.fastForward(3 * 60_000)
  await idle.locator('.gate-top h1').click()
  await context.clock.fastForward(3 * 60_000)
  expect(await idle.locator('[data-camera="running"]').count()).toBe(1)
  await context.clock.fastForward(2 * 60_000)
  await idle.locator('[data-camera="paused"]').waitFor()
  await idle.locator('[data-camera="paused"] button').click()
  await idle.locator('[data-camera="running"]').waitFor()
  await context.close()
})

test('an answer that is lost on the way is made up for, and nobody is counted twice', async () => {
  let lost = 0
  await phone.route('**/api/v1/gate/scans', async (route) => {
    await route.fetch()
    lost++
    // The page may have given up on it already.
    await route.abort().catch(() => undefined)
  })
  await readAs(phone, addressOf('camera'), 'welcome')
  expect(lost).toBeGreaterThan(0)
  await phone.unroute('**/api/v1/gate/scans')
  await untilGate(phone, 'online', 0)
  const scans = (await recordedScans(dataDir)).filter((scan) => scan.registrationId === world.tickets.camera.id)
  expect(scans.map(({ people, conflict }) => [people, conflict])).toEqual([[2, false]])
  await next()
})

test('one phone serves several events: what waits in the other is sent too, and each refuses the tickets of the other', async () => {
  await phone.context().setOffline(true)
  await readAs(phone, addressOf('twice'), 'alreadyIn')
  await untilGate(phone, 'offline', 1)
  const context = phone.context()
  await phone.close()
  await context.setOffline(false)
  phone = await paired(world.second.token, '手机甲', context)
  expect(await phone.locator('.gate-top').textContent()).toContain('西门')
  await readAs(phone, addressOf('family'), 'wrongEvent')
  await readAs(phone, `${server.origin}/t/${world.second.ticket.ticketSecret}`, 'welcome')
  // Decided without network at the first event's gate, sent while the second is worked with.
  const sent = async () =>
    (await recordedScans(dataDir)).filter(({ offline, verdict: word }) => offline && word === 'alreadyIn').length
  await expect.poll(sent, { timeout: 30_000 }).toBe(1)
  await next()
  await button('设置').click()
  await phone.locator('.gate-finds button:enabled').click()
  await phone.locator('.gate-top', { hasText: '1 号口' }).waitFor()
  await readAs(phone, `${server.origin}/t/${world.second.ticket.ticketSecret}`, 'wrongEvent')
  await next()
})

/** Checks in with the code of a screen that lost its network and whose clock has moved since. Returns what the page says. */
async function checkInFrom(drift: number, ticket: keyof GateWorld['tickets']): Promise<string> {
  const context = await newVisitor(browser, server.origin)
  const screen = await context.newPage()
  await screen.goto(world.screen)
  const code = () => screen.locator('[data-code]').textContent()
  await screen.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('codes ')))
  await context.setOffline(true)
  const before = await code()
  await screen.evaluate(clockOffBy(drift))
  await expect.poll(code).not.toBe(before)
  const shown = (await code())?.replace(' ', '')
  expect(shown).toMatch(/^\d{6}$/)
  const visitor = await (await newVisitor(browser, server.origin, { scripts: false })).newPage()
  await visitor.goto(`/here?e=${world.event.slug}&c=${shown}`)
  await visitor.fill('[name=shortCode]', world.tickets[ticket].shortCode)
  await visitor.locator('main form button').click()
  await context.close()
  return (await visitor.locator('main').textContent()) ?? ''
}

test('a screen without network may be half a minute off either way', async () => {
  expect(await checkInFrom(-30_000, 'slowScreen')).toContain('签到成功')
  expect(await checkInFrom(30_000, 'fastScreen')).toContain('签到成功')
})

test('cut off at the console, the phone forgets the event and says so; the other pairing stays', async () => {
  const lost = await paired(world.pairings.supervisor[0] as string, '主管')
  await cutOff(dataDir, '主管')
  await lost.locator('.gate-notice h1', { hasText: '停用' }).waitFor({ timeout: 30_000 })
  await expect.poll(() => rowsStored(lost)).toBe(0)
})

test('at the end of the events every pairing is forgotten, without network too, also those not worked with', async () => {
  const context = phone.context()
  expect(await rowsStored(phone)).toBeGreaterThan(4)
  await phone.close()
  await context.addInitScript({ content: clockOffBy(5 * DAY_MS) })
  await context.setOffline(true)
  phone = await context.newPage()
  await phone.goto('/gate')
  await phone.locator('.gate-notice h1').waitFor({ timeout: 30_000 })
  await expect.poll(() => rowsStored(phone), { timeout: 30_000 }).toBe(0)
})
