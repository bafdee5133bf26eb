// People of the demo at their desks.
import type { Browser, BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD } from '#db/seed/demo-departments.ts'
import { DESK, newVisitor } from './browser.ts'

export type DemoPerson = 'admin' | 'organiser' | 'organiser2' | 'gate' | 'answerer' | 'reviewer' | 'overseer'

/** A browser in which this person of the demo has signed in through the page. */
export async function signedIn(
  browser: Browser,
  origin: string,
  person: DemoPerson,
  given: { size?: { width: number; height: number } } = {},
): Promise<BrowserContext & { foreign: string[] }> {
  const visitor = await newVisitor(browser, origin, { size: given.size ?? DESK })
  const page = await visitor.newPage()
  await page.goto('/login')
  await page.fill('[name=email]', `${person}@demo.example`)
  await page.fill('[name=password]', DEMO_PASSWORD)
  await page.click('form[action="/login"] button')
  expect(new URL(page.url()).pathname).toBe('/console')
  await page.close()
  return visitor
}
