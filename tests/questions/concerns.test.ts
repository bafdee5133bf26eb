import { beforeEach, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { after, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { readAnswerPage } from '#app/questions/answer-page.server.ts'
import { listAnswers } from '#app/questions/answer-queries.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { concernForm } from '#app/questions/concern-forms.ts'
import {
  concernFigures,
  concernsReceived,
  listConcerns,
  readConcernSource,
  readPublicConcern,
} from '#app/questions/concern-queries.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { enterConcern } from '#app/questions/enter-concern.server.ts'
import { type ConcernCount, publicConcerns } from '#app/questions/public-concerns.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { readStatisticsPage } from '#app/questions/statistics-page.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { auditActions, draft, makeCase, passReviews, publishedQuestion, row } from './case.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' })))

const MONDAY = instantOf('2026-12-07', '09:00')!
const FORM = {
  medium: 'media',
  outlet: '即墨融媒',
  title: '水费要涨了吗',
  url: 'https://media.jimo.example/1',
  reference: 'JM-1',
  foundOn: '2026-12-07',
  voices: '８６',
  text: '居民担心水费上涨，询问阶梯水价什么时候执行。',
  topic: '供水',
  concernKind: 'vitalInterest',
  gravity: 'major',
  key: 'the-key',
}
const parsed = (given: object = {}) => concernForm.parse({ ...FORM, ...given })

test.each([
  ['medium', ''],
  ['outlet', ' '],
  ['url', 'javascript:alert(1)'],
  ['foundOn', '2026-13-01'],
  ['voices', '0'],
  ['voices', '1.5'],
  ['text', '水'],
  ['concernKind', ''],
  ['gravity', 'huge'],
])('a concern whose %s is “%s” is refused there', (name, value) => {
  const read = concernForm.safeParse({ ...FORM, [name]: value })
  expect(read.error?.issues.map(({ path }) => path[0])).toEqual([name])
})

test('only the overseer enters a concern; it follows the clock of its gravity, and the same key is one', async () => {
  const world = await makeCase()
  const enter = (actor: typeof world.overseer, given: object = {}) =>
    inTransaction(actor, (work) => enterConcern(work, parsed(given)), { at: MONDAY })
  for (const actor of [world.officer, world.reviewer, world.organiser, world.outsider]) {
    await expect(enter(actor)).rejects.toThrow(Forbidden)
  }
  expect(await enter(world.overseer, { outlet: '张三 13905320174' })).toEqual({ outcome: 'personalData' })
  expect(await enter(world.overseer, { areaIds: 'nowhere' })).toEqual({ outcome: 'unknownArea' })
  expect((await listConcerns(reader(), world.overseer, MONDAY)).total).toBe(0)
  const entered = await enter(world.overseer)
  expect(entered).toMatchObject({ outcome: 'entered' })
  if (!('id' in entered)) throw new Error('not entered')
  expect(await enter(world.overseer)).toEqual({ ...entered, outcome: 'alreadyEntered' })
  const { id } = entered
  expect(await row(id)).toMatchObject({ source: 'media', concernKind: 'vitalInterest', dueRule: 'opinion.v1.48h' })
  expect((await row(id)).dueAt).toEqual(after(MONDAY, hours(48)))
  expect(await auditActions(id)).toEqual(expect.arrayContaining(['question.entered-as-concern', 'question.assessed']))
  expect(await readConcernSource(reader(), id)).toMatchObject({ voices: 86, reference: 'JM-1', named: false })
})

test('a department sees the concerns it has; figures count what is late as late', async () => {
  const world = await makeCase()
  const entered = await inTransaction(world.overseer, (work) => enterConcern(work, parsed()), { at: MONDAY })
  const id = 'id' in entered ? entered.id : ''
  const { departmentId } = await row(id)
  const other = departmentId === world.department.id ? world.outsider.grants[0]!.departmentId! : world.department.id
  const [holder, stranger] =
    other === world.department.id ? [world.officer, world.outsider] : [world.outsider, world.officer]
  await inTransaction(world.overseer, (work) => dispatchQuestion(work, id, { departmentId: other, reason: '职责' }), {
    at: MONDAY,
  })
  expect((await listConcerns(reader(), holder, MONDAY)).rows).toMatchObject([{ id, voices: 86, medium: 'media' }])
  expect(await listConcerns(reader(), stranger, MONDAY)).toEqual({ total: 0, rows: [] })
  expect((await listConcerns(reader(), holder, MONDAY, { medium: 'hotline' })).total).toBe(0)
  expect(await concernFigures(reader(), world.overseer, MONDAY)).toMatchObject([{ late: 0, rate: null }])
  expect(await concernFigures(reader(), world.overseer, after(MONDAY, hours(49)))).toEqual([
    { kind: 'vitalInterest', entered: 1, answered: 0, inTime: 0, late: 1, rate: 0 },
  ])
  expect(await concernFigures(reader(), stranger, MONDAY)).toEqual([])
})

test('the public reads the source only where it may be named, and never the number or the voices', async () => {
  const world = await makeCase()
  const enter = async (given: object) => {
    const entered = await inTransaction(world.overseer, (work) => enterConcern(work, parsed(given)), { at: MONDAY })
    return readPublicConcern(reader(), 'id' in entered ? entered.id : '')
  }
  expect(await enter({ key: 'a', named: 'yes' })).toEqual({
    medium: 'media',
    outlet: '即墨融媒',
    title: '水费要涨了吗',
    url: 'https://media.jimo.example/1',
    foundOn: '2026-12-07',
  })
  expect(await enter({ key: 'b' })).toEqual({ medium: 'media', outlet: '', title: '', url: '', foundOn: '2026-12-07' })
  await publishedQuestion(world)
  expect((await listAnswers(reader(), { limit: 9, offset: 0 })).total).toBe(1)
  expect((await listAnswers(reader(), { concern: 'yes', limit: 9, offset: 0 })).total).toBe(0)
})

/** Entered, accepted by the overseer and sent to the department of the case. */
async function sentConcern(world: Awaited<ReturnType<typeof makeCase>>, given: object = {}) {
  const at = { at: MONDAY }
  const entered = await inTransaction(world.overseer, (work) => enterConcern(work, parsed(given)), at)
  const id = 'id' in entered ? entered.id : ''
  const to = { departmentId: world.department.id, reason: '职责' }
  if ((await row(id)).departmentId !== to.departmentId) {
    await inTransaction(world.overseer, (work) => dispatchQuestion(work, id, to), at)
  }
  await inTransaction(world.officer, (work) => acceptQuestion(work, id), at)
  return id
}

test('a published response stands among the responses to concerns, with its source', async () => {
  const world = await makeCase()
  await publishedQuestion(world)
  const id = await sentConcern(world, { named: 'yes' })
  const publicText = '阶梯水价从什么时候执行？'
  await inTransaction(world.officer, (work) => redactQuestion(work, id, { publicText, keepHints: false }))
  const { hash } = await draft(world, id)
  await passReviews(world, id, hash)
  const responses = () => listAnswers(reader(), { concern: 'yes', limit: 9, offset: 0 })
  expect((await responses()).items).toEqual([])
  expect(await inTransaction(world.reviewer, (work) => publishAnswer(work, id, hash))).toMatchObject({
    outcome: 'published',
  })
  expect((await responses()).items.map((item) => item.id)).toEqual([id])
  expect((await listAnswers(reader(), { limit: 9, offset: 0 })).total).toBe(2)
  expect((await readAnswerPage(reader(), id, 'zh-CN')).concern).toEqual({
    medium: 'media',
    outlet: '即墨融媒',
    title: '水费要涨了吗',
    url: 'https://media.jimo.example/1',
    foundOn: '2026-12-07',
  })
})

test('a concern whose clock stands still is not late', async () => {
  const world = await makeCase()
  const id = await sentConcern(world)
  const later = after(MONDAY, hours(72))
  expect(await concernFigures(reader(), world.overseer, later)).toMatchObject([{ late: 1, rate: 0 }])
  expect(
    await inTransaction(world.officer, (work) => requestClarification(work, id, { request: '请补充所在的小区。' }), {
      at: after(MONDAY, hours(3)),
    }),
  ).toEqual({ outcome: 'clarificationAsked' })
  expect(await concernFigures(reader(), world.overseer, later)).toMatchObject([{ late: 0, rate: null }])
  expect((await listConcerns(reader(), world.overseer, later)).rows).toMatchObject([
    { paused: true, timeliness: 'onTime' },
  ])
})

test('what is missing is listed in the order of the page', () => {
  const read = concernForm.safeParse({ voices: 'x' })
  expect([...new Set(read.error?.issues.map(({ path }) => path[0]))]).toEqual([
    'text',
    'medium',
    'outlet',
    'foundOn',
    'voices',
    'concernKind',
    'gravity',
  ])
})

test('public figures put few from sources of single people together, so that nobody is seen by subtraction', () => {
  const count = (medium: ConcernCount['medium'], entered: number, answered = 0) => ({ medium, entered, answered })
  expect(publicConcerns([count('media', 2, 1), count('online', 8, 5), count('hotline', 6, 2)]).rows).toEqual([
    count('online', 8, 5),
    count('hotline', 6, 2),
    count('media', 2, 1),
  ])
  expect(publicConcerns([count('media', 6, 1), count('hotline', 4, 1), count('petition', 1, 0)]).rows).toEqual([
    count('media', 6, 1),
    count('others', 5, 1),
  ])
  const alone = publicConcerns([count('media', 6, 1), count('hotline', 1, 1)])
  expect(alone).toEqual({ rows: [count('others', 7, 2)], total: count('others', 7, 2) })
  expect(publicConcerns([])).toEqual({ rows: [], total: count('others', 0, 0) })
})

test('concerns of a month are counted when they were entered here and answered in public', async () => {
  const world = await makeCase()
  const enter = (key: string, at: Date, given: object = {}) =>
    inTransaction(world.overseer, (work) => enterConcern(work, parsed({ key, ...given })), { at })
  await enter('one', MONDAY)
  await enter('two', MONDAY, { medium: 'online' })
  await enter('three', instantOf('2026-11-30', '09:00')!)
  await publishedQuestion(world)
  const december = { from: instantOf('2026-12-01')!, to: instantOf('2027-01-01')! }
  const counted = async (departmentId?: string) =>
    (await concernsReceived(reader(), december, departmentId)).sort((a, b) => (a.medium < b.medium ? -1 : 1))
  expect(await counted()).toEqual([
    { medium: 'media', entered: 1, answered: 0 },
    { medium: 'online', entered: 1, answered: 0 },
  ])
  expect(await counted('nowhere')).toEqual([])
  const page = await readStatisticsPage(reader(), { month: '2026-12' }, instantOf('2026-12-20', '09:00')!)
  expect(page?.concerns.total).toMatchObject({ entered: 2, answered: 0 })
})
