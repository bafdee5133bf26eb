// A walk through the pages as one person: given pages first, then whatever they link to, one page of each route.
import type { BrowserContext, Page } from 'playwright-core'
import { axeFaults, shapeFaults, widthFaults } from './page-faults.ts'
import { type BuiltRoute, routeOf } from './routes.ts'

export type Tour = {
  routes: readonly BuiltRoute[]
  language: 'zh-CN' | 'en'
  /** Always visited. A page that is not there is looked at too. */
  start: readonly string[]
  /** Those of them that answer 404. */
  missing?: readonly string[]
  /** Also send the forms of a page empty and look at the answer. */
  forms: boolean
  /** Names of routes some tour has been at. Links are followed only to those that are not in it yet. */
  seen: Set<string>
}

const PATIENCE = { timeout: 20_000 }

/** Walks, and returns what it found: `/path: fault`. */
export async function tour(context: BrowserContext, given: Tour): Promise<string[]> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  const waiting = [...given.start]
  const visited = new Set<string>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (visited.has(path)) continue
    visited.add(path)
    const answer = await page.goto(path)
    const route = routeOf(given.routes, new URL(page.url()).pathname)
    const wanted = given.missing?.includes(path) ? 404 : 200
    if (answer?.status() !== wanted) faults.push(`${path}: answered ${answer?.status()}`)
    if (route) given.seen.add(route.path)
    faults.push(...(await faultsHere(page, path, given, route)))
    for (const link of await linksOf(page)) {
      const target = routeOf(given.routes, link)
      if (!target?.page || given.seen.has(target.path)) continue
      given.seen.add(target.path)
      waiting.push(link)
    }
    if (given.forms) faults.push(...(await emptyForms(page, path)))
  }
  await page.close()
  return faults
}

async function faultsHere(page: Page, name: string, given: Tour, route?: BuiltRoute): Promise<string[]> {
  const found = [
    ...(await shapeFaults(page, { language: given.language, scripts: route?.scripts })),
    ...(await axeFaults(page, { colours: given.language === 'zh-CN' })),
    ...(await widthFaults(page)),
  ]
  return found.map((fault) => `${name}: ${fault}`)
}

/** Addresses on this site that a page links to, each once, without those of forms. */
function linksOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(
      (link) => link.origin === location.origin && !link.hasAttribute('download'),
    )
    return [...new Set(links.map((link) => link.pathname + link.search))]
  })
}

/** Sends each form of the page that has required fields without them: it comes back with what is to be corrected. */
async function emptyForms(page: Page, path: string): Promise<string[]> {
  const faults: string[] = []
  const forms = page.locator('main form[method="post"]:has(:required)')
  const count = await forms.count()
  for (let index = 0; index < count; index++) {
    await page.goto(path)
    const name = `${path} form ${index + 1} sent empty`
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST', PATIENCE)
    const loaded = page.waitForEvent('load', PATIENCE)
    await forms.nth(index).evaluate((form: HTMLFormElement) => {
      for (const field of form.elements) {
        if (field instanceof HTMLTextAreaElement) field.value = ''
        if (!(field instanceof HTMLInputElement)) continue
        if (field.type === 'checkbox' || field.type === 'radio') field.checked = false
        else if (field.type !== 'hidden') field.value = ''
      }
      for (const details of document.querySelectorAll('details')) details.open = true
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button:not([type="button"])'))
    })
    const status = await Promise.all([answered, loaded]).then(
      ([answer]) => answer.status(),
      () => 'nothing',
    )
    if (status !== 422) faults.push(`${name}: answered ${status}`)
    else if (!(await page.title()).match(/^(错误：|Error: )/)) faults.push(`${name}: title “${await page.title()}”`)
    if ((await page.locator('.error-summary a, .error-summary li').count()) === 0) faults.push(`${name}: no summary`)
    faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`))
  }
  return faults
}
