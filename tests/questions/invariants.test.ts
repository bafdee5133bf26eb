// The invariants that hold whatever happens to questions, over random courses of events. The others stand beside what they
// are about: 1 and 3 duty.test.ts · 4 publication-model.test.ts · 12 answer-parts.test.ts · 5 triage.test.ts · 6 db/search-index.test.ts ·
// 7 ask-question.test.ts · 10 clocks.test.ts. Here: 2, 8, 9, 11.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { getAnswer, listAnswers, pageOfAnswers, similarAnswers } from '#app/questions/answer-queries.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { eventQuestionLedger } from '#app/questions/event-ledger.server.ts'
import { logOverdueClocks } from '#app/questions/log-overdue.server.ts'
import { publicOverdue } from '#app/questions/overdue-ledger.server.ts'
import { editOversight } from '#app/questions/oversight-settings.server.ts'
import { DEFAULT_OVERSIGHT } from '#app/questions/oversight-settings.ts'
import { monthStatistics } from '#app/questions/statistics.server.ts'
import { timelinessOf } from '#app/questions/timeliness.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { clocks, questionEvents, questions } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, makeCase, publishedQuestion, row } from './case.ts'

useTestStore()

const MONTH = '2026-06'
const FIRST = instantOf('2026-06-01', '09:00')!

test('2: timeliness is a function of events, calendar and moment; overdue is written at most once per clock', async () => {
  const world = await makeCase()
  const ids: string[] = []
  for (const day of [0, 3, 9]) ids.push((await acceptedQuestion(world, {}, after(FIRST, days(day)))).id)
  const before = await Promise.all(ids.map((id) => row(id)))
  await Promise.all([logOverdueClocks(), logOverdueClocks(), logOverdueClocks()])
  await logOverdueClocks()
  const written = (await reader().select().from(questionEvents)).filter(({ type }) => type === 'becameOverdue')
  const perClock = written.map(({ detail }) => detail.clockId)
  expect(new Set(perClock).size).toBe(perClock.length)
  const late = (await reader().select().from(clocks)).filter(({ dueAt, endedAt }) => !endedAt && dueAt < new Date())
  expect(perClock.toSorted()).toEqual(late.map(({ id }) => id).toSorted())
  // The job wrote history; what timeliness is computed from stays as it was, and the same input gives the same answer.
  const now = await Promise.all(ids.map((id) => row(id)))
  expect(now).toEqual(before)
  fc.assert(
    fc.property(
      fc.constantFrom(...now),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (one, a, b) => {
        const order = ['onTime', 'dueSoon', 'overdue', 'veryOverdue']
        const of = (n: number) =>
          order.indexOf(timelinessOf({ dueAt: one.dueAt, dueRule: one.dueRule, doneAt: null }, after(FIRST, days(n))))
        // Later is never earlier: an open case only gets later.
        return a <= b ? of(a) <= of(b) : of(a) >= of(b)
      },
    ),
    { numRuns: 60 },
  )
})

const MOBILE = fc.integer({ min: 0, max: 99_999_999 }).map((n) => `139${String(n).padStart(8, '0')}`)
const IDENTITY = fc.integer({ min: 1950, max: 2005 }).map((year) => `370282${year}0101${String(year).slice(1)}X`)

test('8: no public reading holds the private copy, a phone or an identity number', async () => {
  const world = await makeCase()
  const { version: _, ...preset } = DEFAULT_OVERSIGHT
  await inTransaction(world.overseer, (work) =>
    editOversight(work, { ...preset, publicOverdue: 'entries', basedOn: 1 }),
  )
  const secrets: string[] = []
  const codes: string[] = []
  const published: string[] = []
  for (const [phone, identity] of fc.sample(fc.tuple(MOBILE, IDENTITY), { numRuns: 4, seed: 7 })) {
    const text = `我叫赵铁柱，身份证${identity}，电话${phone}。路灯什么时候修好？`
    const given = { text, name: '赵铁柱', phone, email: `${phone}@example.org` }
    secrets.push(phone, identity, text, '赵铁柱')
    codes.push((await ask({ event: world.event.slug, ...given }, FIRST)).trackingCode)
    const shown = { ...given, text: '路灯什么时候修好？' }
    codes.push((await acceptedQuestion(world, shown, FIRST)).trackingCode)
    const answered = await publishedQuestion(world, { ask: shown, askedAt: FIRST, publishedAt: after(FIRST, days(2)) })
    published.push(answered.id)
    codes.push(answered.trackingCode)
  }
  const now = after(FIRST, days(20))
  const read = [
    ...(await Promise.all(codes.map((code) => findTrackedQuestion(reader(), code, now)))),
    ...(await Promise.all(published.map((id) => getAnswer(reader(), id)))),
    await listAnswers(reader(), { limit: 50, offset: 0 }),
    await pageOfAnswers(reader(), { limit: 50 }),
    await similarAnswers(reader(), '路灯什么时候修好', 10),
    await eventQuestionLedger(reader(), world.event.id, now),
    await publicOverdue(reader(), now),
    await monthStatistics(reader(), MONTH, now),
  ]
  const shown = JSON.stringify(read)
  expect(shown).toContain('路灯什么时候修好')
  for (const secret of secrets) expect(shown).not.toContain(secret)
})

test('9: the on-time rate never exceeds answered in time ÷ (answered + open overdue)', async () => {
  const world = await makeCase()
  const { id: _, ...template } = await row((await acceptedQuestion(world, {}, FIRST)).id)
  const course = fc.record({
    asked: fc.integer({ min: 0, max: 29 }),
    due: fc.integer({ min: 1, max: 10 }),
    answered: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
    now: fc.integer({ min: 0, max: 60 }),
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(course, { minLength: 1, maxLength: 8 }), async (courses) => {
      run += 1
      const year = 2000 + run
      const start = instantOf(`${year}-06-01`, '09:00')!
      const now = after(start, days(courses[0]!.now))
      const rows = courses.map(({ asked, due, answered }, index) => {
        const receivedAt = after(start, days(asked))
        const publishedAt = answered === null ? null : after(receivedAt, days(answered))
        const key = `${year}-${index}`
        const given = { id: key, trackingCode: `9${year}${String(index).padStart(5, '0')}`, idempotencyKey: key }
        return { ...template, ...given, receivedAt, dueAt: after(receivedAt, days(due)), publishedAt }
      })
      await inTransaction(world.overseer, ({ tx }) => tx.insert(questions).values(rows))
      const { total } = (await monthStatistics(reader(), `${year}-06`, now))!
      const inTime = rows.filter(({ publishedAt, dueAt }) => publishedAt && publishedAt <= dueAt).length
      const answered = rows.filter(({ publishedAt }) => publishedAt).length
      const overdue = rows.filter(({ publishedAt, dueAt }) => !publishedAt && dueAt < now).length
      expect(total).toMatchObject({ received: rows.length, answered, overdueOpen: overdue })
      if (answered + overdue === 0) expect(total.onTimeRate).toBeNull()
      else expect(total.onTimeRate).toBeLessThanOrEqual(inTime / (answered + overdue) + 1e-9)
    }),
    { numRuns: 12 },
  )
})

test('11: full-width signs, ideographic space, emoji, traditional and rare characters survive to the answer', async () => {
  const world = await makeCase()
  const piece = fc.constantFrom(
    '？',
    '！',
    '　',
    '🏫',
    '👨‍👩‍👧',
    '報名',
    '臺灣',
    '𠮷祥路',
    '，',
    '“引号”',
    '路灯',
    '①',
    'Ａ',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 2, maxLength: 6 }), async (pieces) => {
      const text = `请问${pieces.join('')}何时修好？`
      const { id, trackingCode } = await publishedQuestion(world, { ask: { text } })
      expect((await row(id)).originalText).toBe(text)
      expect((await findTrackedQuestion(reader(), trackingCode, new Date()))?.publicText).toBe(text)
      expect((await getAnswer(reader(), id)).question).toBe(text)
      expect((await listClocks(reader(), id)).some(({ kind }) => kind === 'total')).toBe(true)
    }),
    { numRuns: 4 },
  )
})
