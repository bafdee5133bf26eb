// The Chromium that the journeys drive: one that is here already, or else one installed now.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { step } from './progress.mjs'
import { environmentWith, inRoot, Problem } from './project.mjs'

/** Without windows: the journeys take two thirds of the time with it. */
const SHELL = 'chromium-headless-shell'
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const SYSTEM_PATHS = [
  '/usr/lib/chromium/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const IN_PLAYWRIGHT_FOLDER = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
]

/** Browsers in the cache of Playwright, newest first, whichever version of Playwright put them there. */
function playwrightBrowsers() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'ms-playwright'),
  ]
  return caches
    .filter((cache) => cache && existsSync(cache))
    .flatMap((cache) => readdirSync(cache).map((name) => join(cache, name)))
    .filter((folder) => /chromium-\d+$/.test(folder))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .flatMap((folder) => IN_PLAYWRIGHT_FOLDER.map((path) => join(folder, path)))
    .filter((path) => existsSync(path))
}

/** Programs of that name that a shell would find. */
const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path))

/** Some systems ship a `chromium` that only tells how to install one, so ask it for its version. */
const runs = (program) => spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0

/** The browser named by CHROMIUM_PATH, else the first that runs; undefined when there is none. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (runs(named)) return named
    throw new Problem(`CHROMIUM_PATH is ${named}, which is not a browser that runs.`)
  }
  const candidates = [...onPath(SHELL), ...playwrightBrowsers(), ...SYSTEM_NAMES.flatMap(onPath), ...SYSTEM_PATHS]
  return candidates.find((path) => existsSync(path) && runs(path))
}

const isRoot = process.getuid?.() === 0
const hasApt = () => spawnSync('apt-get', ['--version']).status === 0

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly('apt-get', ['update'], env)
  const install = (program) =>
    // With a font for Chinese: without one the pages are measured with empty boxes.
    runQuietly('apt-get', ['install', '-y', '--no-install-recommends', program, 'fonts-noto-cjk'], env)
  await install(SHELL).catch(() => install('chromium'))
}

function installFromPlaywright(node) {
  const install = [
    inRoot('node_modules/playwright-core/cli.js'),
    'install',
    ...(isRoot ? ['--with-deps'] : []),
    'chromium',
  ]
  return runQuietly(node, install, environmentWith(node))
}

/** A browser, installed if need be: from the system's packages as root on Debian and Ubuntu, else from Playwright. */
export async function provideBrowser(node) {
  const found = findBrowser()
  if (found) return found
  const ways = [...(isRoot && hasApt() ? [installFromDebian] : []), () => installFromPlaywright(node)]
  for (const way of ways) {
    await step('Installing Chromium for the journeys (once)', way).catch((error) => console.error(error.message))
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Problem('No Chromium: install one, or give its path in CHROMIUM_PATH. The journeys were not run.')
}
