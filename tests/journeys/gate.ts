// A phone at the gate: paired, with a camera, showing verdicts.
import type { Page } from 'playwright-core'

/** Opens a pairing address on the phone and names it. Ends on the page with the camera. */
export async function pairPhone(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address)
  await page.fill('[name=deviceName]', name)
  await page.locator('main form button').click()
  await page.waitForURL('**/gate')
  await page.locator('[data-camera]').waitFor()
}

/** Waits for a verdict on the screen; returns the word and all that stands there. */
export async function verdict(page: Page, wanted: string): Promise<string> {
  const screen = page.locator(`[data-verdict="${wanted}"]`)
  await screen.waitFor({ timeout: 45_000 })
  return (await screen.textContent()) ?? ''
}

/** The three numbers on top: arrived, inside, missing. */
export async function counts(page: Page): Promise<string[]> {
  return page.locator('.gate-counts dd b').allTextContents()
}
