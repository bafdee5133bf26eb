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
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** The set-up finds the browser and names it in CHROMIUM_PATH; a missing one fails the run there, in one clear line. */
export function launchBrowser(args: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...QUIET, ...args],
  })
}

/** A visitor of their own: cookies and storage are not shared. Requests to any other host fail, and are told in `foreign`. */
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
  // Seen, not stopped: to stop one, every request of every page would have to wait for this process. None gets out.
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) foreign.push(request.url())
  })
  return Object.assign(context, { foreign })
}
