// 批量发布: each answer by its own checks, and a report of both kinds.
import { expect, test } from 'vitest'
import { askCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { listInbox } from '#app/questions/inbox.server.ts'
import { readInboxAddress } from '#app/questions/inbox-address.ts'
import { readInboxPane } from '#app/questions/inbox-page.server.ts'
import { MOST_PUBLISHED, publishMany, readChosen } from '#app/questions/publish-many.server.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  auditActions,
  type Case,
  draft,
  makeCase,
  messageKinds,
  onlyReviews,
  passReviews,
  row,
} from './case.ts'

useTestStore()

async function ready(world: Case, text: string, signed = true) {
  const { id } = await acceptedQuestion(world, { text })
  const { hash: versionHash } = await draft(world, id)
  await (signed ? passReviews : onlyReviews)(world, id, versionHash)
  return { id, versionHash }
}

test('approved and signed answers are published, each with its audit entry and its letter; others stay and say why', async () => {
  const world = await makeCase()
  const first = await ready(world, '路灯什么时候修好？')
  const second = await ready(world, '公园几点开门？')
  const unsigned = await ready(world, '图书馆几点关门？', false)
  const old = await ready(world, '水费怎么交？')
  const unfinished = await acceptedQuestion(world, { text: '学校什么时候建？' })
  const report = await publishMany(reader(), world.reviewer, [
    first,
    second,
    first,
    unsigned,
    { ...old, versionHash: 'of-another-version' },
    { id: unfinished.id, versionHash: 'none' },
    { id: 'nothing', versionHash: 'none' },
  ])
  expect(report.published.map(({ id, title }) => [id, title])).toEqual([
    [first.id, '路灯什么时候修好？'],
    [second.id, '公园几点开门？'],
  ])
  expect(report.refused).toMatchObject([
    { id: unsigned.id, problem: 'signOffMissing' },
    { id: old.id, problem: 'otherVersion' },
    { id: unfinished.id, problem: 'notNow', status: 'accepted' },
  ])
  expect(report.unknown).toBe(1)
  for (const { id } of [first, second]) {
    expect((await row(id)).status).toBe('published')
    expect((await auditActions(id)).filter((action) => action === 'question.answer-published')).toHaveLength(1)
    expect((await messageKinds(id)).filter((kind) => kind.startsWith('answer-published'))).toHaveLength(1)
  }
  for (const { id } of [unsigned, old]) expect((await row(id)).status).toBe('approved')
  // Sent twice: nothing is published twice.
  const again = await publishMany(reader(), world.reviewer, [first])
  expect(again).toMatchObject({ published: [], refused: [{ problem: 'notNow', status: 'published' }] })
})

test('who wrote an answer publishes it no other way than alone: not at all; a stranger learns nothing', async () => {
  const world = await makeCase()
  const own = await ready(world, '路灯什么时候修好？')
  expect(await publishMany(reader(), world.officer, [own])).toMatchObject({
    published: [],
    refused: [{ id: own.id, problem: 'ownDraft' }],
  })
  expect(await publishMany(reader(), world.outsider, [own])).toEqual({ published: [], refused: [], unknown: 1 })
  expect((await row(own.id)).status).toBe('approved')
})

test('a co-unit that has not confirmed keeps its answer back, and no other', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, { text: '管线归谁管？' })
  const { id: departmentId } = await makeDepartment()
  await inTransaction(world.officer, (work) => askCoUnit(work, id, { departmentId, part: '红线内管线' }))
  const { hash: versionHash } = await draft(world, id)
  await passReviews(world, id, versionHash)
  const other = await ready(world, '公园几点开门？')
  const report = await publishMany(reader(), world.reviewer, [{ id, versionHash }, other])
  expect(report.refused).toMatchObject([{ id, problem: 'confirmationsMissing' }])
  expect(report.published).toMatchObject([{ id: other.id }])
})

test('the list says how each answer begins and whether it is signed off, of the version that is published then', async () => {
  const world = await makeCase()
  const { id, versionHash } = await ready(world, '公园几点开门？', false)
  const pane = () =>
    readInboxPane(reader(), world.overseer, readInboxAddress(new URLSearchParams('view=toPublish')), new Date())
  expect((await pane()).cases[0]?.ready).toEqual({
    versionHash,
    publicity: 'public',
    excerpt: '热心市民您好。 老旧供水管网已列入 2027 年 改造计划。',
    signed: false,
  })
  await inTransaction(world.overseer, (work) => signOffAnswer(work, id, versionHash))
  expect((await pane()).cases[0]?.ready?.signed).toBe(true)
  const open = await readInboxPane(reader(), world.overseer, readInboxAddress(new URLSearchParams()), new Date())
  expect(open.cases[0]?.ready).toBeNull()
  expect(await listInbox(reader(), world.officer, { view: 'toPublish', limit: 5, offset: 0 }, new Date())).toHaveLength(
    1,
  )
  expect(readChosen([`${id}.${versionHash}`, 'nonsense', ''])).toEqual([{ id, versionHash }])
  const many = Array.from({ length: MOST_PUBLISHED + 5 }, (_, n) => ({ id: `no-${n}`, versionHash: 'x' }))
  expect((await publishMany(reader(), world.reviewer, many)).unknown).toBe(MOST_PUBLISHED)
})
