import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { after, days } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { addChannel, readChannels, releaseProgress, writeProgress } from '#app/questions/answer-channels.server.ts'
import {
  attachFile,
  changeFile,
  checkFile,
  getCaseFileContent,
  getPublicFile,
} from '#app/questions/answer-files.server.ts'
import { answerHash } from '#app/questions/answer-hash.server.ts'
import { readAnswerPage } from '#app/questions/answer-page.server.ts'
import { getAnswer } from '#app/questions/answer-queries.server.ts'
import { apiQuestion } from '#app/questions/api-questions.ts'
import { askCoUnit, confirmConsistency } from '#app/questions/ask-co-unit.server.ts'
import { askerPath } from '#app/questions/asker-link.server.ts'
import { readAskerPage } from '#app/questions/asker-page.server.ts'
import { correctAnswer } from '#app/questions/correct-answer.server.ts'
import { draftAnswer, latestVersion } from '#app/questions/draft-answer.server.ts'
import { confirmStillRight, flagByCitation, flagStaleAnswers, listUpkeep } from '#app/questions/keep-answers.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { draftForm } from '#app/questions/question-forms.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { loader as answersLoader } from '#app/questions/routes/api-answers.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { partsOfVersion } from '#app/questions/version-parts.server.ts'
import { answerVersions, departments, questions, reviews } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  DRAFT,
  draft,
  makeCase,
  messageKinds,
  onlyReviews,
  passReviews,
  publishedQuestion,
  row,
} from './case.ts'

useTestStore()

const CITATION = {
  title: '城市供水条例',
  number: '国务院令第158号',
  article: '第二十二条',
  url: 'https://www.gov.cn/zhengce/158.htm',
  checkedOn: '2026-11-20',
}
const PDF = new TextEncoder().encode('%PDF-1.7 改造名单')

test('citations are data of the version, part of its hash, and read as one line elsewhere', async () => {
  const world = await makeCase()
  const { id, version } = await publishedQuestion(world, { draft: { citations: [CITATION] } })
  expect(version.policyBasis).toBe('《城市供水条例》（国务院令第158号）第二十二条')
  expect(await partsOfVersion(reader(), version.id)).toEqual({ citations: [CITATION], files: [] })
  expect(version.hash).not.toBe(answerHash({ ...version, citations: [] }))
  expect((await getAnswer(reader(), id)).citations).toEqual([CITATION])
})

test('a review passes only with every criterion of its kind ticked, and keeps the ticks', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const { hash } = await draft(world, id)
  await inTransaction(world.officer, (work) => requestReview(work, id))
  const outcome = await inTransaction(world.reviewer, (work) =>
    reviewAnswer(work, id, { type: 'legal', verdict: 'passed', note: '', criteria: ['lawful'], versionHash: hash }),
  )
  expect(outcome).toEqual({ outcome: 'criteriaMissing', criteria: ['basisInForce', 'withinAuthority'] })
  await onlyReviews(world, id, hash)
  const [legal] = await reader().select().from(reviews).where(eq(reviews.type, 'legal'))
  expect(legal?.criteria).toEqual(['basisInForce', 'withinAuthority', 'lawful'])
})

test('invariant 4: nothing is public unless the reviews and the sign-off name the hash of that very version', async () => {
  const world = await makeCase()
  const { id, version } = await publishedQuestion(world)
  const second = await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '未审查的更正', basedOn: 1, correctionNote: '更正' }),
  )
  if (second.outcome !== 'drafted') throw new Error(second.outcome)
  const publish = () => inTransaction(world.secondOfficer, (work) => publishAnswer(work, id, second.version.hash))
  expect((await publish()).outcome).toBe('notNow')
  await onlyReviews(world, id, second.version.hash)
  expect(await publish()).toEqual({ outcome: 'signOffMissing' })
  expect((await row(id)).publishedVersionId).toBe(version.id)
  expect(JSON.stringify(await readAnswerPage(reader(), id, 'zh-CN'))).not.toContain('未审查的更正')
  // A row changed behind the program's back no longer has the hash that was reviewed.
  const { store } = await import('#db/work.ts')
  await store().transaction(async (tx) => {
    await tx.update(answerVersions).set({ text: '改过' }).where(eq(answerVersions.id, second.version.id))
  })
  expect(await publish()).toEqual({ outcome: 'otherVersion' })
})

test('invariant 12: a correction is a new version, reviewed again, told to the asker, and both texts stay readable', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const corrected = await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '更正后的答复', basedOn: 1, correctionNote: '开工时间有误' }),
  )
  if (corrected.outcome !== 'drafted') throw new Error(corrected.outcome)
  await passReviews(world, id, corrected.version.hash)
  await inTransaction(world.secondOfficer, (work) => publishAnswer(work, id, corrected.version.hash))
  const page = await readAnswerPage(reader(), id, 'zh-CN')
  expect(page.versions.map(({ number, correctionNote }) => [number, correctionNote])).toEqual([
    [2, '开工时间有误'],
    [1, null],
  ])
  expect((await messageKinds(id)).at(-1)).toBe('answer-corrected email li.jianguo@example.org')
})

test('a private answer is read by the asker alone, and stands in public as an entry with its reason', async () => {
  const world = await makeCase()
  const secretText = '您家的水表已在周二更换。'
  const { id, trackingCode } = await publishedQuestion(world, {
    draft: { text: secretText, publicity: 'withheld', withholdReason: '涉及个人事项', toAsker: true },
  })
  const publicPage = await readAnswerPage(reader(), id, 'zh-CN')
  expect(publicPage).toMatchObject({ html: null, withholdReason: '涉及个人事项', toAsker: true })
  expect(JSON.stringify(publicPage)).not.toContain('水表')
  const secret = askerPath({ id, trackingCode }).slice(3)
  const own = await readAskerPage(reader(), secret, 'zh-CN', new Date())
  expect(own.toAskerHtml).toContain(secretText)
})

test('what is withheld from the asker too stays withheld; a partial answer adds their part', async () => {
  const world = await makeCase()
  const kept = await publishedQuestion(world, { draft: { publicity: 'withheld', withholdReason: '工作秘密' } })
  const partial = await publishedQuestion(world, { draft: { publicity: 'partial', askerText: '您家在第二段。' } })
  const own = (one: { id: string; trackingCode: string }) =>
    readAskerPage(reader(), askerPath(one).slice(3), 'zh-CN', new Date())
  expect((await own(kept)).toAskerHtml).toBeNull()
  expect((await own(partial)).toAskerHtml).toContain('第二段')
  expect(JSON.stringify(await readAnswerPage(reader(), partial.id, 'zh-CN'))).not.toContain('第二段')
})

test('a suggestion is not handed in before it is said whether it is taken up; the progress needs two people', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, { kind: 'suggestion' })
  const save = (given: object) => inTransaction(world.officer, (work) => draftAnswer(work, id, { ...DRAFT, ...given }))
  await save({})
  expect(await inTransaction(world.officer, (work) => requestReview(work, id))).toEqual({ outcome: 'adoptionMissing' })
  expect(await save({ basedOn: 1, adoption: 'adopted' })).toEqual({ outcome: 'adoptionReasonMissing' })
  await save({ basedOn: 1, adoption: 'partly', adoptionReason: '列入2027年计划。' })
  const version = await latestVersion(reader(), id)
  await passReviews(world, id, version!.hash)
  await inTransaction(world.secondOfficer, (work) => publishAnswer(work, id, version!.hash))
  expect((await row(id)).outcome).toBe('partlyAdopted')
  expect(await inTransaction(world.officer, (work) => writeProgress(work, id, '已完成勘查。'))).toEqual({
    outcome: 'progressWritten',
  })
  expect((await readAnswerPage(reader(), id, 'zh-CN')).progress).toEqual([])
  const { readProgress } = await import('#app/questions/answer-channels.server.ts')
  const [written] = await readProgress(reader(), id, { released: false })
  const release = (actor: typeof world.officer) =>
    inTransaction(actor, (work) => releaseProgress(work, id, written!.id))
  expect(await release(world.officer)).toEqual({ outcome: 'ownProgress' })
  expect(await release(world.reviewer)).toEqual({ outcome: 'progressReleased' })
  expect((await readAnswerPage(reader(), id, 'zh-CN')).progress).toMatchObject([{ text: '已完成勘查。' }])
})

test('files are of the version; only public ones of the published version are for everybody', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  await draft(world, id)
  expect(checkFile(new TextEncoder().encode('<script>'))).toBeUndefined()
  const checked = checkFile(PDF)!
  const attach = (name: string, publicity: 'public' | 'internal') =>
    inTransaction(world.officer, (work) => attachFile(work, id, { ...checked, name, publicity }))
  expect(await attach('改造名单.pdf', 'internal')).toMatchObject({ outcome: 'drafted', version: { number: 2 } })
  const [internal] = (await partsOfVersion(reader(), (await latestVersion(reader(), id))!.id)).files
  await expect(getPublicFile(reader(), id, internal!.id)).rejects.toThrow(NotFound)
  expect(
    await inTransaction(world.officer, (work) => changeFile(work, id, { fileId: internal!.id, publicity: 'public' })),
  ).toMatchObject({ outcome: 'drafted', version: { number: 3 } })
  const version = (await latestVersion(reader(), id))!
  const [shown] = (await partsOfVersion(reader(), version.id)).files
  await expect(getPublicFile(reader(), id, shown!.id)).rejects.toThrow(NotFound)
  await passReviews(world, id, version.hash)
  await inTransaction(world.secondOfficer, (work) => publishAnswer(work, id, version.hash))
  expect(await getPublicFile(reader(), id, shown!.id)).toMatchObject({
    name: '改造名单.pdf',
    mediaType: 'application/pdf',
  })
  await expect(getPublicFile(reader(), id, internal!.id)).rejects.toThrow(NotFound)
  await expect(getCaseFileContent(reader(), world.outsider, id, internal!.id)).rejects.toThrow(NotFound)
  await expect(getCaseFileContent(reader(), 'asker', id, internal!.id)).rejects.toThrow(NotFound)
  expect(await getCaseFileContent(reader(), world.reviewer, id, internal!.id)).toMatchObject({ publicity: 'internal' })
})

test('the public page names the co-units, says why a part is missing, and shows what a correction changed', async () => {
  useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' }))
  const world = await makeCase()
  const other = world.outsider.grants[0]!.departmentId!
  const { id, trackingCode } = await acceptedQuestion(world)
  await inTransaction(world.officer, (work) => askCoUnit(work, id, { departmentId: other, part: '红线内管线' }))
  const publish = async (version: { hash: string }) => {
    await inTransaction(world.outsider, (work) =>
      confirmConsistency(work, id, { versionHash: version.hash, verdict: 'confirmed', note: '' }),
    )
    await passReviews(world, id, version.hash)
    return inTransaction(world.reviewer, (work) => publishAnswer(work, id, version.hash))
  }
  const part = { publicity: 'partial' as const, withholdReason: '涉及供水安全' }
  expect(await publish(await draft(world, id, { ...part, text: '2027 年改造。' }))).toMatchObject({
    outcome: 'published',
  })
  const page = await readAnswerPage(reader(), id, 'zh-CN')
  const [unit] = await reader().select().from(departments).where(eq(departments.id, other))
  expect(page).toMatchObject({
    coUnits: [unit!.name],
    partial: true,
    partialReason: '涉及供水安全',
    withholdReason: null,
  })
  expect((await readAnswerPage(reader(), id, 'en')).coUnits).toEqual([unit!.nameEn])
  expect(page.versions.map(({ changes }) => changes)).toEqual([null])
  const tracked = await findTrackedQuestion(reader(), trackingCode, new Date())
  expect(apiQuestion(tracked!, 'zh-CN').answer?.departments.map(({ code }) => code)).toEqual([
    world.department.code,
    unit!.code,
  ])
  const list = await answersLoader({
    request: new Request('https://open.jimo.example/api/v1/answers'),
    params: {},
    context: { address: '203.0.113.9' },
  } as never)
  expect((await list.json()).items[0].departments.map(({ code }: { code: string }) => code)).toEqual([
    world.department.code,
    unit!.code,
  ])
  const corrected = await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, ...part, text: '2028 年改造。', basedOn: 1, correctionNote: '改年份' }),
  )
  const version = corrected.outcome === 'drafted' ? corrected.version : undefined
  expect(await publish(version!)).toMatchObject({ outcome: 'corrected' })
  const [newest, first] = (await readAnswerPage(reader(), id, 'zh-CN')).versions
  expect(newest!.changes).toMatchObject({ since: 1 })
  expect(newest!.changes!.count).toBeGreaterThan(0)
  expect(first!.changes).toBeNull()
})

test('published answers are kept up to date: by their day, and when a document changes', async () => {
  const world = await makeCase()
  const long = after(new Date(), -days(200))
  const old = await publishedQuestion(world, { draft: { citations: [CITATION] }, publishedAt: long })
  const fresh = await publishedQuestion(world, { draft: { citations: [CITATION] } })
  expect((await row(fresh.id)).upkeepOwnerId).toBe(world.officer.staffId)
  await flagStaleAnswers()
  await flagStaleAnswers()
  expect(await row(old.id)).toMatchObject({ staleReason: 'date' })
  expect((await row(fresh.id)).staleSince).toBeNull()
  const due = await listUpkeep(reader(), world.officer, dayOf(new Date()))
  expect(due).toMatchObject([{ id: old.id, flagged: true }])
  expect(await inTransaction(world.outsider, (work) => flagByCitation(work, CITATION.title))).toMatchObject({
    count: 0,
  })
  expect(await inTransaction(world.overseer, (work) => flagByCitation(work, CITATION.title))).toMatchObject({
    count: 1,
  })
  // Flagged by the document, though its day is far off; before what is only due.
  const listed = async () => (await listUpkeep(reader(), world.officer, dayOf(new Date()))).map(({ id }) => id)
  expect(await listed()).toEqual([old.id, fresh.id])
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) =>
    tx.update(questions).set({ staleSince: null }).where(eq(questions.id, old.id)),
  )
  expect(await listed()).toEqual([fresh.id, old.id])
  expect(await getAnswer(reader(), fresh.id)).toMatchObject({ stale: true })
  expect(await inTransaction(world.reviewer, (work) => confirmStillRight(work, old.id))).toEqual({ outcome: 'checked' })
  const [checked] = await reader().select().from(questions).where(eq(questions.id, old.id))
  expect(checked).toMatchObject({ staleSince: null, upkeepOwnerId: world.reviewer.staffId })
})

test('an answer lists where else it was given', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world)
  const channel = {
    channel: 'wechat' as const,
    title: '即墨水务',
    url: 'https://mp.weixin.qq.com/s/1',
    givenOn: '2026-11-21',
  }
  await inTransaction(world.officer, (work) => addChannel(work, id, channel))
  expect(await readChannels(reader(), id)).toMatchObject([channel])
  expect((await readAnswerPage(reader(), id, 'zh-CN')).channels).toMatchObject([channel])
  await expect(inTransaction(world.outsider, (work) => addChannel(work, id, channel))).rejects.toThrow(NotFound)
})

test('the form reads citations line by line and names what is wrong', () => {
  const form = { text: '答复', publicity: 'public', basedOn: '0' }
  const read = draftForm.parse({ ...form, citationTitle: ['条例', ''], citationUrl: ['https://a.cn/1', ''] })
  expect(read.citations).toEqual([{ title: '条例', number: '', article: '', url: 'https://a.cn/1', checkedOn: '' }])
  const wrong = draftForm.safeParse({ ...form, citationTitle: ['条例'], citationUrl: ['javascript:alert(1)'] })
  expect(wrong.error?.issues.map(({ message }) => message)).toEqual(['citationUrlUnreadable'])
  const nameless = draftForm.safeParse({ ...form, citationTitle: [''], citationArticle: ['第一条'] })
  expect(nameless.error?.issues.map(({ message }) => message)).toEqual(['citationTitleMissing'])
})
