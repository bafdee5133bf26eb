// What is wrong with a page for somebody with a small screen, a screen reader or without a mouse. Empty: nothing found.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, and what axe calls good practice (one h1, landmarks, order of headings). */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const LONGEST_RUN = 20_000

/** Narrow phones: the common one, and 1280 px at 400 % (WCAG 1.4.10). */
const NARROW = [390, 320]

type Shape = { lang: string; title: string; headings: string[]; scripts: number }

/**
 * What axe finds, one line a place. Letters shown in a frame are pages of their own. Without `colours`, contrast is not measured,
 * which takes longest: it is the same in every language and size of type.
 */
export async function axeFaults(page: Page, { colours = true } = {}): Promise<string[]> {
  const late = new Promise<string[]>((resolve) => {
    setTimeout(() => resolve([`axe has not finished on ${page.url()}`]), LONGEST_RUN).unref()
  })
  return Promise.race([runAxe(page, colours), late])
}

async function runAxe(page: Page, colours: boolean): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(
    async ([values, measured]) => {
      const { axe: engine } = window as unknown as { axe: typeof axe }
      const { violations } = await engine.run(document, {
        runOnly: { type: 'tag', values },
        rules: { 'color-contrast': { enabled: measured } },
        resultTypes: ['violations'],
        iframes: false,
      })
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')} (${help})`),
      )
    },
    [RULES, colours] as const,
  )
}

/** Language, title, one main heading; and, unless the page may, no script. */
export async function shapeFaults(page: Page, given: { language: string; scripts?: boolean }): Promise<string[]> {
  const shape: Shape = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent?.trim() ?? ''),
    scripts: [...document.scripts].filter((script) => script.type !== 'application/ld+json').length,
  }))
  const faults: string[] = []
  if (shape.lang !== given.language) faults.push(`lang is “${shape.lang}”`)
  if (shape.title.trim().length < 2) faults.push(`title is “${shape.title}”`)
  if (shape.headings.length !== 1 || !shape.headings[0]) faults.push(`h1: ${JSON.stringify(shape.headings)}`)
  if (!given.scripts && shape.scripts > 0) faults.push(`${shape.scripts} scripts`)
  return faults
}

/** Sideways scrolling of the page itself on narrow screens. The size of the window is put back. */
export async function widthFaults(page: Page): Promise<string[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  const faults: string[] = []
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 844 })
    const needed = await page.evaluate(() => document.documentElement.scrollWidth)
    if (needed <= width) continue
    const widest = await page.evaluate((limit) => {
      const wide = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > limit + 1,
      )
      return wide.slice(-3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
    }, width)
    faults.push(`${width} px: the page is ${needed} px wide (${widest.join(', ')})`)
  }
  await page.setViewportSize(size)
  return faults
}
