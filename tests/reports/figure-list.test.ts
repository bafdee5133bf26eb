// Every number of the tables that opens a list opens as many questions as it says.
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { LISTED_FIGURES, ownCounts, spanOf } from '#app/questions/count-questions.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { figureLink } from '#app/reports/figure-link.ts'
import { readFigureList } from '#app/reports/figure-list.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, makeCase, publishedQuestion } from '../questions/case.ts'

useTestStore()

const MONDAY = instantOf('2026-06-01', '09:00') as Date
const LATER = after(MONDAY, days(20))

test('each list is as long as its number, paused and late ones among them', async () => {
  const world = await makeCase()
  const here = { event: world.event.slug }
  await ask(here, MONDAY)
  await publishedQuestion(world)
  const declined = await acceptedQuestion(world, {}, MONDAY)
  await inTransaction(
    world.officer,
    (work) => declineQuestion(work, declined.id, { reason: '请走信访。', route: null }),
    {
      at: after(MONDAY, hours(2)),
    },
  )
  // Its clock was stopped in time: open and paused, and not late.
  const waiting = await acceptedQuestion(world, {}, MONDAY)
  await inTransaction(world.officer, (work) => requestClarification(work, waiting.id, { request: '请说明门牌。' }), {
    at: after(MONDAY, hours(3)),
  })
  const span = spanOf('2026-06')
  if (!span) throw new Error('no span')
  const counts = (await ownCounts(reader(), span, LATER)).get(world.department.id)
  const lengths: Record<string, number> = {}
  for (const figure of LISTED_FIGURES) {
    const query = new URLSearchParams({ month: '2026-06', figure, department: world.department.code })
    const list = await readFigureList(reader(), query, 'zh-CN', LATER)
    expect(list.rows).toHaveLength(list.total)
    lengths[figure] = list.total
  }
  expect(lengths).toEqual(Object.fromEntries(LISTED_FIGURES.map((figure) => [figure, counts?.[figure]])))
  expect(lengths).toMatchObject({ incoming: 3, received: 2, open: 2, paused: 1, overdueOpen: 1 })
  const all = new URLSearchParams({ month: '2026-06', figure: 'incoming', page: '9' })
  expect(await readFigureList(reader(), all, 'en', LATER)).toMatchObject({ page: 1, pages: 1, department: undefined })
})

test.each([
  ['a month that is none', 'month=2026-13&figure=open'],
  ['a figure that has no list', 'month=2026-06&figure=rated'],
  ['a department that is not there', 'month=2026-06&figure=open&department=nobody'],
])('%s is not there', async (_what, query) => {
  await expect(readFigureList(reader(), new URLSearchParams(query), 'zh-CN', LATER)).rejects.toThrow(NotFound)
})

test('a rate opens what it is measured by; what has no list opens nothing', () => {
  expect(figureLink('onTimeRate', '2026-06', 'water')).toBe(
    '/console/statistics/questions?month=2026-06&figure=answered&department=water',
  )
  expect(figureLink('satisfactionRate', '2026-06', 'water')).toBeUndefined()
})
