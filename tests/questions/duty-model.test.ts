// What ends a question ends the wait for its asker; and whatever is done, due moments move only as the history says.
import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { acceptQuestion, acknowledgeQuestion } from '#app/questions/accept-question.server.ts'
import {
  findOpenClarification,
  requestClarification,
  supplyClarification,
} from '#app/questions/clarify-question.server.ts'
import { listClocks, pausesOf } from '#app/questions/clocks.server.ts'
import { closeAnswered } from '#app/questions/close-answered.server.ts'
import { ownCounts } from '#app/questions/count-questions.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { draftAnswer, latestVersion } from '#app/questions/draft-answer.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { OPEN_STATUSES, REQUIRED_REVIEWS } from '#app/questions/question.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { returnQuestion } from '#app/questions/return-question.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { settleSupplements } from '#app/questions/supplement-deadlines.server.ts'
import { urgeOverdue } from '#app/questions/urge-overdue.server.ts'
import { withdrawQuestion } from '#app/questions/withdraw-question.server.ts'
import { questionEvents, supervisions } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, type Case, citizen, DRAFT, eventTypes, makeCase, PUBLIC, row } from './case.ts'

useTestStore()

const MONDAY = instantOf('2026-12-07', '09:00')!
const WHY = { reason: '不属于本单位职责', basis: '“三定”规定第三条' }

const clockOf = async (id: string, kind: string) => (await listClocks(reader(), id)).filter((one) => one.kind === kind)

/** Drafts, reviews, signs off and publishes, all at one moment; nothing where the case does not stand so. */
async function answerAt(world: Case, id: string, at: Date) {
  const run = <T>(actor: Work['actor'], useCase: (work: Work) => Promise<T>) => inTransaction(actor, useCase, { at })
  await run(world.officer, (work) => redactQuestion(work, id, { publicText: PUBLIC, keepHints: false }))
  const basedOn = (await inTransaction(world.officer, ({ tx }) => latestVersion(tx, id)))?.number ?? 0
  const text = `第 ${basedOn + 1} 稿。`
  const drafted = await run(world.officer, (work) => draftAnswer(work, id, { ...DRAFT, text, basedOn }))
  if (drafted.outcome !== 'drafted') return drafted
  const { hash } = drafted.version
  await run(world.officer, (work) => requestReview(work, id))
  for (const type of REQUIRED_REVIEWS) {
    const passed = { type, verdict: 'passed' as const, note: '', criteria: REVIEW_CRITERIA[type], versionHash: hash }
    await run(world.reviewer, (work) => reviewAnswer(work, id, passed))
  }
  await run(world.overseer, (work) => signOffAnswer(work, id, hash))
  return run(world.reviewer, (work) => publishAnswer(work, id, hash))
}
const rateBadly = (id: string, at: Date) =>
  inTransaction(citizen, (work) => rateAnswer(work, id, { content: 1, speed: 3, reason: '没有答到点上' }), { at })

test('an answer ends the wait for its asker: it is in time by the moved due day, and a rework clock counts', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await acceptedQuestion(world, {}, MONDAY)
  await inTransaction(world.officer, (work) => requestClarification(work, id, { request: '哪个小区？' }), {
    at: after(MONDAY, days(1)),
  })
  const late = after(MONDAY, days(8))
  expect((await row(id)).dueAt < late).toBe(true)
  expect(await answerAt(world, id, late)).toMatchObject({ outcome: 'published' })
  const answered = await row(id)
  expect(answered.dueAt >= late).toBe(true)
  expect(await pausesOf(reader(), id)).toEqual([{ from: after(MONDAY, days(1)), to: late }])
  expect(await eventTypes(id)).not.toContain('becameOverdue')
  const [total] = await clockOf(id, 'total')
  expect(total).toMatchObject({ dueAt: answered.dueAt, endedAt: late })
  expect(await findOpenClarification(reader(), trackingCode)).toBeUndefined()
  expect(await inTransaction(citizen, (work) => supplyClarification(work, id, { text: '一号楼' }))).toEqual({
    outcome: 'notAsked',
  })
  expect(
    (await ownCounts(reader(), { from: MONDAY, to: after(MONDAY, days(1)) }, late)).get(world.department.id),
  ).toMatchObject({
    onTime: 1,
  })

  expect(await rateBadly(id, after(MONDAY, days(9)))).toMatchObject({ outcome: 'reworkOpened' })
  const [rework] = await clockOf(id, 'rework')
  expect((await row(id)).nextDueAt).toEqual(rework!.dueAt)
  expect(await answerAt(world, id, after(MONDAY, days(40)))).toMatchObject({ outcome: 'corrected' })
  expect(await eventTypes(id)).toContain('becameOverdue')
})

test('declining ends the wait for the asker as well', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await acceptedQuestion(world, {}, MONDAY)
  const at = (n: number) => ({ at: after(MONDAY, days(n)) })
  await inTransaction(world.officer, (work) => requestClarification(work, id, { request: '哪个小区？' }), at(1))
  await inTransaction(
    world.officer,
    (work) => declineQuestion(work, id, { reason: '属于诉讼。', route: 'court' }),
    at(2),
  )
  expect(await pausesOf(reader(), id)).toEqual([{ from: at(1).at, to: at(2).at }])
  expect(await findOpenClarification(reader(), trackingCode)).toBeUndefined()
})

const STEPS = [
  ...['send', 'back', 'return', 'sign', 'accept', 'clarify', 'supply', 'extend', 'approve', 'publish', 'rework'],
  ...['expire', 'withdraw', 'close', 'urge'],
] as const

test('whatever is done, due moments change only with a row that holds old and new, and the start never does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...STEPS), {
        minLength: 3,
        maxLength: 12,
      }),
      async (steps) => {
        const world = await makeCase()
        const other = world.outsider.grants[0]!.departmentId!
        const { id } = await ask({ event: world.event.slug }, MONDAY)
        const first = await row(id)
        for (const [index, step] of steps.entries()) {
          const at = after(MONDAY, hours(3 * (index + 1)))
          const question = await row(id)
          const holder = question.departmentId === other ? world.outsider : world.officer
          const run = (actor: Work['actor'], useCase: (work: Work) => Promise<unknown>) =>
            inTransaction(actor, useCase, { at })
          if (step === 'send')
            await run(holder, (work) => dispatchQuestion(work, id, { departmentId: other, reason: '职责' }))
          if (step === 'back') {
            const back = { departmentId: world.department.id, reason: '职责' }
            // A department that was sent the question does not send it on; one that got it back does, and the overseer.
            const last = (await eventTypes(id)).findLast((type) => type === 'dispatched' || type === 'returned')
            if (holder === world.outsider && last === 'dispatched' && question.status !== 'withdrawn')
              expect(await run(holder, (work) => dispatchQuestion(work, id, back))).toEqual({
                outcome: 'returnInstead',
              })
            await run(world.overseer, (work) => dispatchQuestion(work, id, back))
          }
          if (step === 'return') await run(holder, (work) => returnQuestion(work, id, WHY))
          if (step === 'sign') await run(holder, (work) => acknowledgeQuestion(work, id))
          if (step === 'accept') await run(holder, (work) => acceptQuestion(work, id))
          if (step === 'clarify') await run(holder, (work) => requestClarification(work, id, { request: '哪个小区？' }))
          if (step === 'supply') await run(citizen, (work) => supplyClarification(work, id, { text: '一号楼' }))
          if (step === 'extend')
            await run(holder, (work) => requestExtension(work, id, { workdays: 2, reason: '检测' }))
          if (step === 'publish' && holder === world.officer) await answerAt(world, id, at)
          if (step === 'rework') await rateBadly(id, at)
          if (step === 'withdraw') await run(citizen, (work) => withdrawQuestion(work, id))
          // The jobs look months later than the steps before them: limits have passed, and the time to rate is over.
          if (step === 'expire') await settleSupplements(undefined, after(at, days(30)))
          if (step === 'close') await closeAnswered(undefined, after(at, days(90)))
          if (step === 'urge') await urgeOverdue(undefined, instantOf('2026-12-15', '10:00'))
          if (step === 'approve')
            await run(world.overseer, (work) => decideExtension(work, id, { verdict: 'approved', note: '' }))
        }
        const last = await row(id)
        const clocks = await listClocks(reader(), id)
        const isOver = !OPEN_STATUSES.some((status) => status === last.status)
        // One notice for a clock, whoever urges it, and none is open for what is over.
        const urgings = await reader().select().from(supervisions).where(eq(supervisions.questionId, id))
        expect(urgings.length).toBeLessThanOrEqual(clocks.length)
        // What was published is never taken back; what is closed, and nothing else that was answered, bears the day.
        const wasWithdrawn = last.status === 'withdrawn'
        if (wasWithdrawn) expect(last).toMatchObject({ publishedAt: null, outcome: 'withdrawn' })
        if (last.publishedAt) expect(last.closedAt !== null).toBe(last.status === 'closed')
        else expect(last.closedAt !== null).toBe(wasWithdrawn)
        // What is over waits for nobody, and none of its clocks runs.
        if (isOver) {
          expect(urgings.every(({ closedAt }) => closedAt !== null)).toBe(true)
          expect((await pausesOf(reader(), id)).every(({ to }) => to !== null)).toBe(true)
          expect(clocks.every(({ endedAt }) => endedAt !== null)).toBe(true)
        }
        const moves = await reader()
          .select()
          .from(questionEvents)
          .where(eq(questionEvents.questionId, id))
          .orderBy(asc(questionEvents.at), asc(questionEvents.id))
        for (const clock of clocks) {
          expect(clock.dueAt).toBeInstanceOf(Date)
          const own = moves.filter(({ detail }) => detail.clockId === clock.id && typeof detail.new === 'string')
          // The chain of old and new leads from what the clock started with to what it says now.
          for (const [index, move] of own.entries()) {
            expect(move.detail.reason).toBeTruthy()
            // Who: a member of staff, but where the asker ended the wait, by a supplement or by withdrawing, or its limit did.
            const byNobody = ['clarified', 'supplementOverdue', ...(wasWithdrawn ? ['ended'] : [])]
            if (!byNobody.includes(String(move.detail.reason))) expect(move.staffId).not.toBeNull()
            if (index > 0) expect(move.detail.old).toBe(own[index - 1]!.detail.new)
          }
          if (own.length > 0) expect(own.at(-1)!.detail.new).toBe(clock.dueAt.toISOString())
          else expect(clock.addedWorkdays).toBe(0)
        }
        const totals = clocks.filter(({ kind }) => kind === 'total')
        expect(totals).toHaveLength(1)
        expect(totals[0]!.startedAt).toEqual(first.receivedAt)
        expect(last.receivedAt).toEqual(first.receivedAt)
        expect(last.dueAt).toEqual(totals[0]!.dueAt)
        expect(last.dueAt >= first.dueAt).toBe(true)
        expect(last.nextDueAt).not.toBeNull()
      },
    ),
    { numRuns: 20 },
  )
}, 60_000)
