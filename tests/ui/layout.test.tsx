import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ConsoleLayout } from '#app/ui/console-layout.tsx'
import { LanguageProvider } from '#app/ui/language.tsx'
import { PublicLayout, type Site } from '#app/ui/public-layout.tsx'
import type { TextSize } from '#app/ui/size-form.tsx'
import { Table } from '#app/ui/table.tsx'

const site: Site = { name: '政务开放日', organisation: '某区人民政府', footer: {} }
const page = (options: { size?: TextSize; footer?: Site['footer'] } = {}) =>
  renderToStaticMarkup(
    <PublicLayout
      site={{ ...site, footer: options.footer ?? {} }}
      nav={[
        { href: '/events', label: '开放日', current: true },
        { href: '/answers', label: '问答库' },
      ]}
      languageHref="/events?lang=en"
      sizeForm={{ action: '/size', size: options.size ?? 'standard', returnTo: '/events?theme=water' }}
    >
      <h1>近期开放日</h1>
    </PublicLayout>,
  )

describe('a public page', () => {
  test('begins with a link to its content', () => {
    expect(page()).toMatch(/^<div class="page"><a href="#main"/)
    expect(page().match(/<main id="main"/g)).toHaveLength(1)
  })

  test('offers the other type size by a form and comes back to the same address', () => {
    expect(page()).toMatch(/<form method="post" action="\/size"><input type="hidden" name="size" value="large"\/>/)
    expect(page()).toContain('value="/events?theme=water"')
    expect(page({ size: 'large' })).toMatch(/name="size" value="standard"/)
  })

  test('sends no script', () => {
    expect(page()).not.toMatch(/<script|onclick|style=/)
  })

  test('names the other language in that language', () => {
    expect(page()).toMatch(/lang="en" hrefLang="en"[^>]*>English/)
    const english = renderToStaticMarkup(
      <LanguageProvider language="en">
        <PublicLayout site={site} nav={[]} languageHref="?lang=zh-CN">
          x
        </PublicLayout>
      </LanguageProvider>,
    )
    expect(english).toMatch(/lang="zh-CN"[^>]*>中文/)
  })

  test('switches the language of a refused form with what was typed', () => {
    const refused = renderToStaticMarkup(
      <PublicLayout site={site} nav={[]} languageHref="/ask?lang=en" typedValues={{ name: '王', topics: ['water'] }}>
        x
      </PublicLayout>,
    )
    expect(refused).toMatch(/action="\/ask\?lang=en"><input type="hidden" name="name" value="王"\/>/)
    expect(refused).toContain('name="topics[]" value="water"')
    expect(refused).not.toMatch(/<a [^>]*>English/)
  })

  test('leaves out what the footer has no words for', () => {
    expect(page()).not.toMatch(/主办单位|网站标识码|undefined|<p><\/p>/)
    const full = page({
      footer: { sponsor: '区政务公开办', siteCode: '3702820000', icp: { text: '鲁ICP备00000000号' } },
    })
    expect(full).toContain('主办单位：区政务公开办')
    expect(full).toContain('网站标识码 3702820000')
    expect(full).toContain('鲁ICP备00000000号')
  })
})

test('the console marks the current page and counts that are wrong', () => {
  const html = renderToStaticMarkup(
    <ConsoleLayout
      site={{ name: '政务开放日' }}
      homeHref="/console"
      groups={[
        {
          items: [
            { href: '/console/late', label: '逾期', icon: 'warning', count: 2, bad: true, current: true },
            { href: '/console/none', label: '失败', icon: 'mail', count: 0, bad: true },
          ],
        },
      ]}
      user={{ name: '王海燕' }}
      signOutAction="/logout"
    >
      <h1>逾期</h1>
    </ConsoleLayout>,
  )
  expect(html).toMatch(/href="\/console\/late" aria-current="page"/)
  expect(html).toContain('rail-count is-bad">2')
  expect(html).toContain('rail-count">0')
  expect(html).toMatch(/<form method="post" action="\/logout">/)
})

describe('a table', () => {
  type Row = { id: string; name: string; people: number }
  const table = (rows: Row[]) =>
    renderToStaticMarkup(
      <Table<Row>
        caption="报名"
        columns={[
          { key: 'name', label: '姓名', rowHeader: true, cell: (row) => row.name },
          { key: 'people', label: '人数', numeric: true, cell: (row) => row.people },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty="还没有人报名"
        select={{ name: 'ids', value: (row) => row.id, label: (row) => `选择 ${row.name}` }}
      />,
    )

  test('carries the head of a column into each cell, for narrow screens', () => {
    expect(table([{ id: 'r1', name: '孙*梅', people: 2 }])).toMatch(/data-label="人数">2</)
  })

  test('names the box of each row', () => {
    expect(table([{ id: 'r1', name: '孙*梅', people: 2 }])).toMatch(/name="ids" aria-label="选择 孙\*梅" value="r1"/)
  })

  test('says in words that it is empty', () => {
    expect(table([])).toContain('还没有人报名')
    expect(table([])).not.toContain('<table')
  })
})
