// Chromium as people use it: on a phone or at a desk, with or without scripts.
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

/** Arguments for machines without a screen or a sandbox, and without a way out to the network. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The set-up finds the browser and names it in CHROMIUM_PATH; a missing one fails the run there, in one clear line. */
export function launchBrowser(args: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...QUIET, ...args],
  })
}

/** A visitor of their own: cookies and storage are not shared. Requests to any other host fail the test. */
export async function newVisitor(
  browser: Browser,
  origin: string,
  given: { size?: { width: number; height: number }; scripts?: boolean; language?: string } = {},
): Promise<BrowserContext & { foreign: string[] }> {
  const size = given.size ?? PHONE
  const context = await browser.newContext({
    viewport: size,
    javaScriptEnabled: given.scripts ?? true,
    locale: given.language ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    isMobile: size.width < 600,
    hasTouch: size.width < 600,
    baseURL: origin,
  })
  const foreign: string[] = []
  await context.route(
    (url) => url.origin !== origin && !['data:', 'blob:'].includes(url.protocol),
    (route) => {
      foreign.push(route.request().url())
      return route.abort()
    },
  )
  return Object.assign(context, { foreign })
}
