// The question wall: who puts up what, votes, what was answered in the room, and what the room sees of it.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { answerOnTheSpot } from '#app/questions/answer-on-the-spot.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { hostQuestion } from '#app/questions/host-question.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { releaseOnWall } from '#app/questions/release-on-wall.server.ts'
import { deviceOf, newDeviceMark, voteOnWall, votesOfDevice } from '#app/questions/vote-on-wall.server.ts'
import { publicWallEvent } from '#app/questions/wall-event.server.ts'
import { hostQueue, wallContent } from '#app/questions/wall-queries.server.ts'
import type { WallStep } from '#app/questions/wall-step.ts'
import { takeWallStep } from '#app/questions/wall-steps.server.ts'
import { answerVersions, auditEntries, events, questions, spokenAnswers, wallItems, walls } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, type Case, citizen, makeCase, PRIVATE, row } from './case.ts'

useTestStore()

const device = () => deviceOf(newDeviceMark()) as string
const step = (file: Case, questionId: string, which: WallStep, actor = file.officer) =>
  inTransaction(actor, (work) => takeWallStep(work, { eventId: file.event.id, questionId, step: which }))
const release = (file: Case, questionId: string, publicText: string, actor = file.officer, keepHints = false) =>
  inTransaction(actor, (work) => releaseOnWall(work, { eventId: file.event.id, questionId }, { publicText, keepHints }))
const vote = (file: Case, questionId: string, by: string) =>
  inTransaction(citizen, (work) => voteOnWall(work, { eventId: file.event.id, questionId, device: by }), {
    lane: `wall ${file.event.id}`,
  })
const speak = (file: Case, questionId: string, given: object = {}, actor = file.officer) =>
  inTransaction(actor, (work) =>
    answerOnTheSpot(
      work,
      { eventId: file.event.id, questionId },
      {
        speaker: '供水科负责人',
        summary: '首段明年三月开工，停水提前一天发短信。',
        keepHints: false,
        key: newId(),
        ...given,
      },
    ),
  )
const wall = (file: Case) => wallContent(reader(), file.event.id)
const askHere = (file: Case, text: string, given: object = {}) => ask({ event: file.event.slug, text, ...given })

/** A question that is up. */
async function up(file: Case, text: string, given: object = {}) {
  const question = await askHere(file, text, given)
  expect(await release(file, question.id, text)).toEqual({ outcome: 'shown' })
  return question.id
}

test('nothing is on the wall that the host has not put up, and only the public copy is', async () => {
  const file = await makeCase()
  const { id } = await askHere(file, PRIVATE, { displayName: '老李', anonymous: false })
  expect((await wall(file)).list).toEqual([])
  expect(await step(file, id, 'show')).toEqual({ outcome: 'publicCopyMissing' })
  expect(await release(file, id, PRIVATE)).toEqual({ outcome: 'personalData' })
  expect((await wall(file)).list).toEqual([])
  expect(await release(file, id, '老管网什么时候改造？')).toEqual({ outcome: 'shown' })
  expect((await wall(file)).list).toEqual([
    { id, text: '老管网什么时候改造？', name: '老李', votes: 0, state: 'shown', pinned: false },
  ])
  expect(JSON.stringify(await wall(file))).not.toMatch(/李建国|139/)
  expect(await step(file, id, 'hide')).toEqual({ outcome: 'changed' })
  expect(await step(file, id, 'hide')).toEqual({ outcome: 'unchanged' })
  expect((await wall(file)).list).toEqual([])
})

test('names show only where the asker gave one, and a question that may not be published never goes up', async () => {
  const file = await makeCase()
  await up(file, '停水能不能发短信？', { anonymous: true, displayName: '不该出现' })
  expect((await wall(file)).list[0]).toMatchObject({ name: null })
  const secret = await askHere(file, '请不要公开我的问题。', { mayPublish: false })
  expect(await release(file, secret.id, '请不要公开我的问题。')).toEqual({ outcome: 'mayNotPublish' })
  expect((await wall(file)).list).toHaveLength(1)
  await expect(hostQuestion(reader(), file.officer, file.event.id, secret.id)).rejects.toThrow()
})

test('a question that is withdrawn, declined or merged is gone from the wall', async () => {
  const file = await makeCase()
  const id = await up(file, '水价怎么定的？')
  await store().transaction(async (tx) => {
    await tx.update(questions).set({ status: 'declined' }).where(eq(questions.id, id))
  })
  expect((await wall(file)).list).toEqual([])
  expect(await step(file, id, 'hide')).toEqual({ outcome: 'changed' })
  expect(await step(file, id, 'show')).toEqual({ outcome: 'ended' })
})

test('a device votes once; forty at once are forty', async () => {
  const file = await makeCase()
  const id = await up(file, '水质在哪里查？')
  const mine = device()
  expect(await vote(file, id, mine)).toEqual({ outcome: 'counted' })
  expect(await vote(file, id, mine)).toEqual({ outcome: 'alreadyCounted' })
  await Promise.all(Array.from({ length: 40 }, () => vote(file, id, device())))
  await Promise.all(Array.from({ length: 10 }, () => vote(file, id, mine)))
  expect((await wall(file)).list[0]?.votes).toBe(41)
  expect(await votesOfDevice(reader(), file.event.id, mine)).toEqual([id])
  const waiting = await askHere(file, '还没有上墙。')
  expect(await vote(file, waiting.id, mine)).toEqual({ outcome: 'notShown' })
  await step(file, id, 'hide')
  expect(await vote(file, id, device())).toEqual({ outcome: 'notShown' })
})

test('a mark that we did not sign is no device', () => {
  const mark = newDeviceMark()
  expect(deviceOf(mark)).toBeTruthy()
  for (const forged of [undefined, '', '.', 'made-up', `made-up.${mark.split('.')[1]}`, `${mark}x`]) {
    expect(deviceOf(forged)).toBeUndefined()
  }
})

test('the order follows the votes, and stands still while one question is being answered', async () => {
  const file = await makeCase()
  const first = await up(file, '第一个问题？')
  const second = await up(file, '第二个问题？')
  const third = await up(file, '第三个问题？')
  const order = async () => (await wall(file)).list.map((one) => one.id)
  await vote(file, third, device())
  expect(await order()).toEqual([third, first, second])
  expect(await step(file, first, 'answering')).toEqual({ outcome: 'changed' })
  expect(await step(file, first, 'answering')).toEqual({ outcome: 'unchanged' })
  for (let n = 0; n < 3; n++) await vote(file, second, device())
  expect(await wall(file)).toMatchObject({ now: { id: first, answering: true } })
  expect((await wall(file)).list.map(({ id, votes }) => [id, votes])).toEqual([
    [third, 1],
    [second, 3],
  ])
  expect(await step(file, first, 'stop')).toEqual({ outcome: 'changed' })
  expect(await order()).toEqual([second, third, first])
  await step(file, first, 'pin')
  expect(await wall(file)).toMatchObject({ now: { id: first, answering: false, pinned: true } })
  // What is being answered stands before what is pinned; when it is done the pinned one comes back.
  await step(file, third, 'answering')
  expect(await order()).toEqual([first, second])
  expect(await step(file, third, 'written')).toEqual({ outcome: 'changed' })
  expect(await wall(file)).toMatchObject({ now: { id: first }, counts: { asked: 3, answered: 0, written: 1 } })
  await step(file, first, 'unpin')
  expect((await wall(file)).now).toBeNull()
})

test('only what was passed on for a written answer counts as such', async () => {
  const file = await makeCase()
  const [hidden, written, declined] = [
    await up(file, '甲问题？'),
    await up(file, '乙问题？'),
    await up(file, '丙问题？'),
  ]
  await askHere(file, '还在等候上墙的问题？')
  await step(file, hidden, 'hide')
  await step(file, written, 'written')
  await step(file, declined, 'written')
  await inTransaction(file.officer, (work) =>
    declineQuestion(work, declined, { reason: '不属于本机关职责。', route: null, keepHints: false }),
  )
  expect((await wall(file)).counts).toEqual({ asked: 4, answered: 0, written: 1 })
})

test('an answer given in the room is recorded once, drafted, and still has to pass the reviews', async () => {
  const file = await makeCase()
  const id = await up(file, '老旧管网什么时候改造？')
  await step(file, id, 'answering')
  const key = newId()
  const personal = await speak(file, id, { key, summary: '请打 13905320174 找我。' })
  expect(personal).toMatchObject({ outcome: 'personalData' })
  expect(await speak(file, id, { key })).toEqual({ outcome: 'recorded', drafted: true })
  expect(await speak(file, id, { key })).toEqual({ outcome: 'alreadyRecorded' })
  expect(await wall(file)).toMatchObject({ now: null, counts: { asked: 1, answered: 1, written: 0 } })
  expect((await wall(file)).list[0]).toMatchObject({ id, state: 'answered' })
  const versions = await reader().select().from(answerVersions).where(eq(answerVersions.questionId, id))
  expect(versions).toMatchObject([{ number: 1, text: '首段明年三月开工，停水提前一天发短信。' }])
  const [question] = await reader().select().from(questions).where(eq(questions.id, id))
  expect(question).toMatchObject({ status: 'drafting', publishedAt: null })
  const tried = await inTransaction(file.reviewer, (work) => publishAnswer(work, id, versions[0]!.hash))
  expect(tried.outcome).not.toBe('published')
  // A second answer goes on record; the draft that stands is left alone.
  expect(await speak(file, id, { summary: '补充：分三段施工。' })).toEqual({ outcome: 'recorded', drafted: false })
  expect(await reader().$count(spokenAnswers)).toBe(2)
  expect(await reader().$count(answerVersions)).toBe(1)
})

test('steps leave their audit entries, once each', async () => {
  const file = await makeCase()
  const id = await up(file, '水价听证会怎样报名？')
  for (const which of ['show', 'pin', 'pin', 'answering', 'stop', 'unpin', 'hide', 'hide'] as const)
    await step(file, id, which)
  await step(file, id, 'show')
  await step(file, id, 'written')
  const acts = (await reader().select({ action: auditEntries.action }).from(auditEntries)).map((entry) => entry.action)
  expect(acts.filter((act) => act.startsWith('wall.')).sort()).toEqual(
    [
      'wall.shown',
      'wall.pinned',
      'wall.answering',
      'wall.answering-stopped',
      'wall.unpinned',
      'wall.hidden',
      'wall.shown',
      'wall.left-for-writing',
    ].sort(),
  )
})

test('organisers steer what is cleared; only those who handle questions read originals and write answers', async () => {
  const file = await makeCase()
  const id = await up(file, '二次供水水箱多久清洗一次？')
  const waiting = await askHere(file, PRIVATE)
  expect(await step(file, id, 'pin', file.organiser)).toEqual({ outcome: 'changed' })
  const queue = await hostQueue(reader(), file.organiser, file.event.id)
  expect(queue.map(({ id, text, state, handles }) => ({ id, text, state, handles }))).toEqual([
    { id, text: '二次供水水箱多久清洗一次？', state: 'shown', handles: false },
    { id: waiting.id, text: null, state: 'waiting', handles: false },
  ])
  expect(JSON.stringify(queue)).not.toContain('李建国')
  await expect(hostQuestion(reader(), file.organiser, file.event.id, waiting.id)).rejects.toThrow()
  await expect(release(file, waiting.id, '水压不够怎么办？', file.organiser)).rejects.toThrow()
  await expect(speak(file, id, {}, file.organiser)).rejects.toThrow()
  await expect(step(file, id, 'hide', file.outsider)).rejects.toThrow()
  await expect(step(file, id, 'hide', file.reviewer)).rejects.toThrow()
  const mine = await hostQuestion(reader(), file.officer, file.event.id, waiting.id)
  expect(mine.question).toMatchObject({ original: PRIVATE, handles: true })
})

test('a question of another event is not on this wall', async () => {
  const file = await makeCase()
  const other = await makeCase()
  const id = await up(other, '别处的问题？')
  await expect(step(file, id, 'show')).rejects.toThrow()
  expect(await vote(file, id, device())).toEqual({ outcome: 'notShown' })
  expect(await reader().$count(wallItems)).toBe(1)
})

const merge = async (file: Case, id: string, into: string) => {
  const { trackingCode } = await row(into)
  expect(await inTransaction(file.officer, (work) => mergeQuestion(work, id, { code: trackingCode }))).toMatchObject({
    outcome: 'merged',
  })
}

test('merging moves votes without moving the order while a question is being answered', async () => {
  const file = await makeCase()
  const [first, second, third] = [await up(file, '一？'), await up(file, '二？'), await up(file, '三？')] as const
  const fourth = await up(file, '四？')
  await vote(file, second, device())
  for (let n = 0; n < 3; n++) await vote(file, fourth, device())
  await step(file, first, 'answering')
  const order = async () => (await wall(file)).list.map(({ id, votes }) => [id, votes])
  await merge(file, fourth, third)
  expect(await order()).toEqual([
    [second, 1],
    [third, 3],
  ])
  await step(file, first, 'stop')
  expect(await order()).toEqual([
    [third, 3],
    [second, 1],
    [first, 0],
  ])
})

test('votes wait for the question they were merged into until it is put up', async () => {
  const file = await makeCase()
  const voter = device()
  const id = await up(file, '老管网什么时候改造？')
  await vote(file, id, voter)
  await vote(file, id, device())
  const target = await askHere(file, '管网改造几时开始？')
  await merge(file, id, target.id)
  expect((await wall(file)).list).toEqual([])
  expect(await release(file, target.id, '管网改造几时开始？')).toEqual({ outcome: 'shown' })
  expect((await wall(file)).list).toMatchObject([{ id: target.id, votes: 2 }])
  expect(await vote(file, target.id, voter)).toEqual({ outcome: 'alreadyCounted' })
  expect(await vote(file, target.id, device())).toEqual({ outcome: 'counted' })
  expect((await wall(file)).list).toMatchObject([{ id: target.id, votes: 3 }])
})

test('a question that is merged or declined while it is answered or pinned leaves the wall, and the order moves on', async () => {
  const file = await makeCase()
  const [first, second, third] = [await up(file, '一？'), await up(file, '二？'), await up(file, '三？')] as const
  await step(file, first, 'answering')
  await step(file, first, 'pin')
  await vote(file, third, device())
  await merge(file, first, second)
  const [merged] = await reader().select().from(walls)
  expect(merged).toMatchObject({ answeringId: null, pinnedId: null })
  expect((await wall(file)).list.map(({ id }) => id)).toEqual([third, second])
  await step(file, third, 'answering')
  await vote(file, second, device())
  await vote(file, second, device())
  await inTransaction(file.officer, (work) => declineQuestion(work, third, { reason: '属于诉讼。', route: 'court' }))
  const [declined] = await reader().select().from(walls)
  expect(declined!.answeringId).toBeNull()
  await vote(file, second, device())
  expect(await wall(file)).toMatchObject({ now: null, list: [{ id: second, votes: 3 }] })
  const [item] = await reader().select().from(wallItems).where(eq(wallItems.questionId, second))
  expect(item).toMatchObject({ votes: 3, orderVotes: 3 })
})

test('of more than a hundred questions on either side, neither those up nor those that wait vanish for the host', async () => {
  const file = await makeCase()
  const { id } = await askHere(file, '第一个？')
  const source = await row(id)
  await store().transaction(async (tx) => {
    for (let n = 0; n < 239; n++) {
      const copy = { ...source, id: newId(), trackingCode: String(5_000_000_000 + n), publicText: `问题 ${n}？` }
      await tx.insert(questions).values({ ...copy, idempotencyKey: null })
      if (n % 2 === 0) {
        const up = { questionId: copy.id, eventId: file.event.id, state: 'shown' as const }
        await tx.insert(wallItems).values({ ...up, shownAt: source.receivedAt, changedAt: source.receivedAt })
      }
    }
  })
  const queue = await hostQueue(reader(), file.officer, file.event.id)
  const count = (state: string) => queue.filter((one) => one.state === state).length
  expect([count('shown'), count('waiting')]).toEqual([120, 120])
})

test('a draft event has no wall', async () => {
  const file = await makeCase()
  expect(await publicWallEvent(reader(), file.event.slug)).toMatchObject({ id: file.event.id })
  await store().transaction(async (tx) => {
    await tx.update(events).set({ state: 'draft' }).where(eq(events.id, file.event.id))
  })
  await expect(publicWallEvent(reader(), file.event.slug)).rejects.toThrow()
})

test('what was answered in the room is owed to the public five days after the event, once', async () => {
  const file = await makeCase()
  const id = await up(file, '老管网什么时候改造？')
  const spoken = async () => (await listClocks(reader(), id)).filter(({ kind }) => kind === 'spoken')
  expect(await spoken()).toEqual([])
  await speak(file, id)
  await speak(file, id, { summary: '补充：十二月公示名单。' })
  const [clock, more] = await spoken()
  expect(more).toBeUndefined()
  expect(clock).toMatchObject({ dueRule: 'spoken.v1.5d', startedAt: file.event.endsAt, endedAt: null })
  expect(dayOf(clock!.dueAt)).toBe(addDays(dayOf(file.event.endsAt), 5))
})
