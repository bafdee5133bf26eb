// 行风在线: who runs the schedule, how a call becomes a question of the department on duty, and the figures of a day.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { callView } from '#app/occasions/present-programme.ts'
import { figuresOf } from '#app/occasions/programme-figures.ts'
import { callForm, dayForm, programmeForm } from '#app/occasions/programme-forms.ts'
import { findProgramme, listCalls, listDays } from '#app/occasions/programme-queries.server.ts'
import { saveDay, saveProgramme } from '#app/occasions/programmes.server.ts'
import { takeCall } from '#app/occasions/take-call.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { spokenAnswersOf } from '#app/questions/answer-on-the-spot.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { answerChannels, answerVersions, auditEntries, programmeCalls, questions } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, useTestStore } from '#tests/support/world.ts'
import { makeCase } from '../questions/case.ts'

useTestStore()

const FIELDS = {
  name: '行风在线',
  nameEn: 'On the air',
  summary: '当场答。',
  station: '新闻广播',
  weekday: '3',
  fromTime: '10:00',
  toTime: '11:00',
}
const CALL = {
  source: 'qq',
  kind: 'help',
  text: '早晚高峰水压低，什么时候解决？',
  handling: 'takenAlong',
  key: 'call-key-1',
}
const SPOKEN = { handling: 'answered', speaker: '王建军（局长）', summary: '泵站月底投用。', key: 'call-key-2' }

async function makeProgramme() {
  const file = await makeCase()
  const office = await makeDepartment({ name: '政务公开办' })
  const run = <R>(actor: Actor, act: Parameters<typeof inTransaction<R>>[1]) => inTransaction(actor, act)
  const save = (actor: Actor) =>
    run(actor, (work) => saveProgramme(work, undefined, programmeForm.parse({ ...FIELDS, departmentId: office.id })))
  const saved = await save(file.overseer)
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  const onDay = (given: object, id?: string, actor: Actor = file.overseer) =>
    run(actor, (work) =>
      saveDay(work, saved.id, id, dayForm.parse({ day: '2026-11-18', departmentId: file.department.id, ...given })),
    )
  const day = await onDay({ leader: '王建军（局长）' })
  if (day.outcome !== 'saved') throw new Error(day.outcome)
  const call = (given: object = {}, actor: Actor = file.officer) =>
    run(actor, (work) => takeCall(work, day.id, callForm.parse({ ...CALL, ...given })))
  return { ...file, save, onDay, call, programmeId: saved.id, dayId: day.id }
}

test('the overseer runs the schedule; a day is there once and stays where calls came in', async () => {
  const file = await makeProgramme()
  await expect(file.save(file.organiser)).rejects.toThrow(Forbidden)
  await expect(file.onDay({ day: '2026-11-25' }, undefined, file.officer)).rejects.toThrow(Forbidden)
  expect(await file.onDay({})).toEqual({ outcome: 'dayTaken' })
  expect(await file.onDay({ departmentId: 'nothing', day: '2026-11-25' })).toEqual({ outcome: 'unknownDepartment' })
  expect(await file.onDay({ day: '2026-11-19' }, file.dayId)).toMatchObject({ outcome: 'saved' })
  await file.call()
  expect(await file.onDay({ day: '2026-11-20' }, file.dayId)).toEqual({ outcome: 'hasCalls' })
  expect(await file.onDay({ day: '2026-11-19', topic: '冬季用水' }, file.dayId)).toMatchObject({ outcome: 'saved' })
  const [second] = await Promise.all([file.save(file.overseer)])
  expect(await findProgramme(reader(), { id: second.outcome === 'saved' ? second.id : '' })).toMatchObject({
    slug: 'on-the-air-2',
  })
})

test('a call becomes one question of the department on duty, with its source and its clock', async () => {
  const file = await makeProgramme()
  expect(await file.call({ phone: '13905320174' })).toMatchObject({ outcome: 'taken' })
  expect(await file.call({ phone: '13905320174' })).toEqual({ outcome: 'alreadyTaken' })
  await expect(file.call({ key: 'call-key-3' }, file.outsider)).rejects.toThrow(NotFound)
  await expect(file.call({ key: 'call-key-3' }, file.reviewer)).rejects.toThrow(NotFound)
  const rows = await reader().select().from(questions)
  expect(rows).toMatchObject([
    {
      departmentId: file.department.id,
      source: 'qq',
      status: 'submitted',
      publicText: CALL.text,
      askerPhone: '13905320174',
    },
  ])
  expect(await reader().$count(answerChannels)).toBe(0)
  const acts = await reader().select({ action: auditEntries.action }).from(auditEntries)
  expect(acts.filter(({ action }) => action === 'programme.call-taken')).toHaveLength(1)
})

test('answered on the air: a first draft and the channel; personal data is refused until somebody says it stays', async () => {
  const file = await makeProgramme()
  expect(await file.call({ ...SPOKEN, text: '我电话13905320174，怎么没水？' })).toMatchObject({
    outcome: 'personalData',
  })
  expect(await reader().$count(questions)).toBe(0)
  expect(await file.call(SPOKEN)).toMatchObject({ outcome: 'taken' })
  expect(await reader().select({ text: answerVersions.text }).from(answerVersions)).toEqual([{ text: SPOKEN.summary }])
  expect(await reader().select().from(answerChannels)).toMatchObject([
    { channel: 'onAir', title: '行风在线', url: '/programmes/on-the-air/2026-11-18', givenOn: '2026-11-18' },
  ])
  expect(callForm.safeParse({ ...CALL, handling: 'answered' }).error?.issues.map((issue) => issue.message)).toEqual([
    'speakerMissing',
    'summaryOnAirMissing',
  ])
})

test('what was answered on the air is kept, owed in writing and drafted, whoever of the programme typed it', async () => {
  const file = await makeProgramme()
  const taken = await file.call(SPOKEN, file.overseer)
  if (taken.outcome !== 'taken') throw new Error(taken.outcome)
  const id = taken.questionId
  expect(await spokenAnswersOf(reader(), id)).toMatchObject([{ speaker: SPOKEN.speaker, summary: SPOKEN.summary }])
  const spoken = (await listClocks(reader(), id)).filter(({ kind }) => kind === 'spoken')
  expect(spoken).toMatchObject([{ startedAt: instantOf('2026-11-18', '11:00'), endedAt: null }])
  expect(await reader().select({ text: answerVersions.text }).from(answerVersions)).toEqual([{ text: SPOKEN.summary }])
  const [kept] = await reader().select().from(questions)
  expect(kept).toMatchObject({ status: 'drafting', publicText: CALL.text })
  const second = await file.call({ ...SPOKEN, key: 'call-key-9', text: '停气了怎么办？' }, file.organiser)
  if (second.outcome !== 'taken') throw new Error(second.outcome)
  expect(await spokenAnswersOf(reader(), second.questionId)).toHaveLength(1)
  expect(await reader().$count(answerVersions)).toBe(2)
  const [other] = await reader().select().from(questions).where(eq(questions.id, second.questionId))
  expect(other).toMatchObject({ status: 'drafting', handlerId: null })
})

test('nobody takes calls for a day that is not on the air', async () => {
  const file = await makeProgramme()
  await file.onDay({ cancelled: 'yes' }, file.dayId)
  expect(await file.call()).toEqual({ outcome: 'dayCancelled' })
})

test('the words stand in public once the answer does', async () => {
  const file = await makeProgramme()
  await file.call()
  const at = now()
  const [call] = await listCalls(reader(), file.dayId)
  if (!call) throw new Error('no call')
  expect(callView(call, 1, 'zh-CN', at, { staff: false })).toMatchObject({
    text: null,
    state: '办理中',
    answerHref: null,
  })
  expect(callView(call, 1, 'zh-CN', at, { staff: true })).toMatchObject({ text: CALL.text })
  const late = after(call.dueAt, days(9))
  expect(callView(call, 1, 'zh-CN', late, { staff: false })).toMatchObject({ state: '超期未办结', late: true })
  const closed = { ...call, publishedAt: at, publishedText: '水压什么时候好？', publicity: 'public' as const }
  expect(callView(closed, 1, 'zh-CN', late, { staff: false })).toMatchObject({
    text: '水压什么时候好？',
    state: '已办结',
    answerHref: `/answers/${call.questionId}`,
  })
  expect(callView({ ...closed, publicity: 'withheld' }, 1, 'zh-CN', late, { staff: false }).text).toBeNull()
})

test('the figures of a day add up', async () => {
  const dueAt = new Date('2026-11-25T15:59:59Z')
  const one = {
    dueAt,
    dueRule: 'consult 5 workdays',
    publishedAt: null,
    status: 'drafting' as const,
    pausedSince: null,
  }
  const along = { ...one, handling: 'takenAlong' as const }
  const calls = [
    { ...one, handling: 'answered' as const },
    along,
    { ...along, publishedAt: new Date('2026-11-20T02:00:00Z') },
    { ...along, publishedAt: new Date('2026-12-01T02:00:00Z') },
  ]
  expect(figuresOf(calls, new Date('2026-11-21T00:00:00Z'))).toMatchObject({ overdue: 0 })
  expect(figuresOf(calls, new Date('2026-12-02T00:00:00Z'))).toEqual({
    cameIn: 4,
    answeredOnAir: 1,
    takenAlong: 3,
    closed: 2,
    closedOnTime: 1,
    overdue: 1,
  })
  const standing = { ...along, pausedSince: new Date('2026-11-24T02:00:00Z') }
  const declined = { ...along, status: 'declined' as const }
  const others = figuresOf([standing, declined], new Date('2026-12-02T00:00:00Z'))
  expect(others).toMatchObject({ takenAlong: 2, closed: 0, closedOnTime: 0, overdue: 0 })
  const file = await makeProgramme()
  await file.call()
  await file.call(SPOKEN)
  const [day] = await listDays(reader(), file.programmeId, now())
  expect(day?.figures).toMatchObject({ cameIn: 2, answeredOnAir: 1, takenAlong: 1 })
  const [{ handling } = { handling: '' }] = await reader()
    .select({ handling: programmeCalls.handling })
    .from(programmeCalls)
    .where(eq(programmeCalls.handling, 'answered'))
  expect(handling).toBe('answered')
})
