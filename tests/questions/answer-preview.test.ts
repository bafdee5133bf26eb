// The last look before publication: the page as it will be, and what in it may be personal data.
import { beforeAll, expect, test } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { addChannel } from '#app/questions/answer-channels.server.ts'
import { attachFile, checkFile } from '#app/questions/answer-files.server.ts'
import { readAnswerPage } from '#app/questions/answer-page.server.ts'
import { readAnswerPreview } from '#app/questions/answer-preview.server.ts'
import { askCoUnit, confirmConsistency } from '#app/questions/ask-co-unit.server.ts'
import { latestVersion } from '#app/questions/draft-answer.server.ts'
import { checkPublicTexts } from '#app/questions/public-check.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { settings } from '../outbox/outbox-world.ts'
import { acceptedQuestion, type Case, draft, makeCase, passReviews } from './case.ts'

useTestStore()
beforeAll(() => useConfig(settings()))

const preview = (world: Case, id: string, actor = world.reviewer) =>
  readAnswerPreview(reader(), actor, id, 'zh-CN', now())
const PDF = checkFile(new Uint8Array(Buffer.from('%PDF-1.7\n')))!
const CITATION = {
  title: '城市供水条例',
  number: '国务院令第158号',
  article: '第二十二条',
  url: '',
  checkedOn: '2026-11-20',
}

/** What a reader sees of an answer, without the moments, which differ by the time between the two readings. */
const shownIn = (answer: NonNullable<Awaited<ReturnType<typeof preview>>['answer']>) => {
  const { question, displayName, html, policyBasis, citations, partial, partialReason, withholdReason, ...more } =
    answer
  const { coUnits, corrected, concern, files, adoption, adoptionReason, toAsker, stale, channels, progress } = more
  const { department, title, topic, event, inTime } = more
  return {
    ...{ question, displayName, html, policyBasis, citations, partial, partialReason, withholdReason },
    ...{ coUnits, corrected, concern, files, adoption, adoptionReason, toAsker, stale, channels, progress },
    ...{ department, title, topic, event, inTime },
  }
}

test('what is previewed is what is published: co-units, citations, files, adoption and channels with it', async () => {
  const world = await makeCase()
  const other = world.outsider.grants[0]!.departmentId!
  const { id } = await acceptedQuestion(world, { kind: 'suggestion', topic: '供水' })
  expect(await preview(world, id)).toEqual({ id, answer: null, check: null, secrecy: null })
  await inTransaction(world.officer, (work) => askCoUnit(work, id, { departmentId: other, part: '管线' }))
  await inTransaction(world.officer, (work) =>
    addChannel(work, id, { channel: 'wechat', title: '即墨水务', url: '', givenOn: '2026-11-21' }),
  )
  await draft(world, id, {
    citations: [CITATION],
    publicity: 'partial',
    withholdReason: '涉及供水安全',
    askerText: '您家在第二段。',
    adoption: 'adopted',
    adoptionReason: '列入 2027 年计划。',
  })
  for (const [name, publicity] of [
    ['改造名单.pdf', 'public'],
    ['管线图.pdf', 'internal'],
  ] as const)
    await inTransaction(world.officer, (work) => attachFile(work, id, { ...PDF, name, publicity }))
  const before = await preview(world, id)
  expect(before.answer).toMatchObject({ coUnits: ['即墨区水利局'], files: [{ name: '改造名单.pdf' }], partial: true })
  expect(JSON.stringify(before)).not.toMatch(/第二段|管线图|李建国|13905320174/)
  const { hash } = (await latestVersion(reader(), id))!
  await inTransaction(world.outsider, (work) =>
    confirmConsistency(work, id, { versionHash: hash, verdict: 'confirmed', note: '' }),
  )
  await passReviews(world, id, hash)
  expect((await preview(world, id)).secrecy).toMatchObject({ state: 'passed', by: { name: '赵敏' } })
  expect(await inTransaction(world.reviewer, (work) => publishAnswer(work, id, hash))).toMatchObject({
    outcome: 'published',
  })
  const { department, ...published } = await readAnswerPage(reader(), id, 'zh-CN')
  expect(shownIn({ ...before.answer!, department: before.answer!.department })).toEqual(
    shownIn({ ...published, department: department.name } as never),
  )
})

test('a withheld answer is previewed as its entry, without text, name or citations; strangers do not know of the case', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  await draft(world, id, { publicity: 'withheld', withholdReason: '工作秘密', citations: [CITATION] })
  const { answer, check } = await preview(world, id)
  expect(answer).toMatchObject({ html: null, withholdReason: '工作秘密', displayName: null, citations: [], title: '' })
  expect(check?.texts).toEqual([])
  await expect(preview(world, id, world.outsider)).rejects.toThrow(NotFound)
})

test('a number, a plate and a door are marked where they stand, in the question and in the answer', () => {
  const version = {
    displayName: '热心市民',
    topic: null,
    questionText: '我家3号楼2单元501室没水，车牌鲁B12345。',
    text: '请拨打 0532-88512345，或联系13905320174。',
    policyBasis: '《城市供水条例》第二十二条',
    withholdReason: null,
    adoptionReason: null,
    correctionNote: '身份证号11010519491231002X有误。',
    publicity: 'public' as const,
    files: ['13905320174的申请.pdf'],
  }
  const { texts, count, kinds } = checkPublicTexts(version)
  expect(texts.map(({ field }) => field)).toEqual(['questionText', 'text', 'correctionNote', 'files'])
  for (const { field, parts } of texts) {
    const text = field === 'files' ? version.files[0] : version[field as 'text']
    expect(parts.map((part) => part.text).join('')).toBe(text)
  }
  const marked = texts.flatMap(({ parts }) => parts.filter(({ kind }) => kind !== null).map(({ text }) => text))
  expect(marked).toEqual([
    '3号楼2单元501室',
    '鲁B12345',
    '0532-88512345',
    '13905320174',
    '11010519491231002X',
    '13905320174',
  ])
  expect(count).toBe(6)
  expect(kinds).toEqual(['address', 'plate', 'landline', 'mobile', 'idNumber'])
  const nothing = checkPublicTexts({
    ...version,
    questionText: '几点停水？',
    text: '九点。',
    correctionNote: null,
    files: [],
  })
  expect(nothing).toMatchObject({ count: 0, kinds: [] })
  expect(nothing.texts.map(({ field }) => field)).toEqual(['questionText', 'text'])
})
