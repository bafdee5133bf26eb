// A gate that looks before it lets in, as the person who holds the phone sees it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from '#tests/support/browser.ts'
import { temporaryFolder } from '#tests/support/embedded.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { counts, pairPhone, untilReady, verdict } from './gate.ts'
import { type GateWorld, makeGateWorld, recordedScans } from './gate-world.ts'

const dataDir = temporaryFolder()
let world: GateWorld
let server: RunningServer
let browser: Browser
let phone: Page

const button = (name: string | RegExp) => phone.getByRole('button', { name, exact: true })
const review = () => phone.locator('.verdict.is-review')

beforeAll(async () => {
  world = await makeGateWorld(dataDir)
  ;[server, browser] = await Promise.all([startServer({ dataDir }), launchBrowser()])
  phone = await (await newVisitor(browser, server.origin)).newPage()
  await pairPhone(phone, `${server.origin}/gate/pair/${world.pairings.supervisor[0]}`, '手机甲')
  await untilReady(phone)
  await phone.locator('.gate-settings').click()
  await phone.getByLabel('先核对再放行').check()
  await phone.keyboard.press('Escape')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('by short code and by name: who it is, how many, what help; nobody is let in before it is said', async () => {
  await button('输入码').click()
  await phone.fill('[name=code]', world.tickets.offline.shortCode)
  await button('核验').click()
  await review().waitFor()
  expect(await review().textContent()).toContain('周*琴')
  expect(await review().textContent()).toContain('轮椅席')
  await button('不放行').click()

  await button('搜姓名').click()
  await phone.fill('[name=q]', '赵志成')
  await phone.locator('.gate-form .is-strong').click()
  await phone.locator('.gate-finds button').first().click()
  await review().waitFor()
  expect(await review().textContent()).toContain('赵*成')
  expect(await recordedScans(dataDir)).toEqual([])
  await button('入场 4 人').click()
  expect(await verdict(phone, 'welcome')).toContain('赵*成')
  expect((await recordedScans(dataDir)).map(({ people }) => people)).toEqual([4])
  await expect.poll(() => counts(phone)).toContain('4')
})
