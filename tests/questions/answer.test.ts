import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { readAnswerPage } from '#app/questions/answer-page.server.ts'
import { getAnswer, listAnswers, pageOfAnswers } from '#app/questions/answer-queries.server.ts'
import { apiQuestion } from '#app/questions/api-questions.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { takeCaseStep } from '#app/questions/case-steps.server.ts'
import { correctAnswer } from '#app/questions/correct-answer.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { draftAnswer } from '#app/questions/draft-answer.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { withholdAnswer } from '#app/questions/withhold-answer.server.ts'
import { answerVersions, reviews } from '#db/schema.ts'
import { searchDocuments } from '#db/search-index.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  auditActions,
  type Case,
  DRAFT,
  draft,
  eventTypes,
  makeCase,
  messageKinds,
  passReviews,
  publishedQuestion,
  row,
} from './case.ts'

useTestStore()

const found = async (query: string) =>
  (await searchDocuments(reader(), { kind: 'answer', query, limit: 10, offset: 0 })).ids

const review = (
  actor: Case['reviewer'],
  id: string,
  versionHash: string,
  type: 'business' | 'legal' | 'secrecy' = 'business',
) =>
  inTransaction(actor, (work) =>
    reviewAnswer(work, id, { type, verdict: 'passed', note: '', criteria: REVIEW_CRITERIA[type], versionHash }),
  )

test('from the question to the published answer', async () => {
  const world = await makeCase()
  const { id, published } = await publishedQuestion(world)
  expect(published).toEqual({ outcome: 'published', version: 1 })
  expect(await row(id)).toMatchObject({ status: 'published', outcome: 'answered', publicity: 'public' })
  expect(await found('管网')).toEqual([id])
  expect(await found('改造计划')).toEqual([id])
  expect(await eventTypes(id)).toEqual([
    ...['submitted', 'screened', 'redacted', 'draftSaved', 'reviewRequested'],
    ...['reviewPassed', 'reviewPassed', 'reviewPassed', 'signedOff', 'published'],
  ])
  expect(await auditActions(id)).toEqual([
    ...[
      'question.asked',
      'question.accepted',
      'question.redacted',
      'question.answer-drafted',
      'question.review-requested',
    ],
    ...['question.review-passed', 'question.review-passed', 'question.review-passed', 'question.answer-signed-off'],
    'question.answer-published',
  ])
  expect((await messageKinds(id)).filter((kind) => !kind.startsWith('case-notice'))).toEqual([
    'question-received email li.jianguo@example.org',
    'answer-published email li.jianguo@example.org',
  ])
})

test('a draft needs an accepted question and its public copy', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  const save = () => inTransaction(world.officer, (work) => draftAnswer(work, id, DRAFT))
  expect(await save()).toEqual({ outcome: 'publicCopyMissing' })
  await inTransaction(world.officer, (work) => redactQuestion(work, id, { publicText: '老管网？', keepHints: false }))
  expect(await save()).toEqual({ outcome: 'notNow', status: 'submitted' })
  await expect(inTransaction(world.reviewer, (work) => draftAnswer(work, id, DRAFT))).rejects.toThrow(Forbidden)
  await expect(inTransaction(world.outsider, (work) => draftAnswer(work, id, DRAFT))).rejects.toThrow(NotFound)
})

test('the same draft saved twice is one version; a version of somebody else is not overwritten', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const first = await draft(world, id)
  const again = await inTransaction(world.officer, (work) => draftAnswer(work, id, DRAFT))
  expect(again).toMatchObject({ outcome: 'unchanged', version: { id: first.id } })
  const late = await inTransaction(world.secondOfficer, (work) => draftAnswer(work, id, { ...DRAFT, text: '另一份' }))
  expect(late).toEqual({ outcome: 'newerVersion', number: 1 })
  const both = await Promise.all(
    ['甲稿', '乙稿'].map((text) =>
      inTransaction(world.officer, (work) => draftAnswer(work, id, { ...DRAFT, text, basedOn: 1 })),
    ),
  )
  expect(both.map((outcome) => outcome.outcome).sort()).toEqual(['drafted', 'newerVersion'])
  expect(await reader().$count(answerVersions, eq(answerVersions.questionId, id))).toBe(2)
})

test('personal data in an answer is refused unless somebody says it stays', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const text = '请联系李师傅 13905320174。'
  const save = (keepHints: boolean) =>
    inTransaction(world.officer, (work) => draftAnswer(work, id, { ...DRAFT, text, keepHints }))
  expect(await save(false)).toMatchObject({ outcome: 'personalData' })
  expect(await save(true)).toMatchObject({ outcome: 'drafted' })
})

test('who wrote a version neither reviews nor publishes it', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const outcome = await inTransaction(world.both, (work) => draftAnswer(work, id, DRAFT))
  const hash = outcome.outcome === 'drafted' ? outcome.version.hash : ''
  await inTransaction(world.both, (work) => requestReview(work, id))
  expect(await review(world.both, id, hash)).toEqual({ outcome: 'ownDraft' })
  await passReviews(world, id, hash)
  expect(await inTransaction(world.both, (work) => publishAnswer(work, id, hash))).toEqual({ outcome: 'ownDraft' })
  expect(await row(id)).toMatchObject({ status: 'approved', publishedVersionId: null })
  expect(await inTransaction(world.secondOfficer, (work) => publishAnswer(work, id, hash))).toMatchObject({
    outcome: 'published',
  })
})

test('nothing is published before every required review has passed', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const { hash } = await draft(world, id)
  const publish = () => inTransaction(world.reviewer, (work) => publishAnswer(work, id, hash))
  expect(await publish()).toEqual({ outcome: 'notNow', status: 'drafting' })
  await inTransaction(world.officer, (work) => requestReview(work, id))
  expect(await review(world.reviewer, id, hash, 'business')).toEqual({
    outcome: 'passed',
    missing: ['legal', 'secrecy'],
  })
  expect(await review(world.reviewer, id, hash, 'business')).toEqual({ outcome: 'alreadyReviewed' })
  await review(world.reviewer, id, hash, 'legal')
  expect(await publish()).toEqual({ outcome: 'notNow', status: 'inReview' })
  expect(await review(world.reviewer, id, hash, 'secrecy')).toEqual({ outcome: 'passed', missing: [] })
  expect(await publish()).toEqual({ outcome: 'signOffMissing' })
  const sign = (actor: Case['reviewer']) => inTransaction(actor, (work) => signOffAnswer(work, id, hash))
  expect(await sign(world.officer)).toEqual({ outcome: 'ownDraft' })
  expect(await sign(world.reviewer)).toEqual({ outcome: 'ownSecrecyReview' })
  await expect(sign(world.outsider)).rejects.toThrow(NotFound)
  expect(await sign(world.secondOfficer)).toEqual({ outcome: 'signedOff' })
  expect(await sign(world.overseer)).toEqual({ outcome: 'alreadySignedOff' })
  expect(await publish()).toEqual({ outcome: 'published', version: 1 })
  expect(await publish()).toEqual({ outcome: 'notNow', status: 'published' })
  expect((await messageKinds(id)).filter((message) => message.startsWith('answer-published'))).toHaveLength(1)
})

test('three reviewers who pass at once leave the answer ready', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const { hash } = await draft(world, id)
  await inTransaction(world.officer, (work) => requestReview(work, id))
  await Promise.all((['business', 'legal', 'secrecy'] as const).map((type) => review(world.reviewer, id, hash, type)))
  expect((await row(id)).status).toBe('approved')
})

test('an edit voids the reviews of the version before it', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const first = await draft(world, id)
  await passReviews(world, id, first.hash)
  const second = await draft(world, id, { text: '改过的答复', basedOn: 1 })
  expect((await row(id)).status).toBe('drafting')
  await inTransaction(world.officer, (work) => requestReview(work, id))
  expect(await review(world.reviewer, id, first.hash)).toEqual({ outcome: 'otherVersion' })
  await passReviews(world, id, second.hash)
  expect(await inTransaction(world.reviewer, (work) => publishAnswer(work, id, first.hash))).toEqual({
    outcome: 'otherVersion',
  })
  expect(await inTransaction(world.reviewer, (work) => publishAnswer(work, id, second.hash))).toMatchObject({
    outcome: 'published',
  })
})

test('a new public copy sends the answer back, and the old version cannot be handed in', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const { hash } = await draft(world, id)
  await passReviews(world, id, hash)
  await inTransaction(world.officer, (work) =>
    redactQuestion(work, id, { publicText: '管网何时改造？', keepHints: false }),
  )
  expect((await row(id)).status).toBe('drafting')
  expect(await inTransaction(world.officer, (work) => requestReview(work, id))).toEqual({
    outcome: 'publicCopyChanged',
  })
})

test('a returned answer needs words and a new version', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const { hash } = await draft(world, id)
  await inTransaction(world.officer, (work) => requestReview(work, id))
  const send = (note: string) =>
    inTransaction(world.reviewer, (work) =>
      reviewAnswer(work, id, { type: 'legal', verdict: 'returned', note, criteria: [], versionHash: hash }),
    )
  expect(await send(' ')).toEqual({ outcome: 'noteMissing' })
  expect(await send('“当日上门检测”请与供水科确认。')).toEqual({ outcome: 'returned' })
  expect((await row(id)).status).toBe('changesRequested')
  expect(await inTransaction(world.officer, (work) => requestReview(work, id))).toEqual({
    outcome: 'notNow',
    status: 'changesRequested',
  })
  await draft(world, id, { text: '改写', basedOn: 1 })
  expect(await inTransaction(world.officer, (work) => requestReview(work, id))).toMatchObject({ outcome: 'requested' })
})

test('a version whose text was changed in the database is not published', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const version = await draft(world, id)
  await passReviews(world, id, version.hash)
  await inTransaction(world.officer, (work) =>
    work.tx.update(answerVersions).set({ text: '换过的' }).where(eq(answerVersions.id, version.id)),
  )
  expect(await inTransaction(world.reviewer, (work) => publishAnswer(work, id, version.hash))).toEqual({
    outcome: 'otherVersion',
  })
})

test('a correction is a new version with a note; the former stays public until it is published, and the asker is told', async () => {
  const world = await makeCase()
  const { id, version } = await publishedQuestion(world)
  const first = await row(id)
  const correct = (correctionNote: string) =>
    inTransaction(world.officer, (work) =>
      correctAnswer(work, id, { ...DRAFT, text: '改为 2028 年。', basedOn: 1, correctionNote }),
    )
  expect(await correct('')).toEqual({ outcome: 'noteMissing' })
  const outcome = await correct('开工时间更正为 2028 年。')
  const corrected = outcome.outcome === 'drafted' ? outcome.version : undefined
  expect(await row(id)).toMatchObject({ status: 'drafting', publishedVersionId: version.id })
  expect(await found('2028')).toEqual([])
  await passReviews(world, id, corrected!.hash)
  expect(await inTransaction(world.reviewer, (work) => publishAnswer(work, id, corrected!.hash))).toEqual({
    outcome: 'corrected',
    version: 2,
  })
  expect(await row(id)).toMatchObject({ publishedVersionId: corrected!.id, publishedAt: first.publishedAt })
  expect(await found('2028')).toEqual([id])
  expect(await found('2027')).toEqual([])
  expect((await messageKinds(id)).at(-1)).toBe('answer-corrected email li.jianguo@example.org')
  expect((await auditActions(id)).at(-1)).toBe('question.answer-corrected')
})

test('the note of a correction goes on when it is sent back and written anew', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '第二版', basedOn: 1, correctionNote: '说明' }),
  )
  expect((await draft(world, id, { text: '第三版', basedOn: 2 })).correctionNote).toBe('说明')
})

test('an answer withheld from the start is reviewed alike and becomes an entry without text', async () => {
  const world = await makeCase()
  const { id, published } = await publishedQuestion(world, {
    draft: { publicity: 'withheld', withholdReason: '涉及他人隐私' },
  })
  expect(published).toEqual({ outcome: 'withheld', version: 1 })
  expect(await row(id)).toMatchObject({ publicity: 'withheld', withholdReason: '涉及他人隐私', status: 'published' })
  expect(await found('管网')).toEqual([])
  expect((await auditActions(id)).at(-1)).toBe('question.answer-withheld')
})

test('who does not want to be published is not', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, { mayPublish: false })
  expect(await inTransaction(world.officer, (work) => draftAnswer(work, id, DRAFT))).toEqual({
    outcome: 'mayNotPublish',
  })
})

test('a published answer can be taken out of public reading at once', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const withhold = () => inTransaction(world.reviewer, (work) => withholdAnswer(work, id, '误发内部电话'))
  expect(await withhold()).toEqual({ outcome: 'withheld' })
  expect(await withhold()).toEqual({ outcome: 'alreadyWithheld' })
  expect(await found('管网')).toEqual([])
  expect(await row(id)).toMatchObject({ publicity: 'withheld', withholdReason: '误发内部电话' })
  const told = (await messageKinds(id)).filter((message) => message.startsWith('answer-withheld'))
  expect(told).toEqual(['answer-withheld email li.jianguo@example.org'])
})

test('a text that was taken down stays down when a correction is published', async () => {
  const world = await makeCase()
  const leak = '请拨打内部分机 8806 找值班员。'
  const { id, trackingCode } = await publishedQuestion(world, { draft: { text: leak } })
  await inTransaction(world.reviewer, (work) => withholdAnswer(work, id, '误发内部分机'))
  expect((await findTrackedQuestion(reader(), trackingCode, new Date()))!.publicText).toBeNull()
  expect(await getAnswer(reader(), id)).toMatchObject({ text: null, versions: [] })
  const corrected = await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '请拨打 12345。', basedOn: 1, correctionNote: '更正联系方式' }),
  )
  const version = corrected.outcome === 'drafted' ? corrected.version : undefined
  await passReviews(world, id, version!.hash)
  expect(await inTransaction(world.reviewer, (work) => publishAnswer(work, id, version!.hash))).toMatchObject({
    outcome: 'corrected',
  })
  const page = await readAnswerPage(reader(), id, 'zh-CN')
  expect(page).toMatchObject({ corrected: true, versions: [{ number: 2, correctionNote: '更正联系方式' }] })
  const tracked = await findTrackedQuestion(reader(), trackingCode, new Date())
  const shown = [
    page,
    await getAnswer(reader(), id),
    apiQuestion(tracked!, 'zh-CN'),
    await pageOfAnswers(reader(), { limit: 9 }),
    await listAnswers(reader(), { query: '分机', limit: 9, offset: 0 }),
  ]
  expect(JSON.stringify(shown)).toContain('12345')
  expect(JSON.stringify(shown)).not.toContain('8806')
  expect((await findTrackedQuestion(reader(), trackingCode, new Date()))!.publicText).not.toBeNull()
})

test('a leak is taken down even while a correction is being written', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '更正稿', basedOn: 1, correctionNote: '更正' }),
  )
  const withhold = (which: string) => inTransaction(world.reviewer, (work) => withholdAnswer(work, which, '误发'))
  expect((await readCasePage(reader(), world.reviewer, id, 'zh-CN', new Date())).may.withhold).toBe(true)
  expect(await withhold(id)).toEqual({ outcome: 'withheld' })
  expect((await getAnswer(reader(), id)).text).toBeNull()
  const open = await acceptedQuestion(world)
  expect((await readCasePage(reader(), world.reviewer, open.id, 'zh-CN', new Date())).may.withhold).toBe(false)
  expect(await withhold(open.id)).toEqual({ outcome: 'notNow', status: 'accepted' })
})

test('reasons and notes that become public are looked through for personal data like every other public word', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const reason = '误发李师傅电话 13905320174'
  const withhold = (keepHints: boolean) =>
    inTransaction(world.reviewer, (work) => withholdAnswer(work, id, reason, keepHints))
  expect(await withhold(false)).toMatchObject({ outcome: 'personalData', hints: [{ kind: 'mobile' }] })
  expect((await row(id)).publicity).toBe('public')
  const correct = (correctionNote: string, keepHints: boolean) =>
    inTransaction(world.officer, (work) =>
      correctAnswer(work, id, { ...DRAFT, text: '更正稿', basedOn: 1, correctionNote, keepHints }),
    )
  expect(await correct(reason, false)).toMatchObject({ outcome: 'personalData' })
  expect(await correct('更正咨询电话，请拨打 0532-86551234。', false)).toMatchObject({ outcome: 'drafted' })
  expect(await withhold(true)).toEqual({ outcome: 'withheld' })
  const open = await acceptedQuestion(world)
  const decline = (keepHints: boolean) =>
    inTransaction(world.officer, (work) => declineQuestion(work, open.id, { reason, route: null, keepHints }))
  expect(await decline(false)).toMatchObject({ outcome: 'personalData' })
  expect(await decline(true)).toEqual({ outcome: 'declined' })
  const form = new URLSearchParams({ intent: 'withhold', reason })
  const sent = await takeCaseStep(world.reviewer, id, Object.fromEntries(form))
  expect(sent).toMatchObject({ kind: 'problem', problem: 'alreadyWithheld' })
})

test('the row of a review names the hash it was made for', async () => {
  const world = await makeCase()
  const { id, version } = await publishedQuestion(world)
  const made = await reader().select().from(reviews).where(eq(reviews.questionId, id))
  expect(made.map((one) => one.versionHash)).toEqual([version.hash, version.hash, version.hash])
  expect(made.every((one) => one.reviewerId === world.reviewer.staffId)).toBe(true)
})
