// Duty: who has the question, who gives it back, who decides; the total clock is never touched by any of it (invariant 3).
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { acknowledgeQuestion } from '#app/questions/accept-question.server.ts'
import { askCoUnit, confirmConsistency, releaseCoUnit, replyAsCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { countReturns, listMisroutes } from '#app/questions/assignments.server.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { missingConfirmations } from '#app/questions/co-units.server.ts'
import { recordConsultation } from '#app/questions/consult-departments.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { designateDepartment, objectToDispatch } from '#app/questions/designate-department.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { returnQuestion } from '#app/questions/return-question.server.ts'
import { questionEvents } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { makeStaff, useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  auditActions,
  type Case,
  draft,
  eventTypes,
  makeCase,
  messageKinds,
  passReviews,
  row,
} from './case.ts'

useTestStore()

const MONDAY = instantOf('2026-12-07', '09:00')!
const WHY = { reason: '不属于本单位职责', basis: '“三定”规定第三条' }

/** Asked on Monday at nine, sent to the other department an hour later. */
async function dispatched(world: Case) {
  const other = world.outsider.grants[0]!.departmentId!
  const { id } = await ask({ event: world.event.slug }, MONDAY)
  const at = (n: number) => after(MONDAY, hours(n))
  const run = <T>(actor: Work['actor'], n: number, useCase: (work: Work) => Promise<T>) =>
    inTransaction(actor, useCase, { at: at(n) })
  await run(world.officer, 1, (work) => dispatchQuestion(work, id, { departmentId: other, reason: '属于对方职责' }))
  return { id, other, at, run }
}

const clockOf = async (id: string, kind: string) => (await listClocks(reader(), id)).filter((one) => one.kind === kind)

test('a department that is sent a question signs for it, and the dispatcher’s clocks end', async () => {
  const world = await makeCase()
  const { id, run, at } = await dispatched(world)
  const [triage] = await clockOf(id, 'triage')
  expect(triage!.endedAt).toEqual(at(1))
  const [sign] = await clockOf(id, 'return')
  expect(sign).toMatchObject({ endedAt: null, startedAt: at(1), dueRule: 'return.v1.1wd' })
  expect((await row(id)).nextDueAt).toEqual(sign!.dueAt)
  await run(world.outsider, 2, (work) => acknowledgeQuestion(work, id))
  expect((await clockOf(id, 'return'))[0]!.endedAt).toEqual(at(2))
  expect((await row(id)).nextDueAt).toEqual((await row(id)).dueAt)
  expect((await messageKinds(id)).filter((kind) => kind.startsWith('case-notice'))).toEqual([
    `case-notice email ${world.outsider.email}`,
  ])
})

test('returning needs reason and basis in time, goes to the dispatcher, and counts', async () => {
  const world = await makeCase()
  const { id, other, run } = await dispatched(world)
  const before = await row(id)
  await expect(run(world.officer, 2, (work) => returnQuestion(work, id, WHY))).rejects.toThrow(NotFound)
  await expect(run(await makeStaff(['reviewer'], other), 2, (work) => returnQuestion(work, id, WHY))).rejects.toThrow(
    Forbidden,
  )
  expect(await run(world.outsider, 2, (work) => returnQuestion(work, id, WHY))).toEqual({
    outcome: 'returnedToDispatcher',
  })
  const returned = await row(id)
  expect(returned).toMatchObject({ status: 'accepted', departmentId: world.department.id })
  expect([returned.receivedAt, returned.dueAt, returned.dueRule]).toEqual([
    before.receivedAt,
    before.dueAt,
    before.dueRule,
  ])
  await expect(run(world.outsider, 3, (work) => returnQuestion(work, id, WHY))).rejects.toThrow(NotFound)
  expect(await run(world.officer, 3, (work) => returnQuestion(work, id, WHY))).toEqual({ outcome: 'notDispatched' })
  expect(await countReturns(reader(), id)).toBe(1)
  expect(await eventTypes(id)).toEqual(['submitted', 'dispatched', 'returned'])
  expect(await auditActions(id)).toEqual(['question.asked', 'question.dispatched', 'question.returned'])
  expect(await messageKinds(id)).toContain(`case-notice email ${world.officer.email}`)
  expect(await listMisroutes(reader(), MONDAY, after(MONDAY, days(1)))).toMatchObject([
    { departmentId: other, cause: 'returned', reason: WHY.reason },
  ])
})

test('after one working day a department can only object, and answers in the meantime', async () => {
  const world = await makeCase()
  const { id, run } = await dispatched(world)
  expect(await run(world.outsider, 24 + 15, (work) => returnQuestion(work, id, WHY))).toEqual({ outcome: 'tooLate' })
  expect(await run(world.outsider, 40, (work) => objectToDispatch(work, id, WHY))).toEqual({ outcome: 'objected' })
  expect(await run(world.outsider, 41, (work) => objectToDispatch(work, id, WHY))).toEqual({
    outcome: 'alreadyObjected',
  })
  expect(await messageKinds(id)).toContain(`case-notice email ${world.overseer.email}`)
})

test('who is designated cannot return it, neither by button nor by request', async () => {
  const world = await makeCase()
  const { id, other, run, at } = await dispatched(world)
  await run(world.outsider, 2, (work) => objectToDispatch(work, id, WHY))
  const designate = (actor: Case['officer']) =>
    run(actor, 3, (work) => designateDepartment(work, id, { departmentId: other, reason: '经研究由你单位承办' }))
  await expect(designate(world.outsider)).rejects.toThrow(Forbidden)
  expect(await designate(world.overseer)).toMatchObject({ outcome: 'designatedNow' })
  expect(await run(world.outsider, 4, (work) => returnQuestion(work, id, WHY))).toEqual({ outcome: 'designated' })
  expect(await run(world.outsider, 4, (work) => objectToDispatch(work, id, WHY))).toEqual({ outcome: 'designated' })
  const page = await readCasePage(reader(), world.outsider, id, 'zh-CN', at(4))
  expect(page.duty).toMatchObject({ isDesignated: true, objection: null, may: { returnIt: false, object: false } })
  expect((await row(id)).dueAt).toEqual((await clockOf(id, 'total'))[0]!.dueAt)
  expect(await eventTypes(id)).toEqual(['submitted', 'dispatched', 'objectionRaised', 'designated'])
})

test('a department that was sent a question, or designated, neither sends it on nor declines it', async () => {
  const world = await makeCase()
  const { id, other, run, at } = await dispatched(world)
  const back = { departmentId: world.department.id, reason: '不属于我单位' }
  const decline = { reason: '不属于我单位。', route: null }
  const tried = async (actor: Work['actor'], n: number) => [
    await run(actor, n, (work) => dispatchQuestion(work, id, back)),
    await run(actor, n, (work) => declineQuestion(work, id, decline)),
  ]
  const steps = async (actor: Case['overseer'], n: number) => {
    const { dispatch, decline: declines } = (await readCasePage(reader(), actor, id, 'zh-CN', at(n))).may
    return [dispatch, declines]
  }
  expect(await tried(world.outsider, 2)).toEqual([{ outcome: 'returnInstead' }, { outcome: 'returnInstead' }])
  // After the time to return is over it can object, and answers in the meantime.
  expect(await tried(world.outsider, 24 * 3)).toEqual([{ outcome: 'returnInstead' }, { outcome: 'returnInstead' }])
  expect(await steps(world.outsider, 2)).toEqual([false, false])
  expect(await steps(world.overseer, 2)).toEqual([true, true])
  await run(world.overseer, 80, (work) =>
    designateDepartment(work, id, { departmentId: other, reason: '由你单位承办' }),
  )
  expect(await tried(world.outsider, 81)).toEqual([{ outcome: 'designated' }, { outcome: 'designated' }])
  expect(await steps(world.outsider, 81)).toEqual([false, false])
  expect(await eventTypes(id)).toEqual(['submitted', 'dispatched', 'becameOverdue', 'designated'])
  expect(await run(world.overseer, 82, (work) => dispatchQuestion(work, id, back))).toMatchObject({
    outcome: 'dispatched',
  })
})

test('an open objection is settled by a designation, not by sending on; a return takes it back', async () => {
  const world = await makeCase()
  const { id, other, run, at } = await dispatched(world)
  const pageOf = async (actor: Case['overseer'], n: number) =>
    (await readCasePage(reader(), actor, id, 'zh-CN', at(n))).duty
  const objected = () => run(world.outsider, 2, (work) => objectToDispatch(work, id, WHY))
  expect(await objected()).toEqual({ outcome: 'objected' })
  const back = { departmentId: world.department.id, reason: '改分' }
  expect(await run(world.overseer, 3, (work) => dispatchQuestion(work, id, back))).toEqual({ outcome: 'objectionOpen' })
  expect((await row(id)).departmentId).toBe(other)
  expect((await pageOf(world.overseer, 3)).objection).toMatchObject({ reason: WHY.reason })
  expect(await run(world.outsider, 4, (work) => returnQuestion(work, id, WHY))).toEqual({
    outcome: 'returnedToDispatcher',
  })
  expect((await pageOf(world.officer, 4)).objection).toBeNull()
  const again = { departmentId: other, reason: '经核对属于对方职责' }
  expect(await run(world.officer, 5, (work) => dispatchQuestion(work, id, again))).toMatchObject({
    outcome: 'dispatched',
  })
  expect(await pageOf(world.outsider, 5)).toMatchObject({ objection: null, may: { object: true } })
  expect(await objected()).toEqual({ outcome: 'objected' })
})

test('an objection that is upheld is a misroute; one that is not is none', async () => {
  const world = await makeCase()
  const { id, other, run } = await dispatched(world)
  await run(world.outsider, 2, (work) => objectToDispatch(work, id, WHY))
  const designate = (departmentId: string, n: number) =>
    run(world.overseer, n, (work) => designateDepartment(work, id, { departmentId, reason: '按职责' }))
  const misroutes = () => listMisroutes(reader(), MONDAY, after(MONDAY, days(1)))
  await designate(other, 3)
  expect(await misroutes()).toEqual([])
  const second = await dispatched(world)
  await second.run(world.overseer, 3, (work) =>
    designateDepartment(work, second.id, { departmentId: world.department.id, reason: '由首接单位承办' }),
  )
  expect(await misroutes()).toMatchObject([
    { departmentId: other, cause: 'designatedElsewhere', reason: '由首接单位承办' },
  ])
  expect(await listMisroutes(reader(), after(MONDAY, days(1)), after(MONDAY, days(2)))).toEqual([])
})

test('a co-unit sees the case, replies within the lead’s limit less two days, and confirms the very version', async () => {
  const world = await makeCase()
  const other = world.outsider.grants[0]!.departmentId!
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  const run = <T>(actor: Work['actor'], useCase: (work: Work) => Promise<T>) =>
    inTransaction(actor, useCase, { at: after(MONDAY, hours(4)) })
  await expect(readCasePage(reader(), world.outsider, id, 'zh-CN', MONDAY)).rejects.toThrow(NotFound)
  await expect(run(world.outsider, (work) => replyAsCoUnit(work, id, { reply: '无意见' }))).rejects.toThrow(NotFound)
  const asking = (departmentId: string) =>
    run(world.officer, (work) => askCoUnit(work, id, { departmentId, part: '小区红线内管线' }))
  expect(await asking(world.department.id)).toEqual({ outcome: 'sameDepartment' })
  expect(await asking('nobody')).toEqual({ outcome: 'unknownDepartment' })
  expect(await asking(other)).toEqual({ outcome: 'coUnitAsked' })
  expect(await asking(other)).toEqual({ outcome: 'alreadyCoUnit' })
  const [clock] = await clockOf(id, 'coUnit')
  expect(clock).toMatchObject({ departmentId: other, dueRule: 'coUnit.v1.2wd', endedAt: null })
  const seen = await readCasePage(reader(), world.outsider, id, 'zh-CN', MONDAY)
  expect(seen.may).toMatchObject({ accept: false, dispatch: false, draft: false })
  expect(seen.duty.coUnits).toMatchObject([{ isMine: true, part: '小区红线内管线' }])
  expect(await run(world.outsider, (work) => replyAsCoUnit(work, id, { reply: '由物业委托改造' }))).toEqual({
    outcome: 'coUnitReplied',
  })
  expect(await run(world.outsider, (work) => replyAsCoUnit(work, id, { reply: '再说' }))).toEqual({
    outcome: 'alreadyReplied',
  })
  expect((await clockOf(id, 'coUnit'))[0]!.endedAt).not.toBeNull()

  const first = await draft(world, id)
  const confirm = (versionHash: string, verdict: 'confirmed' | 'objected', note = '') =>
    run(world.outsider, (work) => confirmConsistency(work, id, { versionHash, verdict, note }))
  expect(await confirm('of another', 'confirmed')).toEqual({ outcome: 'otherVersion' })
  expect(await confirm(first.hash, 'objected')).toEqual({ outcome: 'noteMissing' })
  expect(await confirm(first.hash, 'objected', '年份不对')).toEqual({ outcome: 'consistencyObjected' })
  const second = await draft(world, id, { text: '2028 年开工。', basedOn: 1 })
  await passReviews(world, id, second.hash)
  const publish = () => inTransaction(world.reviewer, (work) => publishAnswer(work, id, second.hash))
  expect(await publish()).toMatchObject({ outcome: 'confirmationsMissing' })
  expect(await confirm(second.hash, 'confirmed')).toEqual({ outcome: 'consistencyConfirmed' })
  expect(await publish()).toMatchObject({ outcome: 'published' })
  expect((await listClocks(reader(), id)).every(({ endedAt }) => endedAt !== null)).toBe(true)
})

test('a silent co-unit consents when its limit is over; one that is released is asked no more', async () => {
  const world = await makeCase()
  const other = world.outsider.grants[0]!.departmentId!
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  const question = await row(id)
  const asking = () =>
    inTransaction(world.officer, (work) => askCoUnit(work, id, { departmentId: other, part: '数据' }), { at: MONDAY })
  await asking()
  const missing = (n: number) => missingConfirmations(reader(), question, 'hash', after(MONDAY, days(n)))
  expect(await missing(2)).toHaveLength(1)
  expect(await missing(10)).toEqual([])
  const release = () =>
    inTransaction(world.officer, (work) => releaseCoUnit(work, id, { departmentId: other, reason: '已有数据' }))
  expect(await release()).toEqual({ outcome: 'coUnitReleased' })
  expect(await release()).toEqual({ outcome: 'notCoUnit' })
  expect(await missing(2)).toEqual([])
  await expect(readCasePage(reader(), world.outsider, id, 'zh-CN', MONDAY)).rejects.toThrow(NotFound)
  expect(await asking()).toEqual({ outcome: 'coUnitAsked' })
})

test('more time is approved by somebody else, three times three days at most, and told the same day', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  const requested = (workdays: number, n = 1) =>
    inTransaction(world.both, (work) => requestExtension(work, id, { workdays, reason: '需现场检测' }), {
      at: after(MONDAY, days(n)),
    })
  const decide = (actor: Case['both'], verdict: 'approved' | 'refused', note = '') =>
    inTransaction(actor, (work) => decideExtension(work, id, { verdict, note }), { at: after(MONDAY, days(1)) })
  expect(await decide(world.reviewer, 'approved')).toEqual({ outcome: 'notRequested' })
  expect(await requested(4)).toEqual({ outcome: 'extensionTooLong' })
  expect(await requested(3, 8)).toEqual({ outcome: 'tooLate' })
  expect(await requested(3)).toEqual({ outcome: 'extensionRequested' })
  expect(await requested(3)).toEqual({ outcome: 'alreadyRequested' })
  expect(await decide(world.both, 'approved')).toEqual({ outcome: 'ownRequest' })
  await expect(decide(world.officer, 'approved')).rejects.toThrow(Forbidden)
  expect(await decide(world.reviewer, 'refused')).toEqual({ outcome: 'noteMissing' })
  expect(await decide(world.reviewer, 'approved')).toEqual({ outcome: 'extended' })
  expect((await row(id)).dueAt.toISOString()).toBe('2026-12-17T15:59:59.999Z')
  expect(await messageKinds(id)).toContain('question-extended email li.jianguo@example.org')
  const [event] = await reader().select().from(questionEvents).where(eq(questionEvents.type, 'extended'))
  expect(event!.detail).toMatchObject({
    old: '2026-12-14T15:59:59.999Z',
    new: '2026-12-17T15:59:59.999Z',
    reason: '需现场检测',
  })
  expect(event!.staffId).toBe(world.reviewer.staffId)
  for (let times = 0; times < 2; times++) {
    await requested(3)
    await decide(world.overseer, 'approved')
  }
  expect((await row(id)).dueAt.toISOString()).toBe('2026-12-25T15:59:59.999Z')
  expect(await requested(1)).toEqual({ outcome: 'extensionsUsedUp' })
  expect((await auditActions(id)).filter((action) => action === 'question.extended')).toHaveLength(3)
})

test('a consultation is recorded with who took part, and not before it was held', async () => {
  const world = await makeCase()
  const other = world.outsider.grants[0]!.departmentId!
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  const record = (heldOn: string, departmentIds: string[]) =>
    inTransaction(
      world.officer,
      (work) => recordConsultation(work, id, { heldOn, departmentIds, conclusion: '由水利局主办。' }),
      { at: MONDAY },
    )
  expect(await record('2026-12-08', [other])).toEqual({ outcome: 'heldLater' })
  expect(await record('2026-12-07', [])).toEqual({ outcome: 'unknownDepartment' })
  expect(await record('2026-12-07', ['nobody'])).toEqual({ outcome: 'unknownDepartment' })
  expect(await record('2026-12-07', [other])).toEqual({ outcome: 'consulted' })
  expect((await auditActions(id)).at(-1)).toBe('question.consulted')
})
