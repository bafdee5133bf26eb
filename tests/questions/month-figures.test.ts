// What is kept of a month equals what counting it now gives, whatever happens to its questions, to time, and to who keeps it.
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { idsOfLast, newId } from '#app/platform/ids.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { countsOf, ownCounts, spanOf, spreadsOf } from '#app/questions/count-questions.server.ts'
import { countsOfMonth, countsOfMonths, figuresOfMonth, keepMonthFigures } from '#app/questions/month-figures.server.ts'
import type { Span } from '#app/questions/statistics-reception.server.ts'
import { monthFigures } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, makeCase, row } from './case.ts'
import { courseActs } from './courses.ts'

useTestStore()

const MONTHS = ['2026-05', '2026-06']
const START = instantOf('2026-05-27', '09:00')!
const span = (month: string) => spanOf(month) as Span

/** As page, league and table read it; as counting now gives it. */
async function expectSame(at: Date) {
  for (const month of MONTHS) {
    const kept = await figuresOfMonth(reader(), month, at)
    expect(kept?.counts).toEqual(await countsOf(reader(), span(month), at))
    expect(kept?.spreads).toEqual(await spreadsOf(reader(), span(month)))
  }
  for (const { month, counts } of await countsOfMonths(reader(), MONTHS, at)) {
    const now = await ownCounts(reader(), span(month), at)
    const own = (all: typeof counts) =>
      [...all].map(([id, { received, onTime, overdueOpen }]) => [id, received, onTime, overdueOpen])
    expect(own(counts).sort()).toEqual(own(now).sort())
  }
}

test('kept months equal counting now after every step of random courses, and as time passes', async () => {
  const world = await makeCase()
  const acts = courseActs(world)
  const step = fc.record({
    act: fc.constantFrom('ask', 'accept', 'redact', 'publish', ...Object.keys(acts)),
    which: fc.nat(5),
    hours: fc.constantFrom(0, 3, 30, 90),
    keep: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      let at = START
      const asked: { id: string; trackingCode: string }[] = []
      for (const { act, which, hours: later, keep } of steps) {
        at = after(at, hours(later))
        const one = asked[which % asked.length]
        if (!one || act === 'ask') asked.push(await ask({ event: world.event.slug }, at))
        else await acts[act]?.(one.id, asked[0]?.trackingCode ?? '', at).catch(() => undefined)
        await expectSame(at)
        if (keep) await Promise.all([keepMonthFigures(undefined, at, 0), keepMonthFigures(undefined, at, 0)])
        await expectSame(after(at, 1))
      }
      await keepMonthFigures(undefined, at, 0)
      for (const n of [1, 6, 9, 20]) await expectSame(after(at, days(n)))
    }),
    { numRuns: 5, seed: 20261125 },
  )
})

test('a kept month is used while nothing has happened to it, and no longer', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, START)
  const at = after(START, hours(1))
  const received = async (when = at) =>
    [...((await countsOfMonth(reader(), '2026-05', when))?.values() ?? [])].map((counts) => counts.received)
  const falsify = (values: Partial<typeof monthFigures.$inferInsert> = {}) =>
    inTransaction({ kind: 'system', job: 'test' }, ({ tx }) =>
      tx
        .update(monthFigures)
        .set({ counts: { [world.department.id]: [9, 9] }, ...values })
        .where(eq(monthFigures.month, '2026-05')),
    )
  const stopped = new AbortController()
  stopped.abort()
  expect(await keepMonthFigures(stopped.signal, at, 0)).toEqual({ counted: 0 })
  expect(await received()).toEqual([1])
  await keepMonthFigures(undefined, at, 0)
  await falsify()
  expect(await received()).toEqual([9])
  // Past the next due moment, before it was counted, or counted in another way.
  expect(await received((await row(id)).dueAt)).toEqual([9])
  expect(await received(after((await row(id)).dueAt, 1))).toEqual([1])
  expect(await received(after(at, -1))).toEqual([1])
  await falsify({ version: 0 })
  expect(await received()).toEqual([1])
  await falsify({ version: 2 })
  expect(await received()).toEqual([9])
  // Looked through too long ago.
  await falsify({ eventsFrom: idsOfLast(hours(1)) })
  expect(await received()).toEqual([1])
  await falsify({ eventsFrom: idsOfLast(0) })
  expect(await received()).toEqual([9])
  await inTransaction(world.officer, (work) => acceptQuestion(work, id), { at })
  expect(await received()).toEqual([1])
  // A day later it is counted anew although nothing is known to have happened.
  await keepMonthFigures(undefined, at, 0)
  await falsify()
  expect(await keepMonthFigures(undefined, after(at, hours(20)), 0)).toMatchObject({ counted: 0 })
  await keepMonthFigures(undefined, after(at, hours(25)), 0)
  expect(await received(after(at, hours(25)))).toEqual([1])
})

test('an id sorts by the moment at which it was made', () => {
  const before = idsOfLast(0)
  const id = newId()
  expect([before < id, idsOfLast(1000) < id, idsOfLast(-1000) > id]).toEqual([true, true, true])
})
