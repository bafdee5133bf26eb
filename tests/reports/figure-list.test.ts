// Every number of the overview, the league and the monthly table that opens a list opens as many entries as it says.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { countsOf } from '#app/questions/count-questions.server.ts'
import { type Counts, noCounts, RATES, ratesOf, sumCounts } from '#app/questions/figures.ts'
import {
  LIST_KEYS,
  type ListKey,
  listedFigureOf,
  PARTS_OF,
  publicFigureLink,
  publicSpreadLink,
} from '#app/questions/listed-figures.ts'
import { readOversight } from '#app/questions/oversight-page.server.ts'
import { readStatisticsList } from '#app/questions/statistics-list.server.ts'
import { readStatisticsPage } from '#app/questions/statistics-page.server.ts'
import type { Span } from '#app/questions/statistics-reception.server.ts'
import { PUBLIC_COLUMNS } from '#app/questions/statistics-table.ts'
import { dueTodayLink, figureLink, hasList } from '#app/reports/figure-link.ts'
import { readFigureList } from '#app/reports/figure-list.server.ts'
import { spanOfPeriod } from '#app/reports/period.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, type Case, makeCase, PRIVATE, publishedQuestion } from '../questions/case.ts'
import { courseActs } from '../questions/courses.ts'

useTestStore()

const MONDAY = instantOf('2026-06-01', '09:00') as Date
const LATER = after(MONDAY, days(20))
const queryOf = (href: string) => new URL(href, 'https://open-day.example').searchParams
const listOf = (world: Case, href: string, at: Date) =>
  readFigureList(reader(), world.overseer, queryOf(href), 'zh-CN', at)

/** What a list should count: parts of rates are no figure of their own. */
function expectedLength(counts: Counts, key: ListKey): number {
  if (key === 'owed') return counts.answered + counts.overdueOpen
  if (key === 'resolved') return counts.answered - counts.unsatisfied
  if (key === 'onTimeOriginal') return counts.onTime - counts.onTimeExtended
  return counts[key]
}

async function expectListsOf(world: Case, month: string, counts: Counts, at: Date, department?: string) {
  const lengths: Record<string, number> = {}
  for (const key of LIST_KEYS) {
    const list = await listOf(world, figureLink(key, month, department), at)
    expect(list.rows).toHaveLength(list.total)
    expect(new Set(list.rows.map((row) => row.key)).size).toBe(list.total)
    lengths[key] = list.total
  }
  expect(lengths).toEqual(Object.fromEntries(LIST_KEYS.map((key) => [key, expectedLength(counts, key)])))
  const rates = ratesOf(counts)
  for (const rate of RATES) {
    const { share, total } = await listOf(world, figureLink(rate, month, department), at)
    expect(share?.value ?? null).toBe(rates[rate])
    expect(total === 0).toBe(!hasList({ counts, rates }, rate))
  }
  for (const figure of PUBLIC_COLUMNS) {
    const href = publicFigureLink(figure, month, department)
    // The public has months only.
    if (!href || month.length === 4) continue
    const list = await readStatisticsList(reader(), queryOf(href), at)
    const whole = listedFigureOf(figure)?.list ?? 'received'
    expect([figure, list.total]).toEqual([figure, expectedLength(counts, whole)])
    expect(list.rows).toHaveLength(list.total)
  }
}

test('each list is as long as its number, for random courses, every department, the sum and the public', async () => {
  const world = await makeCase()
  const acts = courseActs(world)
  const elsewhere = { id: world.outsider.grants[0]?.departmentId ?? '' }
  const step = fc.record({
    act: fc.constantFrom('ask', 'accept', 'redact', 'publish', ...Object.keys(acts)),
    which: fc.nat(5),
    hours: fc.constantFrom(0, 3, 30, 90),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
      let at = after(MONDAY, -days(4))
      const asked: { id: string; trackingCode: string }[] = []
      for (const { act, which, hours: later } of steps) {
        at = after(at, hours(later))
        const one = asked[which % asked.length]
        if (!one || act === 'ask') asked.push(await ask({ event: world.event.slug }, at))
        else await acts[act]?.(one.id, asked[0]?.trackingCode ?? '', at).catch(() => undefined)
      }
      for (const moment of [at, after(at, days(9))]) {
        for (const month of moment === at ? ['2026-06'] : ['2026-05', '2026-06', '2026']) {
          const counts = await countsOf(reader(), spanOfPeriod(month) as Span, moment)
          await expectListsOf(world, month, sumCounts(counts.values()), moment)
          const own = counts.get(world.department.id) ?? noCounts()
          await expectListsOf(world, month, own, moment, world.department.code)
          // The department is the only one of its area.
          const area = `area-${world.department.areaId}`
          const ofArea = await listOf(world, figureLink('onTimeRate', month, undefined, area), moment)
          expect(ofArea.total).toBe(expectedLength(own, 'owed'))
        }
        const overview = await readOversight(reader(), world.overseer, 'zh-CN', moment)
        expect((await listOf(world, dueTodayLink(), moment)).total).toBe(overview.dueToday)
        for (const row of overview.attention.filter(({ id }) => id !== elsewhere.id)) {
          expect((await listOf(world, dueTodayLink(row.code), moment)).total).toBe(row.dueToday)
        }
      }
    }),
    { numRuns: 3, seed: 20261130 },
  )
})

test('paused and late ones, in numbers', async () => {
  const world = await makeCase()
  const here = { event: world.event.slug }
  await ask(here, MONDAY)
  await publishedQuestion(world)
  // Its clock was stopped in time: open and paused, and not late.
  const waiting = await acceptedQuestion(world, {}, MONDAY)
  await inTransaction(world.officer, (work) => requestClarification(work, waiting.id, { request: '请说明门牌。' }), {
    at: after(MONDAY, hours(3)),
  })
  const length = async (key: ListKey) => (await listOf(world, figureLink(key, '2026-06'), LATER)).total
  expect([await length('incoming'), await length('open'), await length('paused')]).toEqual([2, 2, 1])
  expect([await length('overdueOpen'), await length('owed')]).toEqual([1, 1])
  const beyond = await listOf(world, `${figureLink('incoming', '2026-06')}&page=9`, LATER)
  expect(beyond).toMatchObject({ page: 1, pages: 1, department: undefined })
})

test('who oversees sees titles of public copies only; who has no part in a department has no list of it', async () => {
  const world = await makeCase()
  await ask({ event: world.event.slug }, MONDAY)
  const asked = (actor: Case['officer'], department?: string) =>
    readFigureList(reader(), actor, queryOf(figureLink('incoming', '2026-06', department)), 'zh-CN', LATER)
  expect((await asked(world.officer)).rows).toMatchObject([{ mayOpen: true }])
  expect((await asked(world.outsider)).rows).toEqual([])
  await expect(asked(world.outsider, world.department.code)).rejects.toThrow(NotFound)
  const open = await readStatisticsList(reader(), queryOf('/statistics/questions?month=2026-06&figure=received'), LATER)
  expect(open.rows).toMatchObject([{ id: null, title: null, state: 'received' }])
  for (const secret of ['李建国', '13905320174', PRIVATE.slice(0, 12)])
    expect(JSON.stringify(open)).not.toContain(secret)
})

test.each([
  ['a month that is none', 'month=2026-13&figure=open'],
  ['a figure that is none', 'month=2026-06&figure=constructor'],
  ['a department that is not there', 'month=2026-06&figure=open&department=nobody'],
  ['an area that is not there', 'month=2026-06&figure=open&area=nowhere'],
  ['nothing at all', ''],
])('%s is not there', async (_what, query) => {
  const { overseer } = await makeCase()
  const asked = new URLSearchParams(query)
  await expect(readFigureList(reader(), overseer, asked, 'zh-CN', LATER)).rejects.toThrow(NotFound)
})

test('a row of a public spread lists what is public of it, and counts the rest', async () => {
  const world = await makeCase()
  const here = { event: world.event.slug }
  const { code } = world.department
  for (let n = 0; n < 5; n += 1) await ask(here, MONDAY)
  const answered = await publishedQuestion(world, { askedAt: MONDAY })
  const withheld = await publishedQuestion(world, {
    askedAt: MONDAY,
    draft: { publicity: 'withheld', withholdReason: '涉及第三方商业秘密。' },
  })
  for (let n = 0; n < 2; n += 1) await ask({ ...here, kind: 'whistleblow' }, MONDAY)
  const read = (href: string | undefined) => readStatisticsList(reader(), queryOf(href ?? '/'), LATER)
  const page = await readStatisticsPage(reader(), { month: '2026-06' }, LATER)
  for (const [by, parts] of Object.entries(page?.parts ?? {})) {
    for (const { key, n } of parts) {
      const href = publicSpreadLink(by as 'kind', key, '2026-06')
      if (key === 'others') expect(href).toBeUndefined()
      else expect((await read(href)).spread).toEqual({ by, item: key, counted: n })
    }
  }
  const bySource = await read(publicSpreadLink('source', 'web', '2026-06', code))
  expect(bySource).toMatchObject({ spread: { counted: 9 }, total: 1, rows: [{ id: answered.id }] })
  expect(JSON.stringify(bySource)).not.toContain(withheld.id)
  // Two of a kind are not told apart on the page, and their list is not there either.
  expect(page?.parts.kind).toEqual([{ key: 'others', n: 9 }])
  for (const item of ['whistleblow', 'help', 'others', 'constructor', '']) {
    await expect(
      read(publicSpreadLink('kind', item, '2026-06') ?? '/?month=2026-06&by=kind&item=others'),
    ).rejects.toThrow(NotFound)
  }
  for (const query of ['month=2026-06&by=status&item=closed', 'month=2026-06&by=toString', 'month=2026-06&by=']) {
    await expect(read(`/?${query}`)).rejects.toThrow(NotFound)
  }
})

test.each([
  'month=2026-13&figure=received',
  'month=2026-06&figure=x',
  'month=2026-06&figure=answered&department=x',
  '',
])('the public has no list of “%s”', async (query) => {
  await expect(readStatisticsList(reader(), new URLSearchParams(query), LATER)).rejects.toThrow(NotFound)
})

test('what single askers said, and what is late, has no public list', async () => {
  expect(publicFigureLink('satisfactionRate', '2026-06')).toBeUndefined()
  expect(publicFigureLink('overdueOpen', '2026-06')).toBeUndefined()
  expect(publicFigureLink('answeredRate', '2026-06', 'water')).toBe(
    '/statistics/questions?month=2026-06&figure=answeredRate&department=water',
  )
  for (const figure of ['rated', 'unsatisfied', 'owed', 'overdueOpen', 'returned']) {
    const asked = new URLSearchParams({ month: '2026-06', figure })
    await expect(readStatisticsList(reader(), asked, LATER)).rejects.toThrow(NotFound)
  }
  expect(PARTS_OF.onTimeRate).toEqual({ part: 'onTime', whole: 'owed' })
})
