// What an answer officer and a reviewer do with a question, on the pages of the console.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** A code however it is grouped. */
const grouped = (code: string) => new RegExp([...code].join('\\s?'))

/** Opens a case from a view of the inbox, found by its tracking code. Returns its address. */
export async function openCase(page: Page, trackingCode: string, view = 'open'): Promise<string> {
  await page.goto(`/console/questions?view=${view}`)
  const row = page.locator('main li', { hasText: grouped(trackingCode) })
  await row.locator('a[href^="/console/questions/"]').first().click()
  return new URL(page.url()).pathname
}

async function press(page: Page, intent: string): Promise<void> {
  await page.locator(`form:has([name=intent][value=${intent}]) button:not([type=button])`).first().click()
}

function expectDone(page: Page): void {
  expect(new URL(page.url()).searchParams.get('done')).not.toBeNull()
}

export async function accept(page: Page): Promise<void> {
  await press(page, 'accept')
  expectDone(page)
}

/** Saves the question as the public will read it. */
export async function clearCopy(page: Page, publicText: string, topic: string): Promise<void> {
  await page.fill('[name=publicText]', publicText)
  await page.fill('form:has([name=publicText]) [name=topic]', topic)
  await press(page, 'redact')
  expectDone(page)
}

export async function draft(page: Page, answer: string, basis: string): Promise<void> {
  await page.fill('form:has([name=basedOn]) [name=text]', answer)
  await page.locator('[name="citationTitle[]"]').first().fill(basis)
  await press(page, 'draft')
  expectDone(page)
}

export async function handIn(page: Page): Promise<void> {
  await press(page, 'requestReview')
  expectDone(page)
}

/** Passes every review that is still open for this person. Returns how many. */
export async function passReviews(page: Page): Promise<number> {
  const open = page.locator('form:has([name=intent][value=review])')
  let passed = 0
  while ((await open.count()) > 0) {
    for (const box of await open.first().locator('[name="criteria[]"]').all()) await box.check()
    await open.first().locator('button[name=verdict][value=passed]').click()
    expectDone(page)
    passed++
  }
  return passed
}

export async function publishAnswer(page: Page): Promise<void> {
  await page.locator('form:has([name=versionHash]) button[name=intent][value=signAndPublish]').click()
  expectDone(page)
}
