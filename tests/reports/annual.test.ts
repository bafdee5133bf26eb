// The paragraphs for the yearly report: the figures of the lists, no application for information, and a Word file.
import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { noCounts } from '#app/questions/figures.ts'
import { readAnnualFigures } from '#app/reports/annual-figures.server.ts'
import { type AnnualFigures, annualBlocks } from '#app/reports/annual-text.ts'
import { periodName, spanOfPeriod } from '#app/reports/period.ts'
import { reportDocx } from '#app/reports/report-docx.server.ts'
import { events } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, lateCase, orderedBy } from '#tests/support/late-case.ts'
import { makeDepartment, makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'
import { partOf } from '#tests/support/zip-part.ts'
import { ask, makeCase, PRIVATE, publishedQuestion } from '../questions/case.ts'

useTestStore()

const NOW = at('2026-12-20')

const words = (figures: AnnualFigures, language: 'zh-CN' | 'en' = 'zh-CN') =>
  annualBlocks(figures, language).flatMap((block) => (block.type === 'paragraph' ? [block.text] : []))

test('a year in words: what was held, asked, answered and urged', async () => {
  const world = await makeCase()
  await makeDepartment()
  // The event of the case lies in no year of this test.
  await inTransaction(world.overseer, ({ tx }) =>
    tx.update(events).set({ startsAt: at('2024-05-01', '09:00'), endsAt: at('2024-05-01', '11:00') }),
  )
  const slot = { startsAt: at('2026-12-05', '09:00'), endsAt: at('2026-12-05', '11:00') }
  const held = await makeEvent({ departmentId: world.department.id, slot, event: slot })
  await makeRegistration(held.slot, { partySize: 3, arrivedPeople: 3 })
  const late = await lateCase(world)
  await orderedBy(world, late)
  await ask({ event: world.event.slug, source: 'onSite', kind: 'suggestion' }, at('2026-12-18'))
  await publishedQuestion(world, { askedAt: at('2026-12-08'), publishedAt: at('2026-12-09') })
  await ask({ event: world.event.slug }, at('2025-12-30'))
  const figures = await readAnnualFigures(reader(), new URLSearchParams({ year: '2026' }), NOW)
  expect(figures).toMatchObject({
    year: '2026',
    events: { held: 1, visitors: 3, units: 1 },
    counts: { received: 3, answered: 1, overdueOpen: 1 },
    ...{ atEvents: 1, suggestions: { asked: 1, adopted: 0, partly: 0, not: 0 } },
    orders: { nudge: 0, orders: 1 },
  })
  const [openDays, questions, suggestions, , orders, apart] = words(figures)
  expect(openDays).toContain('2026年，共举办政府开放日活动 1 场，1 个单位参与，到场 3 人次。')
  expect(questions).toContain('收到公众提问 3 件，其中在活动现场和报名时提出 1 件。已公开答复 1 件')
  expect(questions).toContain('按时率 50.0%；逾期未答 1 件。')
  expect(suggestions).toBe('收到建议 1 件，采纳 0 件，部分采纳 0 件，未采纳并说明理由 0 件。')
  expect(orders).toBe('对办理不及时的发出催办 0 次、督办单 1 件。')
  expect(apart).toContain('不计入年度报告第三部分')
  await expect(readAnnualFigures(reader(), new URLSearchParams({ year: 'x' }), NOW)).rejects.toThrow(NotFound)

  const paper = { title: '年度报告文字', department: '政务公开办', foot: '', language: 'zh-CN' }
  const file = await reportDocx({ ...paper, blocks: annualBlocks(figures, 'zh-CN') })
  const text = partOf(file, 'word/document.xml')
  expect(text).toContain('共举办政府开放日活动 1 场')
  expect(text.match(/w:val="Heading1"/g)).toHaveLength(3)
  for (const secret of ['李建国', '13905320174', PRIVATE.slice(0, 10)]) expect(text).not.toContain(secret)
})

test('what there was none of is not told', () => {
  const nothing = { planned: 0, held: 0, visitors: 0, units: 0, without: 0 }
  const none = {
    ...{
      year: '2026',
      events: nothing,
      counts: noCounts(),
      atEvents: 0,
      suggestions: { asked: 0, adopted: 0, partly: 0, not: 0 },
    },
    ...{ concerns: { entered: 0, answered: 0, kinds: 0 }, orders: { nudge: 0, orders: 0 } },
  }
  for (const language of ['zh-CN', 'en'] as const) {
    const told = words(none, language)
    expect(told).toHaveLength(4)
    expect(told.join('')).not.toContain('{{')
    expect(told.join('')).toContain('—')
  }
})

test('a period is a month or a year', () => {
  expect(spanOfPeriod('2026-12')).toEqual({ from: instantOf('2026-12-01'), to: instantOf('2027-01-01') })
  expect(spanOfPeriod('2026')).toEqual({ from: instantOf('2026-01-01'), to: instantOf('2027-01-01') })
  for (const none of ['2026-13', '2026-1', '0026', '3026', '', '2026-12-01']) expect(spanOfPeriod(none)).toBeUndefined()
  expect([periodName('2026', 'zh-CN'), periodName('2026', 'en'), periodName('2026-03', 'zh-CN')]).toEqual([
    ...['2026年', '2026', '2026年3月'],
  ])
})
