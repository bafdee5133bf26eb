// What a citizen does on the public pages, with whatever the pages show and nothing else. Works without scripts.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export type Party = { name: string; phone?: string; email?: string; people?: number }
export type Receipt = { managePath: string; ticketCode: string; qr: Buffer }

/** The form's trap for robots: nobody fills it in within two seconds. */
const READING = 2200

/** From the list of events to the form of a slot: three pages, as somebody who has never been here. */
export async function findForm(page: Page, title: string, slot: number): Promise<void> {
  await page.goto('/events')
  await page.fill('main [name=q]', title.slice(0, 2))
  await page.press('main [name=q]', 'Enter')
  await page.getByRole('link', { name: title }).first().click()
  expect(await page.locator('h1').textContent()).toContain(title)
  await page.locator('a[href*="/register?slot="]:visible').nth(slot).click()
  expect(new URL(page.url()).pathname).toMatch(/\/register$/)
}

export async function fillIn(page: Page, party: Party): Promise<void> {
  await page.fill('main [name=name]', party.name)
  await page.fill('main [name=phone]', party.phone ?? '')
  await page.fill('main [name=email]', party.email ?? '')
  if (party.people) await choose(page, 'partySize', String(party.people))
}

/** A choice drawn as buttons hides its circle: people press the words. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  const id = await page.locator(`main [name="${name}"][value="${value}"]`).getAttribute('id')
  await page.locator(`label[for="${id}"]`).click()
}

export async function agree(page: Page): Promise<void> {
  await page.check('main [name=consent]')
}

/** Goes on from the form that is open, after as long as filling it in takes. */
export async function send(page: Page): Promise<void> {
  await page.waitForTimeout(READING)
  await page.locator('main button[name=step][value=check]').click()
}

/** Goes on from a form that is right, checks what was entered, sends it, and reads the receipt. */
export async function submitParty(page: Page): Promise<Receipt> {
  await send(page)
  await page.locator('main button[name=step][value=confirm]').click()
  const at = new URL(page.url())
  expect(at.pathname + at.search).toMatch(/^\/r\/[^/]+\?done=registered$/)
  const code = (await page.locator('.code').first().textContent()) ?? ''
  const qr = await page.locator('.qr').first().screenshot()
  return { managePath: at.pathname, ticketCode: code.replace(/\s/g, ''), qr }
}

/** What is wrong with the form, as the summary on top says it. */
export function summaryOf(page: Page): Promise<string[]> {
  return page.locator('.error-summary li').allTextContents()
}

export type Asked = { trackingPath: string; trackingCode: string }

/** Sends a question; where similar answers are shown first, asks anyway. */
export async function ask(
  page: Page,
  question: { text: string; displayName?: string; email?: string },
): Promise<Asked> {
  await page.fill('main [name=text]', question.text)
  if (question.displayName) await page.fill('main [name=displayName]', question.displayName)
  if (question.email) await page.fill('main [name=email]', question.email)
  await page.locator('form[action="/ask"] button').click()
  const anyway = page.locator('button[name=step][value=send]')
  if (await anyway.isVisible()) await anyway.click()
  const { pathname } = new URL(page.url())
  expect(pathname).toMatch(/^\/questions\/\d{10}$/)
  return { trackingPath: pathname, trackingCode: pathname.slice('/questions/'.length) }
}
