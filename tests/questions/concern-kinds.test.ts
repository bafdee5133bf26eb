import { expect, test } from 'vitest'
import { Forbidden } from '#app/platform/failures.ts'
import { answersHref, readAnswerQuery } from '#app/questions/answer-list-query.ts'
import { readAnswersPage } from '#app/questions/answers-page.server.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { addConcernKind, renameConcernKind, retireConcernKind } from '#app/questions/change-concern-kinds.server.ts'
import { concernForm } from '#app/questions/concern-forms.ts'
import { concernKindForm } from '#app/questions/concern-kind-forms.ts'
import { countByConcern, readConcernList, readConcernNames } from '#app/questions/concern-kinds.server.ts'
import { concernChoices, concernShort, DEFAULT_CONCERN_KINDS, newConcernKey } from '#app/questions/concern-kinds.ts'
import { enterConcern } from '#app/questions/enter-concern.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeStaff, useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, auditActions, draft, makeCase, passReviews, row } from './case.ts'

useTestStore()

const HOT = { name: '公众关注的社会热点问题', nameEn: 'Hot topics of society', basis: '安徽省实施意见（2016）' }
const words = (given: object = {}) => concernKindForm.parse({ ...HOT, basedOn: '1', ...given })
const ASSESSED = { kind: 'consult', topic: '', gravity: 'normal', statePolicy: false, areaIds: [], note: '' } as const

test('the five kinds stand until an admin adds one; questions get it by its key, and it is in every list', async () => {
  const world = await makeCase()
  const admin = await makeStaff(['admin'], null)
  expect((await readConcernList(reader())).kinds).toEqual(DEFAULT_CONCERN_KINDS)
  const added = await inTransaction(admin, (work) => addConcernKind(work, words()))
  expect(added).toEqual({ outcome: 'saved', key: 'hotTopicsOfSociety' })
  const { version, kinds } = await readConcernList(reader())
  expect([version, kinds.length]).toEqual([2, 6])
  expect(concernChoices(kinds, 'en').at(-1)).toEqual({ value: 'hotTopicsOfSociety', label: 'Hot topics of society' })
  expect(await readConcernNames(reader(), 'zh-CN')).toMatchObject({
    ...{ policyMisread: '对重大政策措施误解误读', hotTopicsOfSociety: HOT.name },
  })
  const { id } = await ask({ event: world.event.slug })
  const assess = (concernKind: string | null) =>
    inTransaction(world.officer, (work) => assessQuestion(work, id, { ...ASSESSED, concernKind }))
  expect(await assess('nowhere')).toEqual({ outcome: 'unknownConcern' })
  expect(await assess('hotTopicsOfSociety')).toEqual({ outcome: 'assessed' })
  expect((await row(id)).concernKind).toBe('hotTopicsOfSociety')
  expect((await countByConcern(reader(), kinds)).get('hotTopicsOfSociety')).toBe(1)
  expect(await auditActions('concern-kinds')).toEqual(['concern-kind.added'])
})

test('a retired kind is no longer offered; what has it keeps it, and it can be brought back', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  const assess = (concernKind: string) =>
    inTransaction(world.officer, (work) => assessQuestion(work, id, { ...ASSESSED, concernKind }))
  await assess('policyMisread')
  const set = (key: string, retired: boolean, basedOn: number) =>
    inTransaction(world.overseer, (work) => retireConcernKind(work, key, { retired, basedOn }))
  expect(await set('policyMisread', true, 1)).toMatchObject({ outcome: 'saved' })
  expect(await set('policyMisread', true, 1)).toMatchObject({ outcome: 'saved' })
  expect(await set('vitalInterest', true, 1)).toEqual({ outcome: 'newerVersion' })
  expect(await set('nowhere', true, 2)).toEqual({ outcome: 'unknownKind' })
  const { kinds } = await readConcernList(reader())
  const offered = (had?: string) => concernChoices(kinds, 'zh-CN', had).map(({ value }) => value)
  expect([offered().includes('policyMisread'), offered('policyMisread').includes('policyMisread')]).toEqual([
    false,
    true,
  ])
  expect(await assess('policyMisread')).toEqual({ outcome: 'assessed' })
  const given = {
    text: '居民担心水费上涨。',
    medium: 'media',
    outlet: '即墨融媒',
    foundOn: '2026-12-07',
    gravity: 'normal',
  }
  const entering = concernForm.parse({ ...given, concernKind: 'policyMisread' })
  expect(await inTransaction(world.overseer, (work) => enterConcern(work, entering))).toEqual({
    outcome: 'unknownConcern',
  })
  let version = 2
  for (const { key } of kinds.filter(({ retired }) => !retired).slice(1)) {
    expect(await set(key, true, version)).toMatchObject({ outcome: 'saved' })
    version += 1
  }
  expect(await set('vitalInterest', true, version)).toEqual({ outcome: 'lastKind' })
  expect(await set('policyMisread', false, version)).toMatchObject({ outcome: 'saved' })
  expect((await auditActions('concern-kinds')).at(-1)).toBe('concern-kind.restored')
})

test('a new name shows where the public filters, and the key in the address stays', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  await inTransaction(world.officer, (work) => assessQuestion(work, id, { ...ASSESSED, concernKind: 'vitalInterest' }))
  const { hash } = await draft(world, id)
  await passReviews(world, id, hash)
  await inTransaction(world.reviewer, (work) => publishAnswer(work, id, hash))
  const admin = await makeStaff(['admin'], null)
  const rename = (given: object) =>
    inTransaction(admin, (work) => renameConcernKind(work, 'vitalInterest', words(given)))
  expect(await rename({ name: '对重大政策措施误解误读' })).toEqual({ outcome: 'sameName' })
  expect(await rename({ nameEn: 'a MAJOR policy is misread' })).toEqual({ outcome: 'sameName' })
  expect(await rename({ name: '群众急难愁盼', nameEn: 'Urgent needs', short: '急难愁盼' })).toMatchObject({
    ...{ outcome: 'saved', key: 'vitalInterest' },
  })
  expect(await rename({ name: '再改一次' })).toEqual({ outcome: 'newerVersion' })
  const { kinds } = await readConcernList(reader())
  expect(concernShort(kinds, 'vitalInterest', 'zh-CN')).toBe('急难愁盼')
  expect(concernShort(kinds, 'vitalInterest', 'en')).toBe('Urgent needs')
  expect(concernShort(kinds, 'gone', 'en')).toBe('gone')
  const query = readAnswerQuery(new URLSearchParams('concern=vitalInterest'))
  expect(answersHref(query)).toBe('/answers?concern=vitalInterest')
  const page = await readAnswersPage(reader(), query, 'zh-CN', new Date())
  expect([page.total, page.concerns]).toEqual([1, [{ value: 'vitalInterest', label: '急难愁盼' }]])
  expect(readAnswerQuery(new URLSearchParams({ concern: "a' or 1=1" })).concern).toBeUndefined()
})

test('only admin and overseer change them; of two at once one is told that the list has changed', async () => {
  const world = await makeCase()
  const admin = await makeStaff(['admin'], null)
  for (const actor of [world.officer, world.reviewer, world.organiser, world.outsider]) {
    await expect(inTransaction(actor, (work) => addConcernKind(work, words()))).rejects.toThrow(Forbidden)
    await expect(
      inTransaction(actor, (work) => retireConcernKind(work, 'vitalInterest', { retired: true, basedOn: 1 })),
    ).rejects.toThrow(Forbidden)
  }
  const add = (name: string) => inTransaction(admin, (work) => addConcernKind(work, words({ name, nameEn: name })))
  const outcomes = await Promise.all([add('A one'), add('B two')])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['newerVersion', 'saved'])
  expect((await readConcernList(reader())).kinds).toHaveLength(6)
})

test.each([
  ['name', ' '],
  ['name', '字'.repeat(31)],
  ['nameEn', ''],
  ['nameEn', '热点'],
  ['basis', ''],
])('a kind whose %s is “%s” is refused there', (name, value) => {
  const read = concernKindForm.safeParse({ ...HOT, basedOn: '1', [name]: value })
  expect(read.error?.issues.map(({ path }) => path[0])).toEqual([name])
})

test('a key is made of the English name, and never one that is taken or means something else', () => {
  expect(newConcernKey(DEFAULT_CONCERN_KINDS, 'Vital interest')).toBe('vitalInterest2')
  expect(newConcernKey([], 'Yes')).toBe('yes2')
  expect(newConcernKey([], 'Café & bar: 2nd hand')).toBe('cafeBarNdHand')
  expect(newConcernKey([], `${'long '.repeat(20)}`)).toHaveLength(30)
})
