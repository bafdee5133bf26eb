// What is kept of a month equals what counting it now gives, whatever happens to its questions, to time, and to who keeps it.
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { idsOfLast, newId } from '#app/platform/ids.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { requestClarification, stopWaiting } from '#app/questions/clarify-question.server.ts'
import { countsOf, ownCounts, spanOf, spreadsOf } from '#app/questions/count-questions.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { countsOfMonth, countsOfMonths, figuresOfMonth, keepMonthFigures } from '#app/questions/month-figures.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { returnQuestion } from '#app/questions/return-question.server.ts'
import type { Span } from '#app/questions/statistics-reception.server.ts'
import { withholdAnswer } from '#app/questions/withhold-answer.server.ts'
import { monthFigures } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, citizen, draft, makeCase, PUBLIC, passReviews, row } from './case.ts'

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
  const { officer, reviewer, overseer, outsider } = world
  const elsewhere = outsider.grants[0]?.departmentId ?? ''
  const calm = { topic: '供水', gravity: 'normal', statePolicy: false, areaIds: [], note: '研判' } as const
  type Act = (id: string, code: string, at: Date) => Promise<unknown>
  const as =
    (actor: StaffActor, useCase: (work: Work, id: string, code: string) => Promise<unknown>): Act =>
    (id, code, at) =>
      inTransaction(actor, (work) => useCase(work, id, code), { at }).catch(() => undefined)
  const acts: Record<string, Act> = {
    accept: as(officer, (work, id) => acceptQuestion(work, id)),
    redact: as(officer, (work, id) =>
      redactQuestion(work, id, { publicText: PUBLIC, keepHints: false, topic: '水价' }),
    ),
    publish: async (id, _code, at) => {
      const { hash } = await draft(world, id)
      await passReviews(world, id, hash)
      await inTransaction(reviewer, (work) => publishAnswer(work, id, hash), { at })
    },
    withhold: as(reviewer, (work, id) => withholdAnswer(work, id, '涉及他人隐私')),
    decline: as(officer, (work, id) => declineQuestion(work, id, { reason: '已进入诉讼', route: 'court' })),
    merge: as(officer, (work, id, code) => mergeQuestion(work, id, { code })),
    dispatch: as(overseer, (work, id) => dispatchQuestion(work, id, { departmentId: elsewhere, reason: '按职责' })),
    returned: as(outsider, (work, id) => returnQuestion(work, id, { reason: '不属于本单位', basis: '三定第三条' })),
    clarify: as(officer, (work, id) => requestClarification(work, id, { request: '请补充楼号。' })),
    resume: as(officer, (work, id) => stopWaiting(work, id)),
    askExtension: as(officer, (work, id) => requestExtension(work, id, { workdays: 3, reason: '需现场踏勘' })),
    extend: as(reviewer, (work, id) => decideExtension(work, id, { verdict: 'approved', note: '同意' })),
    assess: as(overseer, (work, id) =>
      assessQuestion(work, id, { ...calm, kind: 'complaint', concernKind: 'vitalInterest' }),
    ),
    rateWell: async (id, _code, at) =>
      inTransaction(citizen, (work) => rateAnswer(work, id, { content: 5, speed: 2 }), { at }),
    rateBadly: async (id, _code, at) =>
      inTransaction(citizen, (work) => rateAnswer(work, id, { content: 1, speed: 1, reason: '没说时间' }), { at }),
  }
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
  await falsify({ version: 1 })
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
