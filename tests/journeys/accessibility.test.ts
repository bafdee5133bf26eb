// WCAG 2.2 AA on every page: each person walks through the pages they can reach, in both languages, in normal and large
// type. Pages are found by their links; a page of the routes that nobody reaches fails the last test.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { DESK, launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { cameraShowing } from '#tests/support/fake-camera.ts'
import { axeFaults, shapeFaults, widthFaults } from '#tests/support/page-faults.ts'
import { tour } from '#tests/support/page-tour.ts'
import { type BuiltRoute, builtRoutes } from '#tests/support/routes.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { type DemoPerson, signedIn } from '#tests/support/staff-visitor.ts'
import { ask } from './citizen.ts'
import { type Examples, makeExamples } from './examples.ts'
import { pairPhone, verdict } from './gate.ts'
import { pairingAddress } from './organiser.ts'

const PUBLIC = [
  ['/', '/events', '/events?when=past', '/calendar', '/campaigns', '/answers', '/statistics', '/ask', '/questions'],
  ['/find', '/privacy', '/sitemap', '/embed/events', '/login', '/no-such-page'],
  // an event in each state
  [
    'jimo-water-open-day',
    'jimo-social-security-open-day',
    'jimo-elderly-care-open-day',
    'changsha-museum-backstage',
  ].map((slug) => `/events/${slug}`),
  ['changsha-winter-supply-drill', 'jimo-waterworks-autumn', 'jimo-water-director-online'].map(
    (slug) => `/events/${slug}`,
  ),
  // nothing found
  ['/events?q=不会有的', '/answers?q=不会有的', '/calendar?month=2020-01', '/questions/1000000000'],
].flat()
/** Addresses that open nothing any more, which people meet in old mails. */
const GONE = [
  '/confirm/no-such-token',
  '/follow/no-such-token',
  '/mine/20261201.no-such-link',
  '/questions/1000000000/supplement',
  '/q/1000000000-nothing/supplement',
]
const MISSING = ['/no-such-page', '/questions/1000000000', ...GONE]

/** The water bureau's events, in their states, as their titles stand in the console. */
const PUBLISHED = '善智墨水'
const IN_REVIEW = '防汛物资仓库'
const DRAFT = '水费账单'
/** of another department */
/** Over, with what came of it written; and an interview with its transcript. */
const PAST = '清水一杯：走进挪城水厂'
const INTERVIEW = '在线访谈：农村饮水安全这一年'
const LOTTERY = '走进养老机构'

/**
 * Pages that only a fresh installation has; fresh-installation.test.ts walks through them. And the page for the second factor
 * of whoever signs in through the government's service, which has to be there: single-sign-on.test.ts.
 */
const ELSEWHERE = ['/set-up/:token', '/invitation/:token', '/login/identity/code']

let server: RunningServer
let browser: Browser
let routes: BuiltRoute[]
let examples: Examples
/** Routes that somebody has been at, in each of the two ways of reading. */
const seen = new Set<string>()
const seenInEnglish = new Set<string>()

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
  routes = builtRoutes()
  examples = await makeExamples(server.origin)
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const secretPages = () => [
  ...examples.managePaths,
  `${examples.managePaths[0]}/feedback`,
  examples.ticketPath,
  examples.companionPath,
  examples.trackingPath,
]

/** Chinese in normal type, as most read it. */
const plain = (context: BrowserContext, start: string[]) =>
  tour(context, { routes, language: 'zh-CN', start, missing: MISSING, forms: true, seen })

/** English in large type: the longest words in the largest letters. */
async function largeEnglish(context: BrowserContext, start: string[]): Promise<string[]> {
  await context.addCookies([
    { name: 'lang', value: 'en', url: server.origin },
    { name: 'size', value: 'large', url: server.origin },
  ])
  return tour(context, { routes, language: 'en', start, missing: MISSING, forms: false, seen: seenInEnglish })
}

const ASKER = 'rain@visitor.example'

/** A question asked in this browser: for an hour its page leads to the page that only the asker has. */
async function ownQuestion(visitor: BrowserContext): Promise<string> {
  const page = await visitor.newPage()
  await page.goto('/ask')
  const { trackingPath } = await ask(page, { text: '雨天路面积水，哪个部门来抽？', email: ASKER })
  return trackingPath
}

/** 我的报名和提问 of who asked: the link of the letter that was sent for, as the administrator reads it. */
async function minePath(visitor: BrowserContext): Promise<string> {
  const page = await visitor.newPage()
  await page.goto('/find')
  await page.fill('main [name=contact]', ASKER)
  await page.click('main form button')
  const desk = await (await signedIn(browser, server.origin, 'admin')).newPage()
  return vi.waitFor(
    async () => {
      await desk.goto('/console/outbox?kind=registration-links')
      await desk.goto(`${await desk.locator('main a[href^="/console/outbox/"]').first().getAttribute('href')}/letter`)
      const [link] = /\/mine\/[\w.-]+/.exec(await desk.content()) ?? []
      if (!link) throw new Error('the letter with the links has not come')
      return link
    },
    { timeout: 20_000, interval: 500 },
  )
}

/** The page that asks before the first registration of the list is cancelled, and then tells how far that is. */
async function bulkPage(): Promise<string> {
  const { page, path } = await openEvent(PUBLISHED)
  await page.goto(`${path}/registrations`)
  await page.locator('tbody input[type=checkbox]').first().check()
  await page.getByRole('button', { name: '取消报名' }).click()
  await page.waitForURL('**/registrations/bulk/*')
  return new URL(page.url()).pathname
}

/** The slots of the lottery that the other organiser's department holds; they lead to its draw. */
async function lotterySlots(): Promise<string> {
  const page = await (await signedIn(browser, server.origin, 'organiser2')).newPage()
  await page.goto('/console/events')
  const event = page.locator('main a[href^="/console/events/"]', { hasText: LOTTERY }).first()
  return `${await event.getAttribute('href')}/slots`
}

/** Pages of a case that waits for its reviews. */
async function casePages(person: DemoPerson, ...pages: string[]): Promise<string[]> {
  const page = await (await signedIn(browser, server.origin, person)).newPage()
  await page.goto('/console/questions?view=toReview')
  const href = (await page.locator('main a[data-row]').first().getAttribute('href')) ?? ''
  const path = new URL(href, server.origin).pathname
  return pages.map((each) => path + each)
}

/** Where each begins; the rest is found by links. */
async function startOf(person: DemoPerson): Promise<string[]> {
  const event = async (title: string, ...pages: string[]) => {
    const { path } = await openEvent(title)
    return pages.map((page) => path + page)
  }
  switch (person) {
    case 'organiser':
      return [
        ...(await event(PUBLISHED, '', '/edit', '/slots', '/check-in', '/registrations')),
        ...(await event(IN_REVIEW, '/form', '/form/new')),
        ...(await event(DRAFT, '', '/edit', '/slots?add=one', '/preview')),
        ...(await event(PAST, '/result')),
        await columnSection(),
        ...(await event(INTERVIEW, '/transcript')),
        ...(await previewOf(DRAFT)),
        await bulkPage(),
      ]
    case 'organiser2':
      return [await lotterySlots()]
    case 'reviewer':
      return [
        ...(await event(IN_REVIEW, '', '/review')),
        ...(await casePages(person, '', '/files', '/preview', '/review-sheet')),
      ]
    case 'overseer':
      return [
        '/console/reports',
        '/console/publishing',
        '/console/limits',
        '/console/concerns/new',
        ...(await casePages(person, '/supervise')),
      ]
    case 'answerer':
      return ['/console/events/jimo-water-open-day/wall']
    case 'gate':
      return event(PUBLISHED, '/check-in')
    case 'admin':
      return [
        '/console/departments',
        '/console/departments/new',
        '/console/departments/areas/new',
        '/console/staff',
        '/console/settings',
      ]
    default:
      return []
  }
}

/** The first section of the water bureau's column; `/sections/new` is another page of the same route. */
async function columnSection(): Promise<string> {
  const page = await (await signedIn(browser, server.origin, 'organiser')).newPage()
  await page.goto('/console/columns')
  const column = await page
    .locator('main a[href^="/console/columns/"]:not([href$="/new"])')
    .first()
    .getAttribute('href')
  await page.goto(`${column}/edit`)
  const section = page.locator('main a[href*="/sections/"]:not([href$="/new"])').first()
  return (await section.getAttribute('href')) ?? ''
}

/** The secret address under which a draft is shown around. */
async function previewOf(title: string): Promise<string[]> {
  const { page, path } = await openEvent(title)
  await page.goto(`${path}/preview`)
  await page.locator('main form button.is-primary').click()
  return [(await page.locator('main a[href^="/preview/"]').getAttribute('href')) ?? '']
}

/** An event in the console, found by its title as its organiser finds it. */
async function openEvent(title: string): Promise<{ page: Page; path: string }> {
  const page = await (await signedIn(browser, server.origin, 'organiser')).newPage()
  await page.goto(title === PAST ? '/console/events?when=past' : '/console/events')
  const link = page.locator('main a[href^="/console/events/"]', { hasText: title }).first()
  return { page, path: (await link.getAttribute('href')) ?? '' }
}

test('citizens: Chinese on a phone, English in large type at a desk', async () => {
  const phone = await newVisitor(browser, server.origin, { size: PHONE })
  const desk = await newVisitor(browser, server.origin, { size: DESK, language: 'en' })
  const asked = await ownQuestion(phone)
  const mine = await minePath(phone)
  const chinese = [...PUBLIC, ...GONE, ...secretPages(), asked, mine]
  const english = [...PUBLIC, ...secretPages(), mine]
  expect(await Promise.all([plain(phone, chinese), largeEnglish(desk, english)])).toEqual([[], []])
})

const STAFF: DemoPerson[] = ['organiser', 'organiser2', 'reviewer', 'answerer', 'gate', 'overseer', 'admin']

test.each(STAFF)('%s: Chinese, and English in large type', async (person) => {
  const start = ['/console', ...(await startOf(person))]
  const [reader, other] = [
    await signedIn(browser, server.origin, person),
    await signedIn(browser, server.origin, person),
  ]
  expect(await Promise.all([plain(reader, start), largeEnglish(other, start)])).toEqual([[], []])
})

test('the phone at the gate: unpaired, paired, with each panel, with a verdict', async () => {
  const { page, path } = await openEvent(PUBLISHED)
  const address = await pairingAddress(page, path, '正门')
  const gateBrowser = await launchBrowser(cameraShowing('HTTP://NOWHERE.EXAMPLE/T/0000'))
  try {
    const phone = await (await newVisitor(gateBrowser, server.origin, { size: PHONE })).newPage()
    const faults: string[] = []
    const look = async (state: string) => {
      const found = [
        ...(await shapeFaults(phone, { language: 'zh-CN', scripts: true })),
        ...(await axeFaults(phone)),
        ...(await widthFaults(phone)),
      ]
      faults.push(...found.map((fault) => `${state}: ${fault}`))
    }
    for (const [state, at] of [
      ['unpaired', '/gate'],
      ['gone', '/gate/pair/no-such-token'],
      ['pairing', new URL(address.text).pathname],
    ] as const) {
      await phone.goto(at)
      await phone.locator('h1').waitFor()
      await look(state)
    }
    await pairPhone(phone, address.text, '手机乙')
    await verdict(phone, 'unknown')
    await look('verdict')
    for (const [index, panel] of ['search', 'code', 'walk-in', 'crowd'].entries()) {
      await phone.goto('/gate')
      await phone.locator('.gate-actions button').nth(index).click()
      await look(panel)
    }
    expect(faults).toEqual([])
  } finally {
    await gateBrowser.close()
  }
  for (const path of ['/gate', '/gate/pair/:token']) seen.add(path)
})

test('every page has been visited', () => {
  const pages = routes.filter((route) => route.page).map((route) => route.path)
  expect(pages.filter((path) => !seen.has(path) && !ELSEWHERE.includes(path))).toEqual([])
})
