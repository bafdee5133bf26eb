// What inspections of government sites read in the head of a page (政府网站发展指引, annex), on every public page.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changeSiteSettings } from '#app/site/site-settings.server.ts'
import { siteSettings } from '#app/site/site-settings.ts'
import { inTransaction } from '#db/work.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeCampaign, makeDepartment, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
}, 60_000)
afterEach(() => server.close())

const COLUMN = [
  'SiteName',
  'SiteDomain',
  'SiteIDCode',
  'ColumnName',
  'ColumnType',
  'ColumnDescription',
  'ColumnKeywords',
]
const ARTICLE = ['ArticleTitle', 'PubDate', 'ContentSource', 'Keywords', 'Author', 'Description', 'Url']
const PAGES = [
  '/',
  '/events',
  '/calendar',
  '/campaigns',
  '/programmes',
  '/ask',
  '/questions',
  '/answers',
  '/statistics',
  '/statistics/rules',
  '/overdue',
  '/find',
  '/privacy',
  '/sitemap',
]

it('is there on every column and every article, in both languages, with the name of the settings', async () => {
  const admin = await makeStaff(['admin'], null)
  const site = { ...siteSettings.parse({}), name: '即墨开放日', nameEn: 'Jimo Open Days', siteCode: '3702820000' }
  await inTransaction(admin, (work) => changeSiteSettings(work, site))
  const { id: departmentId } = await makeDepartment()
  const { event } = await makeEvent({ departmentId })
  const campaign = await makeCampaign({ departmentId })
  const article = `/events/${event.slug}`
  const missing: string[] = []
  for (const path of [...PAGES, article, `${article}/questions`, `/campaigns/${campaign.slug}`])
    for (const [language, name] of [
      ['zh-CN', '即墨开放日'],
      ['en', 'Jimo Open Days'],
    ] as const) {
      const answer = await fetch(server.origin + path, {
        headers: { Accept: 'text/html', 'Accept-Language': language },
      })
      expect(answer.status, path).toBe(200)
      const html = await answer.text()
      for (const tag of path === article ? [...COLUMN, ...ARTICLE] : COLUMN)
        if (!new RegExp(`<meta name="${tag}" content="[^"]+"`).test(html)) missing.push(`${path} ${language} ${tag}`)
      if (!new RegExp(`<title>[^<]+ - ${name}</title>`).test(html)) missing.push(`${path} ${language} title`)
    }
  expect(missing).toEqual([])
}, 60_000)
