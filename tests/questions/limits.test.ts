// Limits and the calendar that they are counted by: policies, announced years, closed days of a place, what is overdue.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { after, days } from '#app/platform/clock.ts'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { loadCalendar, recomputeDue, saveCalendarYear } from '#app/questions/calendar-years.server.ts'
import { editPolicy } from '#app/questions/due-policies.server.ts'
import { enterClosure, listClosures, withdrawClosure } from '#app/questions/local-closures.server.ts'
import { logOverdueClocks } from '#app/questions/log-overdue.server.ts'
import { closureForm, readHolidays } from '#app/questions/policy-forms.ts'
import { addWorkdays, closureOf, useCalendarYears, useClosedDays } from '#app/questions/working-calendar.ts'
import { questionEvents } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, eventTypes, makeCase, row } from './case.ts'

useTestStore()

const MONDAY = instantOf('2026-12-07', '09:00')!

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
  const twice = await Promise.all([enter(world.overseer), enter(world.overseer)])
  expect(twice.map(({ outcome }) => outcome).sort()).toEqual(['alreadyEntered', 'entered'])
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
