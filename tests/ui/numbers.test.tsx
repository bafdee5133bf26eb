import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { BarChart } from '#app/ui/bar-chart.tsx'
import { CodeGroups, groupsOfFour } from '#app/ui/code-groups.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { daysOfMonthGrid, MonthCalendar } from '#app/ui/month-calendar.tsx'
import { Pagination, pagesShown } from '#app/ui/pagination.tsx'

describe('a number to read aloud', () => {
  test('stands in groups of four', () => {
    expect(groupsOfFour('83062175')).toEqual(['8306', '2175'])
    expect(groupsOfFour('2026 1205 0417')).toEqual(['2026', '1205', '0417'])
    expect(groupsOfFour('123456')).toEqual(['1234', '56'])
  })

  test('never ends in a lone digit', () => {
    expect(groupsOfFour('123456789')).toEqual(['1234', '56789'])
    expect(groupsOfFour('1')).toEqual(['1'])
    expect(groupsOfFour('')).toEqual([])
  })

  test('can be copied with its spaces', () => {
    expect(renderToStaticMarkup(<CodeGroups value="83062175" />)).toContain('>8306 2175<')
  })
})

describe('pages', () => {
  test('first, last and the neighbours are shown, 0 for a gap', () => {
    expect(pagesShown(1, 3)).toEqual([1, 2, 3])
    expect(pagesShown(6, 12)).toEqual([1, 0, 4, 5, 6, 7, 8, 0, 12])
    expect(pagesShown(12, 12)).toEqual([1, 0, 10, 11, 12])
  })

  test('one page needs no links', () => {
    expect(renderToStaticMarkup(<Pagination page={1} pages={1} href={String} />)).toBe('')
  })

  test('the first page has no way back, the last none on', () => {
    expect(renderToStaticMarkup(<Pagination page={1} pages={2} href={(page) => `?page=${page}`} />)).not.toContain(
      'prev',
    )
    expect(renderToStaticMarkup(<Pagination page={2} pages={2} href={(page) => `?page=${page}`} />)).not.toContain(
      'next',
    )
  })
})

describe('a month', () => {
  test('is whole weeks from Monday to Sunday', () => {
    const december = daysOfMonthGrid('2026-12')
    expect(december[0]).toBe('2026-11-30')
    expect(december.at(-1)).toBe('2027-01-03')
    expect(december).toHaveLength(35)
    expect(daysOfMonthGrid('2021-02')).toHaveLength(28)
    expect(daysOfMonthGrid('2026-08')).toHaveLength(42)
  })

  test('says the full date of a day in words and keeps other months out', () => {
    const html = renderToStaticMarkup(
      <MonthCalendar month="2026-12" today="2026-12-08" days={{ '2026-12-05': '善智墨水', '2027-01-02': '次年' }} />,
    )
    expect(html).toContain('12月5日（星期六）')
    expect(html).toContain('善智墨水')
    expect(html).not.toContain('次年')
  })
})

describe('a bar', () => {
  test('has its numbers in words', () => {
    const html = renderToStaticMarkup(<Meter label="5日 09:00" value={38} max={50} />)
    expect(html).toContain('width="76%"')
    expect(html).toContain('38 / 50')
  })

  test('stays within its frame and survives an empty whole', () => {
    expect(renderToStaticMarkup(<Meter label="超出" value={60} max={50} />)).toContain('width="100%"')
    expect(renderToStaticMarkup(<Meter label="未开始" value={0} max={0} />)).toContain('width="0%"')
  })
})

test('a chart has the same numbers in its table', () => {
  const html = renderToStaticMarkup(
    <BarChart
      caption="提问与答复"
      series={['收到', '答复']}
      points={[
        { label: '10月', values: [146, 143] },
        { label: '11月', values: [168, 152], unfinished: true },
      ]}
    />,
  )
  const cells = [...html.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map((match) => Number(match[1]))
  expect(cells).toEqual([146, 143, 168, 152])
  expect(html).not.toMatch(/NaN|Infinity/)
  expect(renderToStaticMarkup(<BarChart caption="空" series={['收到']} points={[]} />)).not.toMatch(/NaN|Infinity/)
})
