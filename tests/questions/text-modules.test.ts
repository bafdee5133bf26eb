// 文本模块: who keeps them, what the editor of an answer is offered, and inserting without a script.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { StaffActor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { insertModule } from '#app/questions/insert-module.server.ts'
import { addTextModule, archiveTextModule, changeTextModule } from '#app/questions/save-text-module.server.ts'
import type { TextModuleInput } from '#app/questions/text-module-forms.ts'
import {
  findOfferedModule,
  getKeptModule,
  lettersOf,
  listKeptModules,
  listModuleOwners,
  listOfferedModules,
} from '#app/questions/text-module-queries.server.ts'
import { textModules } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, auditActions, type Case, makeCase } from './case.ts'

useTestStore()

const MODULE = { title: '停水报修渠道', text: '请拨打供水服务热线。', language: 'zh-CN' } as const

const add = (person: StaffActor, departmentId: string | null, given: Partial<TextModuleInput> = {}) =>
  inTransaction(person, (work) => addTextModule(work, { ...MODULE, departmentId, ...given }))

async function added(person: StaffActor, departmentId: string | null, given: Partial<TextModuleInput> = {}) {
  const outcome = await add(person, departmentId, given)
  if (outcome.outcome !== 'added') throw new Error(`not added: ${outcome.outcome}`)
  const [row] = await reader().select().from(textModules).where(eq(textModules.id, outcome.id))
  return row!
}

const offered = (world: Case, language: 'zh-CN' | 'en' = 'zh-CN') =>
  listOfferedModules(reader(), { departmentId: world.department.id, language })

test('officers and reviewers keep their department’s, the overseer keeps the common ones', async () => {
  const world = await makeCase()
  const { id } = world.department
  expect((await add(world.officer, id)).outcome).toBe('added')
  expect((await add(world.reviewer, id)).outcome).toBe('added')
  expect((await add(world.overseer, null)).outcome).toBe('added')
  for (const person of [world.officer, world.reviewer])
    expect(await add(person, null)).toEqual({ outcome: 'unknownOwner' })
  for (const person of [world.outsider, world.organiser, world.overseer]) {
    expect(await add(person, id)).toEqual({ outcome: 'unknownOwner' })
  }
  expect((await listModuleOwners(reader(), world.officer)).map((owner) => owner.id)).toEqual([id])
  expect(await listModuleOwners(reader(), world.overseer)).toEqual([])
})

test('the editor offers the department’s, then the common ones, those in the asker’s language first', async () => {
  const world = await makeCase()
  await added(world.overseer, null, { title: '开头' })
  await added(world.officer, world.department.id)
  await added(world.officer, world.department.id, { title: 'Opening', language: 'en' })
  await added(world.outsider, world.outsider.grants[0]?.departmentId ?? '', { title: '别的单位' })
  expect((await offered(world)).map(({ title, isCommon }) => [title, isCommon])).toEqual([
    ['停水报修渠道', false],
    ['开头', true],
    ['Opening', false],
  ])
  expect((await offered(world, 'en'))[0]?.title).toBe('Opening')
})

test('a change is kept once, by whoever saw the latest; archived, it is offered no more', async () => {
  const world = await makeCase()
  const module = await added(world.officer, world.department.id)
  const change = (text: string, seen: Date) =>
    inTransaction(world.reviewer, (work) => changeTextModule(work, module.id, { ...MODULE, text, seen }), {
      at: new Date(module.updatedAt.getTime() + 1000),
    })
  expect(await change('新的内容。', module.updatedAt)).toEqual({ outcome: 'saved' })
  expect(await change('旧的一页。', module.updatedAt)).toEqual({ outcome: 'changedMeanwhile' })
  expect((await offered(world))[0]?.text).toBe('新的内容。')
  const archive = () => inTransaction(world.officer, (work) => archiveTextModule(work, module.id))
  expect(await archive()).toEqual({ outcome: 'archived' })
  expect(await archive()).toEqual({ outcome: 'archivedAlready' })
  expect(await change('停用以后。', module.updatedAt)).toEqual({ outcome: 'archivedAlready' })
  expect(await offered(world)).toEqual([])
  expect(await findOfferedModule(reader(), module.id, world.department.id)).toBeUndefined()
  expect(await auditActions(module.id)).toEqual(['text-module.added', 'text-module.changed', 'text-module.archived'])
})

test('personal data is refused; another department’s module is not there', async () => {
  const world = await makeCase()
  const { id } = world.department
  expect(await add(world.officer, id, { text: '请联系王科长 13905320174。' })).toEqual({ outcome: 'personalData' })
  const module = await added(world.officer, id)
  await expect(getKeptModule(reader(), world.outsider, module.id)).rejects.toThrow(NotFound)
  await expect(inTransaction(world.outsider, (work) => archiveTextModule(work, module.id))).rejects.toThrow(NotFound)
  const common = await added(world.overseer, null, { title: '开头' })
  await expect(getKeptModule(reader(), world.officer, common.id)).rejects.toThrow(NotFound)
  expect((await listKeptModules(reader(), world.officer)).map(({ title, mayKeep }) => [title, mayKeep])).toEqual([
    ['开头', false],
    ['停水报修渠道', true],
  ])
})

test('without a script the module is added to what was typed, and everything typed stays', async () => {
  const world = await makeCase()
  const question = await acceptedQuestion(world)
  const module = await added(world.officer, world.department.id)
  const values = {
    intent: 'draft',
    insertModule: 'yes',
    text: '您好。',
    citationTitle: ['供水条例', ''],
    toAsker: 'yes',
  }
  const insert = (moduleId: string) => insertModule(reader(), world.officer, question.id, { ...values, moduleId })
  expect(await insert(module.id)).toEqual({
    inserted: MODULE.title,
    errors: {},
    values: {
      intent: 'draft',
      moduleId: '',
      text: `您好。\n\n${MODULE.text}`,
      citationTitle: ['供水条例', ''],
      toAsker: 'yes',
    },
  })
  const foreign = await added(world.outsider, world.outsider.grants[0]?.departmentId ?? '')
  for (const id of ['', 'nothing', foreign.id]) {
    expect(await insert(id)).toMatchObject({
      inserted: null,
      errors: { moduleId: 'moduleMissing' },
      values: { text: '您好。' },
    })
  }
  await expect(insertModule(reader(), world.outsider, question.id, values)).rejects.toThrow(NotFound)
})

test('titles are found by the first letters of their pinyin', () => {
  expect(lettersOf('停水报修渠道')).toBe('tsbxqd')
  expect(lettersOf('Opening A')).toBe('openinga')
})
