// Invariant 4, over random courses beside a model: nothing is public unless every required review has passed on the hash of
// that very version by somebody other than its writers, somebody else signed it off, and a third act published it.
import { and, eq, isNotNull } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { attachFile, checkFile } from '#app/questions/answer-files.server.ts'
import { answerHash } from '#app/questions/answer-hash.server.ts'
import { readAnswerPage } from '#app/questions/answer-page.server.ts'
import { getAnswer, listAnswers, pageOfAnswers, similarAnswers } from '#app/questions/answer-queries.server.ts'
import { correctAnswer } from '#app/questions/correct-answer.server.ts'
import { draftAnswer, latestVersion } from '#app/questions/draft-answer.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { REQUIRED_REVIEWS, type ReviewType } from '#app/questions/question.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { partsOfVersion } from '#app/questions/version-parts.server.ts'
import { withholdAnswer } from '#app/questions/withhold-answer.server.ts'
import { answerVersions, questionEvents, reviews, signOffs } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, type Case, DRAFT, draft, makeCase, onlyReviews, PUBLIC, row } from './case.ts'

useTestStore()

const PEOPLE = ['officer', 'secondOfficer', 'reviewer', 'both', 'overseer', 'organiser', 'outsider'] as const
type Person = (typeof PEOPLE)[number]
/** Anybody tries anything; those who may more often. */
const anyOf = (...likely: Person[]) => fc.constantFrom<Person>(...PEOPLE, ...likely, ...likely, ...likely)
const writer = anyOf('officer', 'secondOfficer', 'both')
const signer = anyOf('overseer', 'overseer', 'secondOfficer')
const who = fc.constantFrom<Person>(...PEOPLE)
/** The version that somebody has before them: the newest, or one that was replaced meanwhile. */
const seen = fc.constantFrom<'newest' | 'former'>('newest', 'newest', 'newest', 'former')
const type = fc.constantFrom<ReviewType>(...REQUIRED_REVIEWS)
const verdict = fc.constantFrom<'passed' | 'returned'>('passed', 'passed', 'passed', 'returned')

const step = fc.oneof(
  // Two texts, so that a version may come back to what an earlier one said.
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('write' as const), who: writer, text: fc.constantFrom('甲', '乙') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('attach' as const), who: writer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), who, text: fc.constantFrom('一', '二') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('handIn' as const), who: writer }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('review' as const), who, type, verdict, seen }) },
  // All that is still missing, by people who may; the course would hardly get so far by chance.
  { weight: 8, arbitrary: fc.record({ do: fc.constant('reviewRest' as const), signs: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sign' as const), who: signer, seen }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('publish' as const), who, seen }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withhold' as const), who }) },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** What the model knows of a version. It learns of acts only by their outcome, and decides alone what may be published. */
type Version = {
  hash: string
  text: string
  /** who saved it or one before it since something was last published */
  writers: readonly Person[]
  passedBy: Map<ReviewType, Person>
  returned: boolean
  signedBy: Person | null
}
class Model {
  versions: Version[] = []
  shown: Version | null = null
  withheld = false
  /** the public copy was changed after the newest version was handed in: it is handed in anew */
  cleared = false
  everShown = 0

  get newest(): Version | undefined {
    return this.versions.at(-1)
  }

  hashSeen(which: 'newest' | 'former'): string {
    return (which === 'newest' ? this.newest : (this.versions.at(-2) ?? this.newest))?.hash ?? 'none'
  }

  mayBecomePublic(publisher: Person, hash: string): boolean {
    const version = this.newest
    if (!version || version === this.shown || version.hash !== hash || version.returned || this.cleared) return false
    if (version.writers.includes(publisher) || publisher === 'organiser' || publisher === 'outsider') return false
    const reviewed = REQUIRED_REVIEWS.every((one) => {
      const by = version.passedBy.get(one)
      return by !== undefined && !version.writers.includes(by)
    })
    return reviewed && version.signedBy !== null && !version.writers.includes(version.signedBy)
  }
}

/** The outcome's name; `refused` for who may not at all. */
async function act(
  world: Case,
  person: Person,
  useCase: (work: Work) => Promise<{ outcome: string; version?: unknown }>,
): Promise<{ outcome: string; version?: unknown }> {
  try {
    return await inTransaction(world[person], useCase)
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound) return { outcome: 'refused' }
    throw error
  }
}

const PDF = checkFile(new Uint8Array(Buffer.from('%PDF-1.7\n')))!

async function take(world: Case, id: string, model: Model, one: Step): Promise<void> {
  const run = (person: Person, useCase: Parameters<typeof act>[2]) => act(world, person, useCase)
  const saved = async (by: Person, { outcome }: { outcome: string }) => {
    if (outcome !== 'drafted') return
    const version = (await inTransaction(world.officer, ({ tx }) => latestVersion(tx, id)))!
    const { hash, text } = version
    model.cleared = false
    const before = model.newest === model.shown ? [] : (model.newest?.writers ?? [])
    model.versions.push({ hash, text, writers: [...before, by], passedBy: new Map(), returned: false, signedBy: null })
  }
  const review = async (by: Person, which: ReviewType, given: 'passed' | 'returned', versionHash: string) => {
    const input = { type: which, verdict: given, note: '请改。', criteria: REVIEW_CRITERIA[which], versionHash }
    const { outcome } = await run(by, (work) => reviewAnswer(work, id, input))
    if (outcome === 'passed') model.newest!.passedBy.set(which, by)
    if (outcome === 'returned') model.newest!.returned = true
  }
  const sign = async (by: Person, which: 'newest' | 'former') => {
    const { outcome } = await run(by, (work) => signOffAnswer(work, id, model.hashSeen(which)))
    if (outcome === 'signedOff') model.newest!.signedBy = by
  }
  const handIn = async (by: Person) => {
    const { outcome } = await run(by, (work) => requestReview(work, id))
    if (outcome === 'requested') model.cleared = false
  }
  switch (one.do) {
    case 'write': {
      const input = { ...DRAFT, text: `答复${one.text}。`, basedOn: model.versions.length, correctionNote: '更正。' }
      const corrects = (await row(id)).status === 'published'
      const useCase = corrects ? correctAnswer : draftAnswer
      return saved(one.who, await run(one.who, (work) => useCase(work, id, input)))
    }
    case 'attach':
      return saved(
        one.who,
        await run(one.who, (work) =>
          attachFile(work, id, { ...PDF, name: `附件${model.versions.length}.pdf`, publicity: 'public' }),
        ),
      )
    case 'clear': {
      const copy = { publicText: `问题${one.text}？`, keepHints: false }
      const { outcome } = await run(one.who, (work) => redactQuestion(work, id, copy))
      if (outcome === 'redacted') model.cleared = true
      return
    }
    case 'handIn':
      return handIn(one.who)
    case 'review':
      return review(one.who, one.type, one.verdict, model.hashSeen(one.seen))
    case 'reviewRest':
      await handIn('officer')
      for (const which of REQUIRED_REVIEWS) await review('reviewer', which, 'passed', model.hashSeen('newest'))
      if (one.signs) await sign('overseer', 'newest')
      return
    case 'sign':
      return sign(one.who, one.seen)
    case 'publish': {
      const hash = model.hashSeen(one.seen)
      const may = model.mayBecomePublic(one.who, hash)
      const { outcome } = await run(one.who, (work) => publishAnswer(work, id, hash))
      const did = outcome === 'published' || outcome === 'corrected'
      expect({ did, outcome }).toEqual({ did: may, outcome })
      if (!did) return
      model.shown = model.newest!
      model.withheld = false
      model.everShown += 1
      return
    }
    case 'withhold': {
      const { outcome } = await run(one.who, (work) => withholdAnswer(work, id, '涉及他人隐私。'))
      if (outcome === 'withheld') model.withheld = true
    }
  }
}

/** What is stored as published bears its reviews, whatever the code thought when it published. */
async function expectReviewed(id: string): Promise<void> {
  const published = await reader()
    .select()
    .from(answerVersions)
    .where(and(eq(answerVersions.questionId, id), isNotNull(answerVersions.publishedAt)))
  const all = await reader().select().from(answerVersions).where(eq(answerVersions.questionId, id))
  const acts = await reader().select().from(questionEvents).where(eq(questionEvents.questionId, id))
  for (const version of published) {
    const former = published.filter(({ number }) => number < version.number).map(({ number }) => number)
    const writers = all
      .filter(({ number }) => number > Math.max(0, ...former) && number <= version.number)
      .map(({ draftedBy }) => draftedBy)
    expect(version.hash).toBe(answerHash({ ...version, ...(await partsOfVersion(reader(), version.id)) }))
    const passed = (await reader().select().from(reviews).where(eq(reviews.versionId, version.id))).filter(
      (one) => one.verdict === 'passed' && one.versionHash === version.hash && !writers.includes(one.reviewerId),
    )
    expect(passed.map((one) => one.type).sort()).toEqual([...REQUIRED_REVIEWS].sort())
    expect(passed.every((one) => one.reviewedAt <= version.publishedAt!)).toBe(true)
    const signed = await reader().select().from(signOffs).where(eq(signOffs.versionId, version.id))
    const secrecy = passed.find((one) => one.type === 'secrecy')
    expect(signed).toHaveLength(1)
    expect(signed[0]).toMatchObject({ versionHash: version.hash })
    expect([...writers, secrecy!.reviewerId]).not.toContain(signed[0]!.signerId)
    const publishing = acts.find(
      ({ type: act, detail }) => (act === 'published' || act === 'corrected') && detail.version === version.number,
    )
    expect(writers).not.toContain(publishing!.staffId)
  }
  const { publishedVersionId } = await row(id)
  if (publishedVersionId) expect(published.map((version) => version.id)).toContain(publishedVersionId)
}

/** What anybody can read is the version the model has as shown, and no word of another. */
async function expectShown(id: string, trackingCode: string, model: Model): Promise<void> {
  const lists = [
    ...(await listAnswers(reader(), { limit: 50, offset: 0 })).items,
    ...(await pageOfAnswers(reader(), { limit: 50 })).items,
  ].filter((item) => item.id === id)
  const page = readAnswerPage(reader(), id, 'zh-CN')
  if (!model.shown) {
    await expect(page).rejects.toThrow(NotFound)
    await expect(getAnswer(reader(), id)).rejects.toThrow(NotFound)
    expect(lists).toEqual([])
    expect(JSON.stringify(await findTrackedQuestion(reader(), trackingCode, new Date()))).not.toMatch(/答复[甲乙]/)
    return
  }
  const [version] = await reader()
    .select()
    .from(answerVersions)
    .where(eq(answerVersions.id, (await row(id)).publishedVersionId!))
  expect(version!.hash).toBe(model.shown.hash)
  const answer = await getAnswer(reader(), id)
  expect(answer.text).toBe(model.withheld ? null : model.shown.text)
  expect(answer.question).toBe(model.withheld ? '' : version!.questionText)
  expect(lists).toHaveLength(model.withheld ? 1 : 2)
  const alike = (await similarAnswers(reader(), '问题一二', 50)).filter((item) => item.id === id)
  const read = JSON.stringify([{ ...(await page), others: [] }, lists, alike])
  const other = model.shown.text === '答复甲。' ? '答复乙' : '答复甲'
  if (model.withheld) expect(read).not.toMatch(/答复[甲乙]/)
  // Versions that were public before stay readable; one that never was does not appear.
  else if (model.everShown === 1) expect(read).not.toContain(other)
}

test('4: whatever people do, in whatever order, only what was reviewed and signed off by others is public', async () => {
  const reached = { courses: 0, published: 0, corrected: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45, size: 'max' }), async (steps) => {
      const world = await makeCase()
      const { id, trackingCode } = await acceptedQuestion(world, { text: '问题一？' })
      const model = new Model()
      const look = async () => {
        await expectReviewed(id)
        await expectShown(id, trackingCode, model)
      }
      let written = 0
      for (const one of steps) {
        await take(world, id, model, one)
        // Most of what is tried is refused and writes nothing.
        const acts = await reader().$count(questionEvents, eq(questionEvents.questionId, id))
        if (acts > written) await look()
        written = acts
      }
      await look()
      reached.courses += 1
      if (model.everShown > 0) reached.published += 1
      if (model.everShown > 1) reached.corrected += 1
    }),
    { numRuns: 25 },
  )
  // A property that never gets to where something is published says nothing.
  expect(reached.published).toBeGreaterThan(2)
}, 120_000)

test('a version whose copy was changed and changed back is handed in again with the reviews it has', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const version = await draft(world, id)
  await onlyReviews(world, id, version.hash)
  for (const publicText of ['另一份公开件？', PUBLIC]) {
    await inTransaction(world.officer, (work) => redactQuestion(work, id, { publicText, keepHints: false }))
  }
  expect((await row(id)).status).toBe('drafting')
  expect(await inTransaction(world.officer, (work) => requestReview(work, id))).toEqual({
    outcome: 'requested',
    version: 1,
  })
  expect((await row(id)).status).toBe('approved')
  await inTransaction(world.overseer, (work) => signOffAnswer(work, id, version.hash))
  expect(await inTransaction(world.reviewer, (work) => publishAnswer(work, id, version.hash))).toMatchObject({
    outcome: 'published',
  })
})
