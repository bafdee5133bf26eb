// Pauses, extensions and returns in the figures, and in the files made of them.
import { expect, test } from 'vitest'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import { requestClarification, stopWaiting } from '#app/questions/clarify-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { ratesOf } from '#app/questions/figures.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { returnQuestion } from '#app/questions/return-question.server.ts'
import { figureColumns, PUBLIC_COLUMNS } from '#app/questions/statistics-table.ts'
import { monthColumns } from '#app/reports/league-columns.ts'
import { liveMonthTable } from '#app/reports/month-table.server.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, type Case, draft, makeCase, passReviews, row } from './case.ts'

useTestStore()

/** Asked on Monday at nine: due at the end of the Monday after, which is the 14th. */
const MONDAY = instantOf('2026-12-07', '09:00')!
const at = (day: number) => instantOf(`2026-12-${String(day).padStart(2, '0')}`, '10:00')!
const run = <T>(actor: Work['actor'], when: Date, useCase: (work: Work) => Promise<T>) =>
  inTransaction(actor, useCase, { at: when })

const pause = (world: Case, id: string, day: number) =>
  run(world.officer, at(day), (work) => requestClarification(work, id, { request: '请补充具体楼号。' }))

async function extend(world: Case, id: string, day: number) {
  await run(world.officer, at(day), (work) => requestExtension(work, id, { workdays: 3, reason: '需现场踏勘' }))
  const decided = await run(world.reviewer, at(day), (work) =>
    decideExtension(work, id, { verdict: 'approved', note: '同意' }),
  )
  expect(decided).toEqual({ outcome: 'extended' })
}

async function publish(world: Case, id: string, day: number) {
  const { hash } = await draft(world, id)
  await passReviews(world, id, hash)
  await run(world.reviewer, at(day), (work) => publishAnswer(work, id, hash))
}

async function figures(world: Case, now: Date) {
  const rows = (await liveMonthTable(reader(), '2026-12', now)) ?? []
  const own = rows.find(({ code }) => code === world.department.code)!
  const other = rows.find(({ code }) => code !== world.department.code)!
  const filed = Object.fromEntries(
    [...monthColumns('zh-CN'), ...figureColumns('zh-CN', PUBLIC_COLUMNS)].map(({ label, value }) => [
      label,
      value({ ...own, rates: ratesOf(own.counts) }),
    ]),
  )
  return { own: own.counts, other: other.counts, filed }
}

test('what stands still is not overdue, what was extended is in time and named so, in the figures and in the files', async () => {
  const world = await makeCase()
  const asked = async () => (await acceptedQuestion(world, {}, MONDAY)).id
  const waiting = await asked()
  await pause(world, waiting, 8)
  const stoppedLate = await asked()
  await pause(world, stoppedLate, 15)
  const extended = await asked()
  await extend(world, extended, 9)
  expect(dayOf((await row(extended)).dueAt)).toBe('2026-12-17')
  await publish(world, extended, 16)
  // Stood still from the 9th to the 14th: in time on the 16th also without the days that were added.
  const both = await asked()
  await extend(world, both, 8)
  await pause(world, both, 9)
  await run(world.officer, at(14), (work) => stopWaiting(work, both))
  await publish(world, both, 16)
  const late = await asked()
  await publish(world, late, 16)

  const { own, filed } = await figures(world, at(21))
  expect(own).toMatchObject({
    ...{ incoming: 5, received: 5, answered: 3, open: 2, paused: 2, overdueOpen: 1 },
    ...{ extended: 2, onTime: 2, onTimeExtended: 1 },
  })
  expect(filed).toMatchObject({
    ...{ 收到: 5, 答复: 3, 延期: 2, 暂停计时: 2, 逾期未答: 1 },
    '按时率（%）': 50,
    '原期限按时率（%）': 25,
  })
})

test('a question given back is a return of who gave it back, also where that was all it had', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, MONDAY)
  const elsewhere = world.outsider.grants[0]?.departmentId ?? ''
  await run(world.overseer, MONDAY, (work) => dispatchQuestion(work, id, { departmentId: elsewhere, reason: '按职责' }))
  const given = await run(world.outsider, at(7), (work) =>
    returnQuestion(work, id, { reason: '不属于本单位职责', basis: '“三定”规定第三条' }),
  )
  expect(given).toEqual({ outcome: 'returnedToDispatcher' })
  const { own, other } = await figures(world, at(8))
  expect([own.incoming, own.returned, other.incoming, other.returned]).toEqual([1, 0, 0, 1])
})
