// Somebody calls: a member of staff changes the registration for them (代为修改), with and without scripts, in both languages.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { axeFaults } from '#tests/support/page-faults.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { signedIn } from '#tests/support/staff-visitor.ts'
import { agree, choose, fillIn, type Receipt, submitParty } from './citizen.ts'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const button = (page: Page, intent: string) => page.locator(`main form:has([name=intent][value=${intent}]) button`)
const summary = (page: Page) => page.locator('.error-summary li').allTextContents()
const main = async (page: Page) => (await page.locator('main').textContent()) ?? ''

describe.each([
  { scripts: true, language: 'zh-CN', name: '宗政文渊', phone: '13900007711', done: '已修改', note: '代为修改' },
  {
    scripts: false,
    language: 'en',
    name: '宗政文彬',
    phone: '13900007722',
    done: 'Changed',
    note: 'Change for the person',
  },
] as const)('with scripts $scripts, in $language', ({ scripts, language, name, phone, done, note }) => {
  let visitor: Page
  let receipt: Receipt
  let desk: Page

  test('a citizen registers with one companion', async () => {
    visitor = await (await newVisitor(browser, server.origin, { size: PHONE, scripts })).newPage()
    await visitor.goto('/events')
    await visitor.getByRole('link', { name: '善智墨水，惠泽民生' }).first().click()
    await visitor.locator('a[href*="/register?slot="]:visible').last().click()
    await fillIn(visitor, { name, phone, people: 2 })
    await visitor.fill('main [name=companions]', '王芳')
    await agree(visitor)
    receipt = await submitParty(visitor)
  })

  test('the organiser finds it by the last four digits, and opens what is masked to change it', async () => {
    desk = await (await signedIn(browser, server.origin, 'organiser', { scripts })).newPage()
    await desk.goto(`/console/events?lang=${language}`)
    await desk
      .locator('main a[href^="/console/events/"]', { hasText: /善智墨水|Water for Jimo/ })
      .first()
      .click()
    const { pathname } = new URL(desk.url())
    await desk.goto(`${pathname}/registrations?q=${phone.slice(-4)}`)
    await desk.locator('main a[href^="/console/registrations/"]').first().click()
    expect(await main(desk)).not.toContain(phone)
    expect(await main(desk)).toContain(note)
    await button(desk, 'edit').click()
    for (const [field, value] of Object.entries({ name, phone, partySize: '2', companions: '王芳', email: '' }))
      expect(await desk.inputValue(`main [name=${field}]`)).toBe(value)
    if (scripts) expect(await axeFaults(desk)).toEqual([])
  })

  test('what cannot be is said beside the field, and what was typed stays', async () => {
    await desk.fill('main [name=partySize]', '3')
    await desk.fill('main [name=companions]', '王芳\n李明')
    await desk.fill('main [name=phone]', '1390000')
    await button(desk, 'correct').click()
    expect(await summary(desk)).toHaveLength(1)
    expect(await desk.locator('main [name=phone]').getAttribute('aria-invalid')).toBe('true')
    expect(await desk.inputValue('main [name=companions]')).toBe('王芳\n李明')
    await desk.fill('main [name=phone]', phone)
    await desk.fill('main [name=email]', `caller${phone.slice(-4)}@example.org`)
    await desk.locator('main [name="needs[]"][value=wheelchair], main [name=needs][value=wheelchair]').first().check()
    await button(desk, 'correct').click()
    expect(new URL(desk.url()).search).toContain('done=corrected')
    const shown = await main(desk)
    expect(shown).toContain(done)
    expect(shown).not.toContain(`caller${phone.slice(-4)}@example.org`)
  })

  test('the citizen finds it as it is now; the ticket is the same', async () => {
    await visitor.goto(`${receipt.managePath}?lang=${language}`)
    const shown = await main(visitor)
    expect(shown.replace(/\s/g, '')).toContain(receipt.ticketCode)
    expect(shown).toMatch(language === 'en' ? /3 people/ : /3 人/)
    if (scripts) expect(await axeFaults(visitor)).toEqual([])
  })

  test('whoever has the page open from before is told, and nothing is overwritten', async () => {
    await button(desk, 'edit').click()
    await visitor.goto(`${receipt.managePath}/change`)
    await choose(visitor, 'partySize', '4')
    await visitor.locator('main form:has([name=partySize]) button').click()
    expect(new URL(visitor.url()).search).toContain('done=changed')
    await desk.fill('main [name=name]', `${name}改`)
    await button(desk, 'correct').click()
    expect(new URL(desk.url()).search).not.toContain('done=corrected')
    expect(await desk.inputValue('main [name=name]')).toBe(`${name}改`)
    expect(await desk.locator('main [role=alert], main .banner').first().textContent()).toBeTruthy()
  })
})
