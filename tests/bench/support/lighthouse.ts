// Lighthouse on a page, as its command line gives it. The program is fetched for the run and is no part of the product's packages.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../../../scripts/browser.mjs'

const LIGHTHOUSE = 'lighthouse@13.5.0'
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
/** Chromium fetches robots.txt for it only where the policy of the page allows connections; ours allows none. */
const SKIPPED = '--skip-audits=robots-txt'
const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update'

export type Scores = Record<(typeof CATEGORIES)[number], number> & {
  /** milliseconds, on the simulated slow 4G phone */
  firstContentfulPaint: number
  largestContentfulPaint: number
  /** names of the audits that are not passed, by category */
  missed: Record<string, string[]>
}

/** Scores from 0 to 100 in Lighthouse's own mobile profile. Throws when it cannot be run. */
export async function lighthouse(url: string): Promise<Scores> {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'))
  try {
    const file = join(folder, 'report.json')
    const wanted = `--only-categories=${CATEGORIES.join(',')}`
    const run = ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url, '--quiet', '--output=json']
    const code = await end([...run, `--output-path=${file}`, wanted, SKIPPED, `--chrome-flags=${FLAGS}`])
    if (code !== 0) throw new Error(`Lighthouse ended with exit code ${code}`)
    const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'))
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)]))
    const isMissed = ({ id, weight }: { id: string; weight: number }) =>
      weight > 0 && typeof audits[id]?.score === 'number' && audits[id].score < 1
    const missed = Object.fromEntries(
      CATEGORIES.map((name) => [name, categories[name].auditRefs.filter(isMissed).map(({ id }: { id: string }) => id)]),
    )
    return {
      ...scores,
      missed,
      firstContentfulPaint: Math.round(audits['first-contentful-paint'].numericValue),
      largestContentfulPaint: Math.round(audits['largest-contentful-paint'].numericValue),
    } as Scores
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function end(args: string[]): Promise<number | null> {
  const browser = findBrowser()
  if (!browser) throw new Error('no Chromium for Lighthouse')
  const child = spawn('npm', args, {
    env: { ...process.env, CHROME_PATH: browser },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
}
