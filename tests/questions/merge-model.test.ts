// Invariant 5, over random courses beside a model: merging moves followers, votes and askers; what becomes of the question
// that is left is told to every asker once, and closes every question that went into it.
import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#app/platform/ids.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { releaseOnWall } from '#app/questions/release-on-wall.server.ts'
import { deviceOf, newDeviceMark, voteOnWall } from '#app/questions/vote-on-wall.server.ts'
import { answerFollowers, wallVotes } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, type Case, citizen, draft, makeCase, messageKinds, passReviews, row } from './case.ts'

useTestStore()

const COUNT = 5
const DEVICES = Array.from({ length: 3 }, () => deviceOf(newDeviceMark()) as string)
const some = <T>(of: readonly T[]) => fc.subarray([...of])
const nth = fc.nat(COUNT - 1)
const course = fc.record({
  /** who votes for which, and who follows which, before anything is merged */
  votes: fc.array(some(DEVICES), { minLength: COUNT, maxLength: COUNT }),
  followers: fc.array(some(['a', 'b', 'c']), { minLength: COUNT, maxLength: COUNT }),
  merges: fc.array(fc.tuple(nth, nth), { minLength: 1, maxLength: 6 }),
  ending: fc.constantFrom<'publish' | 'decline'>('publish', 'decline'),
})

async function makeQuestions(world: Case, votes: string[][], followers: string[][]) {
  const made: { id: string; trackingCode: string; email: string }[] = []
  for (let index = 0; index < COUNT; index++) {
    const email = `asker-${index}@example.org`
    const text = `第${index}个问题：管网何时改造？`
    const { id, trackingCode } = await acceptedQuestion(world, { email, text })
    made.push({ id, trackingCode, email })
    const place = { eventId: world.event.id, questionId: id }
    await inTransaction(world.officer, (work) => releaseOnWall(work, place, { publicText: text, keepHints: false }))
    for (const device of votes[index] ?? [])
      await inTransaction(citizen, (work) => voteOnWall(work, { ...place, device }))
    for (const name of followers[index] ?? []) {
      await inTransaction(citizen, ({ tx, now }) =>
        tx.insert(answerFollowers).values({
          id: newId(),
          questionId: id,
          email: `${name}@example.org`,
          emailHash: `hash of ${name}`,
          language: 'zh-CN',
          createdAt: now,
          confirmedAt: now,
        }),
      )
    }
  }
  return made
}

const unionOf = (sets: string[][], members: number[]) => [...new Set(members.flatMap((n) => sets[n] ?? []))].sort()

test('5: however questions are merged, followers, votes and askers end where the answer is, and each is told once', async () => {
  let joined = 0
  await fc.assert(
    fc.asyncProperty(course, async ({ votes, followers, merges, ending }) => {
      const world = await makeCase()
      const made = await makeQuestions(world, votes, followers)
      // The model: which question each one is part of.
      const root = made.map((_, index) => index)
      for (const [from, into] of merges) {
        const { outcome } = await inTransaction(world.officer, (work) =>
          mergeQuestion(work, made[from]!.id, { code: made[into]!.trackingCode }),
        )
        const possible = from !== into && root[from] === from && root[into] === into
        expect({ outcome, did: outcome === 'merged' }).toEqual({ outcome, did: possible })
        if (possible) for (const [index, of] of root.entries()) if (of === from) root[index] = into
      }
      for (const target of new Set(root)) {
        const members = root.flatMap((of, index) => (of === target ? [index] : []))
        const others = members.filter((index) => index !== target)
        joined += others.length
        const ids = members.map((index) => made[index]!.id)
        const following = await reader().select().from(answerFollowers).where(inArray(answerFollowers.questionId, ids))
        expect(following.map(({ questionId }) => questionId)).toEqual(following.map(() => made[target]!.id))
        expect(following.map(({ email }) => email[0]).sort()).toEqual(unionOf(followers, members))
        const cast = await reader().select().from(wallVotes).where(eq(wallVotes.questionId, made[target]!.id))
        expect(cast).toHaveLength(unionOf(votes, members).length)
        for (const index of others) {
          expect(await row(made[index]!.id)).toMatchObject({
            status: 'merged',
            mergedIntoId: made[target]!.id,
            closedAt: null,
          })
        }
        await end(world, made[target]!.id, ending)
        const letter = ending === 'publish' ? 'answer-published' : 'question-declined'
        for (const index of members) {
          const told = (await messageKinds(made[index]!.id)).filter((kind) => kind.startsWith(letter))
          expect(told).toEqual([`${letter} email ${made[index]!.email}`])
          if (index !== target) expect((await row(made[index]!.id)).closedAt).not.toBeNull()
        }
      }
    }),
    { numRuns: 8 },
  )
  expect(joined).toBeGreaterThan(5)
}, 120_000)

async function end(world: Case, id: string, ending: 'publish' | 'decline'): Promise<void> {
  if (ending === 'decline') {
    await inTransaction(world.officer, (work) => declineQuestion(work, id, { reason: '属于诉讼。', route: 'court' }))
    return
  }
  const { hash } = await draft(world, id)
  await passReviews(world, id, hash)
  await inTransaction(world.reviewer, (work) => publishAnswer(work, id, hash))
}
