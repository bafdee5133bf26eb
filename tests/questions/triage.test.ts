import { and, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import { after, days, hours } from '#app/platform/clock.ts'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { apiQuestion } from '#app/questions/api-questions.ts'
import { askerPath } from '#app/questions/asker-link.server.ts'
import { readAskerPage } from '#app/questions/asker-page.server.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { loadCalendar, recomputeDue, saveCalendarYear } from '#app/questions/calendar-years.server.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { presentTracking } from '#app/questions/components/present-tracking.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { editPolicy } from '#app/questions/due-policies.server.ts'
import { listFeedback } from '#app/questions/feedback.server.ts'
import { enterClosure, listClosures, withdrawClosure } from '#app/questions/local-closures.server.ts'
import { logOverdueClocks } from '#app/questions/log-overdue.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { closureForm, readHolidays } from '#app/questions/policy-forms.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { addWorkdays, closureOf, useCalendarYears, useClosedDays } from '#app/questions/working-calendar.ts'
import { answerFollowers, outboxMessages, questionEvents } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, auditActions, citizen, eventTypes, makeCase, messageKinds, publishedQuestion, row } from './case.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' })))

const MONDAY = instantOf('2026-12-07', '09:00')!
const ASSESSED = {
  kind: 'consult' as const,
  topic: '水质',
  concernKind: null,
  gravity: 'normal' as const,
  statePolicy: false,
  areaIds: [],
  note: '',
}

test('an assessment keeps its record, and public opinion is answered within 48 hours from receipt', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, MONDAY)
  const assess = (actor: typeof world.officer, given: object) =>
    inTransaction(actor, (work) => assessQuestion(work, id, { ...ASSESSED, ...given }), { at: after(MONDAY, hours(3)) })
  await expect(assess(world.outsider, {})).rejects.toThrow(NotFound)
  await expect(assess(world.reviewer, {})).rejects.toThrow(Forbidden)
  expect(await assess(world.officer, { areaIds: ['nowhere'] })).toEqual({ outcome: 'unknownArea' })
  expect(await assess(world.officer, { concernKind: 'policyMisread', gravity: 'major' })).toEqual({
    outcome: 'assessed',
  })
  const changed = await row(id)
  expect(changed).toMatchObject({
    kind: 'consult',
    topic: '水质',
    concernKind: 'policyMisread',
    dueRule: 'opinion.v1.48h',
  })
  expect(changed.dueAt).toEqual(after(MONDAY, hours(48)))
  expect(changed.receivedAt).toEqual(MONDAY)
  const [event] = await reader()
    .select()
    .from(questionEvents)
    .where(and(eq(questionEvents.questionId, id), eq(questionEvents.type, 'reclassified')))
  expect(event!.detail).toMatchObject({ oldRule: 'general.v1.5wd', rule: 'opinion.v1.48h' })
  expect(await auditActions(id)).toContain('question.assessed')
  const page = await readCasePage(reader(), world.officer, id, 'zh-CN', MONDAY)
  expect(page.duty.assessment).toMatchObject({ concernKind: 'policyMisread', gravity: 'major' })
  expect(page.duty.clocks.find(({ isTotal }) => isTotal)?.words).toContain('48 小时')
})

test('merging takes followers along, publishing tells every asker, and the merged case closes with it', async () => {
  const world = await makeCase()
  const first = await ask({
    event: world.event.slug,
    email: 'first@example.org',
    name: '甲',
    text: '老管网什么时候改造？',
  })
  const second = await ask({
    event: world.event.slug,
    email: 'second@example.org',
    name: '乙',
    text: '管网改造几时开始？',
  })
  await inTransaction(world.officer, (work) =>
    work.tx.insert(answerFollowers).values({
      id: newId(),
      questionId: first.id,
      email: 'follower@example.org',
      emailHash: 'hash-of-follower',
      language: 'zh-CN',
      createdAt: work.now,
      confirmedAt: work.now,
    }),
  )
  const target = await publishedLater(world, 'third@example.org')
  const merge = (id: string, code: string, actor = world.officer) =>
    inTransaction(actor, (work) => mergeQuestion(work, id, { code }))
  expect(await merge(first.id, first.trackingCode)).toEqual({ outcome: 'sameQuestion' })
  expect(await merge(first.id, '0000')).toEqual({ outcome: 'unknownCode' })
  await expect(merge(first.id, second.trackingCode, world.outsider)).rejects.toThrow(NotFound)
  expect(await merge(first.id, second.trackingCode)).toMatchObject({ outcome: 'merged' })
  expect(await merge(second.id, first.trackingCode)).toEqual({ outcome: 'targetEnded' })
  // What was merged before comes along.
  expect(await merge(second.id, target.trackingCode)).toMatchObject({ outcome: 'merged' })
  expect(await row(first.id)).toMatchObject({ status: 'merged', mergedIntoId: target.id, closedAt: null })
  const followers = await reader().select().from(answerFollowers)
  expect(followers.map(({ questionId }) => questionId)).toEqual([target.id])

  await target.publish()
  for (const [id, address] of [
    [first.id, 'first@example.org'],
    [second.id, 'second@example.org'],
    [target.id, 'third@example.org'],
  ] as const) {
    expect(await messageKinds(id)).toContain(`answer-published email ${address}`)
  }
  expect((await row(first.id)).closedAt).not.toBeNull()
  expect((await eventTypes(second.id)).at(-1)).toBe('closed')
  // The letter says what was answered there, and names nobody but its own reader.
  const [message] = await reader()
    .select()
    .from(outboxMessages)
    .where(and(eq(outboxMessages.subjectId, first.id), eq(outboxMessages.kind, 'answer-published')))
  const mail = await renderMessage(message as never)
  expect(mail.text).toContain('2027')
  expect(mail.text).toContain('甲')
  expect(mail.text).not.toContain('丙')
})

test('whoever was merged follows the answer on their own pages, and rates it there', async () => {
  const world = await makeCase()
  const merged = await ask({ event: world.event.slug, email: 'first@example.org', text: '管网改造几时开始？' })
  const target = await publishedLater(world, 'third@example.org')
  await inTransaction(world.officer, (work) => mergeQuestion(work, merged.id, { code: target.trackingCode }))
  const track = async () => (await findTrackedQuestion(reader(), merged.trackingCode, new Date()))!
  const waiting = await track()
  expect(waiting).toMatchObject({ state: 'merged', doneAt: null, answer: null, matterId: target.id, publicText: null })
  expect(waiting.dueAt).toEqual((await row(target.id)).dueAt)
  expect(presentTracking(waiting, new Date(), 'zh-CN', '12345').sentence).toContain('前')

  await target.publish()
  const tracked = await track()
  expect(tracked).toMatchObject({ id: merged.id, state: 'answered', answer: { text: expect.stringContaining('2027') } })
  expect(tracked.timeline.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['submitted', 'merged', 'reviewRequested', 'published']),
  )
  expect(tracked.timeline.filter(({ type }) => type === 'submitted')).toHaveLength(1)
  expect(presentTracking(tracked, new Date(), 'en', '12345')).toMatchObject({ matterId: target.id, merged: true })
  const api = apiQuestion(tracked, 'en')
  expect(api).toMatchObject({ state: 'answered', answer: { text: expect.stringContaining('2027') } })
  expect(JSON.stringify(api)).not.toContain(target.trackingCode)

  const page = await readAskerPage(reader(), askerPath(merged).slice(3), 'zh-CN', new Date())
  expect(page).toMatchObject({ rating: { canRate: true, round: 0 }, canAskOn: false, toAskerHtml: null })
  expect(page.answerHtml).toContain('2027')
  const rate = (id: string, content: 2 | 5) =>
    inTransaction(citizen, (work) => rateAnswer(work, id, { content, speed: 4, reason: '没有说停水时间' }))
  expect(await rate(merged.id, 2)).toMatchObject({ outcome: 'reworkOpened' })
  expect((await row(target.id)).status).toBe('drafting')
  expect((await row(merged.id)).status).toBe('merged')
  expect(await rate(target.id, 5)).toEqual({ outcome: 'notAnswered' })
  const file = await readCasePage(reader(), world.officer, target.id, 'zh-CN', new Date())
  expect(file.feedback?.ratings).toMatchObject([{ reason: '没有说停水时间', trackingCode: merged.trackingCode }])
  expect((await listFeedback(reader(), world.officer, 'reworks')).map(({ id }) => id)).toEqual([merged.id])
  const again = await readAskerPage(reader(), askerPath(merged).slice(3), 'zh-CN', new Date())
  expect(again.rating).toMatchObject({ canRate: false, reworkUntil: expect.any(String) })
})

test('what was written for one asker alone is not shown to those who were merged', async () => {
  const world = await makeCase()
  const merged = await ask({ event: world.event.slug, email: 'first@example.org', text: '管网改造几时开始？' })
  const target = await publishedQuestion(world, {
    draft: { publicity: 'withheld', withholdReason: '涉及个人信息', toAsker: true, text: '您家户号 0482 已登记。' },
  })
  await inTransaction(world.officer, (work) => mergeQuestion(work, merged.id, { code: target.trackingCode }))
  const page = await readAskerPage(reader(), askerPath(merged).slice(3), 'zh-CN', new Date())
  expect(page.tracked.answer).toMatchObject({ text: null, withholdReason: '涉及个人信息' })
  expect(JSON.stringify(page)).not.toContain('0482')
})

async function publishedLater(world: Awaited<ReturnType<typeof makeCase>>, email: string) {
  const { acceptedQuestion, draft, passReviews } = await import('./case.ts')
  const { publishAnswer } = await import('#app/questions/publish-answer.server.ts')
  const question = await acceptedQuestion(world, { email, name: '丙' })
  return {
    ...question,
    async publish() {
      const version = await draft(world, question.id)
      await passReviews(world, question.id, version.hash)
      const outcome = await inTransaction(world.reviewer, (work) => publishAnswer(work, question.id, version.hash))
      expect(outcome.outcome).toBe('published')
    },
  }
}

test('merged into what is answered already, the asker is told at once; what is published is not merged', async () => {
  const world = await makeCase()
  const answered = await publishedQuestion(world)
  const late = await ask({ event: world.event.slug, email: 'late@example.org' })
  const merge = (id: string, code: string) => inTransaction(world.officer, (work) => mergeQuestion(work, id, { code }))
  expect(await merge(answered.id, late.trackingCode)).toMatchObject({ outcome: 'wasPublished' })
  expect(await merge(late.id, answered.trackingCode)).toMatchObject({ outcome: 'merged' })
  expect(await messageKinds(late.id)).toEqual([
    'question-received email late@example.org',
    'question-merged email late@example.org',
    'answer-published email late@example.org',
  ])
  expect((await row(late.id)).closedAt).not.toBeNull()
})

test('declining what others were merged into tells them all', async () => {
  const world = await makeCase()
  const one = await ask({ event: world.event.slug, email: 'one@example.org' })
  const two = await ask({ event: world.event.slug, email: 'two@example.org' })
  await inTransaction(world.officer, (work) => mergeQuestion(work, two.id, { code: one.trackingCode }))
  await inTransaction(world.officer, (work) =>
    declineQuestion(work, one.id, { reason: '属于信访事项。', route: 'petition' }),
  )
  expect(await messageKinds(two.id)).toContain('question-declined email two@example.org')
  expect((await row(two.id)).closedAt).not.toBeNull()
})

test('what looks like the same matter is proposed, and nothing of another department', async () => {
  const world = await makeCase()
  const text = '温泉街道老旧小区的供水管网什么时候改造？'
  const { id } = await ask({ event: world.event.slug, text })
  const near = await ask({ event: world.event.slug, text: '温泉街道供水管网什么时候能改造' })
  await ask({ event: world.event.slug, text: '能否组织学生参观化验室？' })
  const seen = await readCasePage(reader(), world.officer, id, 'zh-CN', MONDAY)
  expect(seen.duty.alike.map((one) => one.id)).toEqual([near.id])
})

test('becoming overdue is written once per clock, with the moment of the limit, and only while it runs', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, after(new Date(), -days(30)))
  const { dueAt } = await row(id)
  expect((await logOverdueClocks()).logged).toBe(3)
  expect((await logOverdueClocks()).logged).toBe(0)
  await inTransaction(world.officer, (work) => acceptQuestion(work, id))
  const late = (await reader().select().from(questionEvents).where(eq(questionEvents.questionId, id))).filter(
    ({ type }) => type === 'becameOverdue',
  )
  expect(late.map(({ detail }) => detail.clock).sort()).toEqual(['department', 'total', 'triage'])
  expect(late.find(({ detail }) => detail.clock === 'total')?.at).toEqual(dueAt)
  expect((await row(id)).dueAt).toEqual(dueAt)
})

test('a limit is changed by the overseer with its basis, for clocks that start afterwards', async () => {
  const world = await makeCase()
  const before = await ask({ event: world.event.slug }, MONDAY)
  const base = {
    count: 4,
    unit: 'workdays' as const,
    aim: null,
    basis: '本区 2026 年规定第三条',
    extensions: 1,
    extensionWorkdays: 2,
    silence: 'wait' as const,
  }
  const edit = (actor: typeof world.officer, given: object = {}) =>
    inTransaction(actor, (work) => editPolicy(work, { key: 'general', areaId: null, basedOn: 1, ...base, ...given }))
  await expect(edit(world.officer)).rejects.toThrow(Forbidden)
  expect(await edit(world.overseer, { areaId: 'nowhere' })).toEqual({ outcome: 'unknownArea' })
  expect(await edit(world.overseer)).toEqual({ outcome: 'saved', version: 2 })
  expect(await edit(world.overseer)).toEqual({ outcome: 'newerVersion' })
  const later = await ask({ event: world.event.slug, text: '另一件完全不同的事情' }, MONDAY)
  expect((await row(later.id)).dueRule).toBe('general.v2.4wd')
  expect((await row(before.id)).dueRule).toBe('general.v1.5wd')
  // The area of the department goes before the general limit.
  const { areaId } = world.department
  expect(await edit(world.overseer, { areaId, count: 2 })).toEqual({ outcome: 'saved', version: 1 })
  const local = await ask({ event: world.event.slug, text: '第三件不同的事情' }, MONDAY)
  expect((await row(local.id)).dueRule).toBe('general.v1.2wd')
})

test('a year that is announced moves the due days that were provisional, with a row in the history', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, instantOf('2026-12-30', '10:00')!)
  const before = await row(id)
  const holidays = readHolidays('2027-01-01 2027-01-03 元旦 2027-01-09', '2027')!
  const save = (actor: typeof world.officer) =>
    inTransaction(actor, (work) => saveCalendarYear(work, { year: '2027', source: '测试通知', holidays }))
  await expect(save(world.officer)).rejects.toThrow(Forbidden)
  expect(await save(world.overseer)).toEqual({ outcome: 'saved' })
  try {
    useCalendarYears({ '2027': { source: '测试通知', holidays } })
    expect(await recomputeDue()).toBeGreaterThan(0)
    const moved = await row(id)
    expect(moved.dueAt > before.dueAt).toBe(true)
    expect(await eventTypes(id)).toContain('calendarChanged')
    expect(await recomputeDue()).toBe(0)
  } finally {
    useCalendarYears({})
  }
})

test('closures of a place move the due days there and in the places within it, and back when they are taken back', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug }, MONDAY)
  const before = await row(id)
  const { areaId } = world.department
  const closure = closureForm.parse({
    areaId,
    firstDay: dayOf(after(MONDAY, days(1))),
    reason: '台风',
    closureSource: '区防汛防台风指挥部第 3 号令',
  })
  const enter = (actor: typeof world.officer, given = {}) =>
    inTransaction(actor, (work) => enterClosure(work, { ...closure, ...given }))
  await expect(enter(world.officer)).rejects.toThrow(Forbidden)
  expect(await enter(world.overseer, { areaId: 'nowhere' })).toEqual({ outcome: 'unknownArea' })
  expect(await enter(world.overseer)).toEqual({ outcome: 'entered' })
  expect(await enter(world.overseer)).toEqual({ outcome: 'alreadyEntered' })
  try {
    await loadCalendar(reader())
    expect(closureOf(closure.firstDay, world.department.id)).toBe('台风')
    expect(await recomputeDue()).toBeGreaterThan(0)
    expect(dayOf((await row(id)).dueAt)).toBe(addWorkdays(dayOf(before.dueAt), 1))
    expect(await eventTypes(id)).toContain('calendarChanged')
    expect(await recomputeDue()).toBe(0)
    const later = await ask({ event: world.event.slug, text: '之后提出的另一件事' }, MONDAY)
    expect((await row(later.id)).dueAt).toEqual((await row(id)).dueAt)
    const [listed] = await listClosures(reader())
    const withdraw = (actor: typeof world.officer) => inTransaction(actor, (work) => withdrawClosure(work, listed!.id))
    await expect(withdraw(world.officer)).rejects.toThrow(Forbidden)
    expect(await withdraw(world.overseer)).toEqual({ outcome: 'withdrawn' })
    expect(await withdraw(world.overseer)).toEqual({ outcome: 'alreadyWithdrawn' })
    await loadCalendar(reader())
    await recomputeDue()
    expect((await row(id)).dueAt).toEqual(before.dueAt)
  } finally {
    useCalendarYears({})
    useClosedDays({})
  }
})

test('a closure needs its place, days that are real and not too many, a reason and its source', () => {
  const good = { areaId: 'a', firstDay: '2026-12-08', lastDay: '', reason: '台风', closureSource: '第 3 号令' }
  expect(closureForm.parse(good)).toMatchObject({ firstDay: '2026-12-08', lastDay: '2026-12-08' })
  for (const bad of [
    { areaId: '' },
    { firstDay: '2026-02-30' },
    { lastDay: '2026-12-07' },
    { lastDay: '2027-12-08' },
    { reason: ' ' },
    { closureSource: '' },
  ]) {
    expect(closureForm.safeParse({ ...good, ...bad }).success, JSON.stringify(bad)).toBe(false)
  }
})

test('lines of a notice are read strictly', () => {
  expect(readHolidays('2027-02-05 2027-02-11 春节 2027-02-04 2027-02-20', '2027')).toEqual([
    {
      name: '春节',
      nameEn: 'Spring Festival',
      from: '2027-02-05',
      to: '2027-02-11',
      makeup: ['2027-02-04', '2027-02-20'],
    },
  ])
  for (const bad of [
    '',
    '春节',
    '2027-02-11 2027-02-05 春节',
    '2027-02-30 2027-03-01 节',
    '2026-02-05 2026-02-06 节',
    '2027-02-05 2027-02-11 节 2027-02-06',
  ]) {
    expect(readHolidays(bad, '2027'), bad).toBeUndefined()
  }
})
