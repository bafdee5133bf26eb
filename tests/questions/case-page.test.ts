import { expect, test } from 'vitest'
import { NotFound } from '#app/platform/failures.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { takeCaseStep } from '#app/questions/case-steps.server.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  auditActions,
  type Case,
  draft,
  makeCase,
  passReviews,
  publishedQuestion,
} from './case.ts'

useTestStore()

const page = (actor: Case['officer'], id: string) => readCasePage(reader(), actor, id, 'zh-CN', new Date())

test('a case shows the original with its hints and a first public copy without them', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  const file = await page(world.officer, id)
  expect(file.hints).toEqual({ count: 2, kinds: ['address', 'mobile'] })
  expect(file.suggestedCopy).toContain('［已隐去］')
  expect(file.contact).toEqual({ name: '李*国', phone: null, email: 'l***@example.org' })
  expect(file.may).toMatchObject({ accept: true, decline: true, dispatch: true, draft: false, review: false })
  expect((await page(world.reviewer, id)).may).toMatchObject({ accept: false, redact: false })
  await expect(page(world.outsider, id)).rejects.toThrow(NotFound)
})

test('the contact is shown on demand, and the look is recorded', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  expect(await takeCaseStep(world.officer, id, { intent: 'contact' })).toEqual({
    kind: 'contact',
    contact: { name: '李建国', phone: null, email: 'li.jianguo@example.org', text: null },
  })
  expect((await auditActions(id)).at(-1)).toBe('question.viewed')
  await expect(takeCaseStep(world.outsider, id, { intent: 'contact' })).rejects.toThrow(NotFound)
})

test('forms of a case answer with a word, with errors by field, or with why not', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  const step = (values: Record<string, string>) => takeCaseStep(world.officer, id, values)
  expect(await step({ intent: 'requestReview' })).toMatchObject({ kind: 'problem', problem: 'nothingDrafted' })
  expect(await step({ intent: 'accept' })).toEqual({ kind: 'done', done: 'accepted' })
  expect(await step({ intent: 'accept' })).toMatchObject({ kind: 'problem', problem: 'notNow', status: 'accepted' })
  expect(await step({ intent: 'decline', reason: ' ' })).toEqual({
    kind: 'invalid',
    errors: { reason: 'reasonMissing' },
  })
  expect(await step({ intent: 'redact', publicText: '电话13905320174' })).toMatchObject({
    problem: 'personalData',
    count: 1,
  })
  expect(await step({ intent: 'redact', publicText: '管网何时改造？', topic: '供水' })).toMatchObject({
    done: 'redacted',
  })
  expect(await step({ intent: 'draft', text: '', publicity: 'withheld' })).toEqual({
    kind: 'invalid',
    errors: { text: 'answerMissing', withholdReason: 'withholdReasonMissing' },
  })
  expect(await step({ intent: 'draft', text: '答', publicity: 'withheld' })).toEqual({
    kind: 'invalid',
    errors: { withholdReason: 'withholdReasonMissing' },
  })
  expect(await step({ intent: 'draft', text: '答复', publicity: 'public', basedOn: '0' })).toMatchObject({
    done: 'drafted',
  })
  expect(await step({ intent: 'nonsense' })).toEqual({ kind: 'unknown' })
  expect((await page(world.officer, id)).topic).toBe('供水')
})

test('the page says which reviews are missing and what changed between versions', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  await draft(world, id, { text: '明年开工。' })
  const second = await draft(world, id, { text: '2027 年开工。', basedOn: 1 })
  const before = await page(world.officer, id)
  expect(before.missing).toEqual(['business', 'legal', 'secrecy'])
  expect(before.changes).toMatchObject({ since: 1, count: 1 })
  expect(before.latest).toMatchObject({ number: 2, isOwn: true, copyChanged: false })
  await passReviews(world, id, second.hash)
  const after = await page(world.reviewer, id)
  expect([after.missing, after.status, after.latest?.isOwn]).toEqual([[], 'approved', false])
})

test('a published answer offers its correction and its withdrawal, and no way back to drafting in silence', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const file = await page(world.officer, id)
  expect(file.may).toMatchObject({ correct: true, draft: false, redact: false, withhold: true, publish: false })
  expect(file.history.map((line) => line.title)).toContain('发布第 1 版')
})
