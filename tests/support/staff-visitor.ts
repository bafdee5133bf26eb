// People of the demo at their desks.
import type { Browser, BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD } from '#db/seed/demo-departments.ts'
import { DESK, newVisitor } from './browser.ts'

export type DemoPerson =
  | 'admin'
  | 'organiser'
  | 'organiser2'
  | 'colleague'
  | 'gate'
  | 'answerer'
  | 'reviewer'
  | 'overseer'

/** A browser in which this person of the demo has signed in. */
export async function signedIn(
  browser: Browser,
  origin: string,
  person: DemoPerson,
  given: { size?: { width: number; height: number }; scripts?: boolean } = {},
): Promise<BrowserContext & { foreign: string[] }> {
  const visitor = await newVisitor(browser, origin, { ...given, size: given.size ?? DESK })
  // The form is sent without a page: closing one in the middle of a navigation can hang the browser.
  const answer = await visitor.request.post('/login', {
    form: { email: `${person}@demo.example`, password: DEMO_PASSWORD },
    headers: { Origin: origin },
    maxRedirects: 0,
  })
  expect(answer.headers().location).toBe('/console')
  return visitor
}
