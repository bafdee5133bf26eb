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

/** Reads a ticket and waits for its verdict; returns all that stands there. */
export async function readAs(page: Page, text: string, wanted: string): Promise<string> {
  const shown = page.locator('[data-verdict]')
  if (await shown.isVisible()) await page.locator('.verdict-actions .is-strong').click()
  await shown.waitFor({ state: 'detached' })
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  return verdict(page, wanted)
}

/** Waits until the phone says that server or phone decides, and that so many acts wait. */
export async function untilGate(page: Page, connection: 'online' | 'offline', waiting: number): Promise<void> {
  const bar = page.locator(`[data-connection="${connection}"] [data-waiting="${waiting}"]`)
  await bar.waitFor({ timeout: 45_000 })
}

/** Waits until the phone could open the page and decide without network. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('[data-ready="true"]').waitFor({ timeout: 45_000 })
  // In charge of the page: all files are kept by then.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 30_000 })
}

/** A script that sets a page's clock wrong. */
export const clockOffBy = (milliseconds: number) => `{
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + ${milliseconds})
      else super(...given)
    }
    static now() { return Real.now() + ${milliseconds} }
  }
}`

type Stored = { pairings: unknown[]; tables: Record<string, unknown[]> }

/** All that the gate keeps in a page's storage. */
function storedBy(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const tables: Record<string, unknown[]> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
      })
      for (const table of db.objectStoreNames) {
        const request = db.transaction(table).objectStore(table).getAll()
        await new Promise((resolve) => request.addEventListener('success', resolve))
        // Bytes as text: what crosses to the test is JSON.
        tables[table] = JSON.parse(
          JSON.stringify(request.result, (_key, value) =>
            value instanceof Uint8Array ? String.fromCharCode(...value) : value,
          ),
        )
      }
      db.close()
    }
    return { pairings: Object.entries(localStorage), tables }
  })
}

/** The same as one text, to look for what must not be in it. */
export async function storedText(page: Page): Promise<string> {
  return JSON.stringify(await storedBy(page))
}

/** How many rows the gate keeps in a page's storage; keys and pairings count too. */
export async function rowsStored(page: Page): Promise<number> {
  const { pairings, tables } = await storedBy(page)
  return pairings.length + Object.values(tables).flat().length
}
