// 文字实录: who writes, who checks, what the public reads, and how an answer gets into the library.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { isAllowedLink, isHttpsLink } from '#app/events/allowed-links.ts'
import { changeLinkHosts, linkErrors, readLinkHosts } from '#app/events/link-hosts.server.ts'
import { exchangeForm } from '#app/occasions/exchange.ts'
import { publicTranscript, questionsToAnswer } from '#app/occasions/transcript.server.ts'
import {
  changeExchange,
  enterExchange,
  fileTranscript,
  moveUp,
  releaseExchanges,
  removeExchange,
} from '#app/occasions/write-transcript.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { answerOnTheSpot } from '#app/questions/answer-on-the-spot.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { answerChannels, answerVersions, auditEntries, events, exchanges, questions } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, type Case, makeCase } from '../questions/case.ts'

useTestStore()

const ENTRY = {
  kind: 'question' as const,
  asker: '网友',
  journalist: null,
  question: '夜里水管爆了，多久有人来？',
  speaker: '于海波（抢修队队长）',
  answer: '城区 30 分钟内到场，镇驻地 1 小时内到场。',
  questionId: null,
}

async function makeTalk(kind: 'onlineInterview' | 'pressConference' = 'onlineInterview') {
  const file = await makeCase()
  await store().transaction(async (tx) => {
    await tx.update(events).set({ kind }).where(eq(events.id, file.event.id))
  })
  return file
}

let keys = 0
const enter = (file: Case, given: object = {}, actor = file.officer, key = `key-${++keys}`) =>
  inTransaction(actor, (work) =>
    enterExchange(work, file.event.id, { content: { ...ENTRY, ...given }, keepHints: false, key }),
  )
const release = (file: Case, picks: { id: string; revision: number }[], actor = file.reviewer) =>
  inTransaction(actor, (work) => releaseExchanges(work, file.event.id, picks))
const shown = (file: Case) => publicTranscript(reader(), file.event.id)
const entered = async (file: Case, given: object = {}, actor = file.officer) => {
  const outcome = await enter(file, given, actor)
  if (outcome.outcome !== 'entered') throw new Error(outcome.outcome)
  return outcome.id
}

test('an entry is public only after somebody else has checked it as it reads now', async () => {
  const file = await makeTalk()
  const id = await entered(file, {}, file.both)
  expect(await shown(file)).toEqual([])
  expect(await release(file, [{ id, revision: 1 }], file.both)).toMatchObject({ released: 0, own: 1 })
  await expect(release(file, [{ id, revision: 1 }], file.organiser)).rejects.toThrow(Forbidden)
  await expect(release(file, [{ id, revision: 1 }], file.outsider)).rejects.toThrow(NotFound)
  expect(await release(file, [{ id, revision: 1 }])).toMatchObject({ released: 1 })
  expect(await shown(file)).toMatchObject([{ question: ENTRY.question, answer: ENTRY.answer, answerHref: null }])

  const content = { ...ENTRY, answer: '城区 20 分钟内到场。' }
  const change = (revision: number) =>
    inTransaction(file.organiser, (work) =>
      changeExchange(work, file.event.id, { id, revision }, { content, keepHints: false }),
    )
  expect(await change(1)).toMatchObject({ outcome: 'changed' })
  expect(await change(1)).toEqual({ outcome: 'olderRevision' })
  expect(await shown(file)).toEqual([])
  expect(await release(file, [{ id, revision: 1 }])).toMatchObject({ released: 0, changed: 1 })
  expect(await release(file, [{ id, revision: 2 }])).toMatchObject({ released: 1 })
  expect(await shown(file)).toMatchObject([{ answer: content.answer }])
  const acts = await reader().select({ action: auditEntries.action }).from(auditEntries)
  expect(acts.filter(({ action }) => action.startsWith('transcript.')).map(({ action }) => action)).toEqual([
    'transcript.entered',
    'transcript.released',
    'transcript.changed',
    'transcript.released',
  ])
})

test('an entry of an answer officer becomes a question with a first draft and its channel, once', async () => {
  const file = await makeTalk('pressConference')
  expect(await enter(file, { asker: '青岛日报记者' }, file.officer, 'same')).toMatchObject({ filed: true })
  expect(await enter(file, { asker: '青岛日报记者' }, file.officer, 'same')).toEqual({ outcome: 'alreadyEntered' })
  const [question, ...more] = await reader().select().from(questions)
  expect(more).toEqual([])
  expect(question).toMatchObject({ source: 'media', publicText: ENTRY.question, status: 'drafting' })
  const versions = () => reader().select({ text: answerVersions.text }).from(answerVersions)
  expect(await versions()).toEqual([{ text: ENTRY.answer }])
  expect(await reader().select().from(answerChannels)).toMatchObject([
    { questionId: question?.id, channel: 'pressConference', title: file.event.title },
  ])
  const [entry] = await reader().select().from(exchanges)
  // The draft follows the entry while nobody has worked on it.
  await inTransaction(file.officer, (work) =>
    changeExchange(
      work,
      file.event.id,
      { id: entry?.id ?? '', revision: 1 },
      { content: { ...ENTRY, answer: '改过的回答。' }, keepHints: false },
    ),
  )
  expect((await versions()).map(({ text }) => text)).toEqual([ENTRY.answer, '改过的回答。'])
  expect(await reader().$count(answerChannels)).toBe(1)
})

test('what an organiser wrote down waits for an answer officer to file it; statements are never filed', async () => {
  const file = await makeTalk()
  expect(await enter(file, {}, file.organiser)).toMatchObject({ outcome: 'entered', filed: false })
  await entered(file, { kind: 'statement', question: '', answer: '各位网友好。' }, file.organiser)
  expect(await reader().$count(questions)).toBe(0)
  const all = () => inTransaction(file.officer, (work) => fileTranscript(work, file.event.id))
  expect(await all()).toEqual({ outcome: 'filed', count: 1 })
  expect(await all()).toEqual({ outcome: 'filed', count: 0 })
  expect(await reader().$count(questions)).toBe(1)
})

test('a question asked on the site is answered with its public copy; one that may not be published is refused', async () => {
  const file = await makeTalk()
  const asked = await ask({ event: file.event.slug, text: '水费怎么算？我叫李建国，电话13905320174。' })
  expect(await enter(file, { question: '', questionId: asked.id })).toEqual({ outcome: 'unknownQuestion' })
  const copy = { publicText: '水费怎么算？', keepHints: false }
  await inTransaction(file.officer, (work) => redactQuestion(work, asked.id, copy))
  expect(await questionsToAnswer(reader(), file.event.id)).toEqual([{ id: asked.id, text: '水费怎么算？' }])
  expect(await enter(file, { question: '', questionId: asked.id })).toMatchObject({ filed: true })
  expect(await questionsToAnswer(reader(), file.event.id)).toEqual([])
  expect(await reader().$count(questions)).toBe(1)
  expect(await reader().select({ channel: answerChannels.channel }).from(answerChannels)).toEqual([
    { channel: 'interview' },
  ])
  const secret = await ask({ event: file.event.slug, mayPublish: false })
  expect(await enter(file, { questionId: secret.id })).toEqual({ outcome: 'unknownQuestion' })
  expect(await enter(file, { answer: '请找李科长，电话13905320174。' })).toMatchObject({ outcome: 'personalData' })
})

test('an answer given from the wall notes its channel by itself', async () => {
  const file = await makeCase()
  const asked = await ask({ event: file.event.slug, text: '停水怎么通知？' })
  await inTransaction(file.officer, (work) =>
    redactQuestion(work, asked.id, { publicText: '停水怎么通知？', keepHints: false }),
  )
  const said = { speaker: '供水科', summary: '提前一天发短信。', keepHints: false, key: 'spoken-once' }
  const place = { eventId: file.event.id, questionId: asked.id }
  await inTransaction(file.officer, (work) => answerOnTheSpot(work, place, said))
  expect(await reader().select({ channel: answerChannels.channel }).from(answerChannels)).toEqual([
    { channel: 'event' },
  ])
})

test('entries keep their order, move up, and go only while they are neither public nor filed', async () => {
  const file = await makeTalk()
  const ids: string[] = []
  for (const question of ['一', '二', '三']) ids.push(await entered(file, { question }, file.organiser))
  await release(
    file,
    ids.map((id) => ({ id, revision: 1 })),
  )
  const order = async () => (await shown(file)).map((entry) => entry.question)
  expect(await order()).toEqual(['一', '二', '三'])
  const up = (id = '') => inTransaction(file.organiser, (work) => moveUp(work, file.event.id, id))
  expect(await up(ids[2])).toEqual({ outcome: 'moved' })
  expect(await order()).toEqual(['一', '三', '二'])
  expect(await up(ids[0])).toEqual({ outcome: 'first' })
  const remove = (id = '') => inTransaction(file.organiser, (work) => removeExchange(work, file.event.id, id))
  expect(await remove(ids[0])).toEqual({ outcome: 'notRemovable' })
  expect(await remove(await entered(file, {}, file.organiser))).toEqual({ outcome: 'removed' })
  expect(await order()).toHaveLength(3)
})

test('the name of a journalist is kept only with consent', () => {
  const form = { kind: 'question', question: '问', speaker: '答', answer: '答', journalist: '王璐' }
  expect(exchangeForm.safeParse(form).error?.issues).toMatchObject([
    { path: ['journalistAgreed'], message: 'journalistNotAgreed' },
  ])
  expect(exchangeForm.parse({ ...form, journalistAgreed: 'yes' }).content.journalist).toBe('王璐')
  expect(exchangeForm.parse({ ...form, kind: 'statement', journalistAgreed: 'yes' }).content.journalist).toBeNull()
})

test.each([
  ['https://www.jimo.gov.cn/live', true, true],
  ['https://gov.cn', true, true],
  ['https://evilgov.cn/x', true, false],
  ['http://www.jimo.gov.cn', false, false],
  ['https://user@www.jimo.gov.cn', false, false],
  ['https://www.jimo.gov.cn:8443/', false, false],
  ['https://127.0.0.1/', false, false],
  ['javascript:alert(1)', false, false],
])('link %s', (link, https, allowed) => {
  expect(isHttpsLink(link)).toBe(https)
  expect(isAllowedLink(link, ['gov.cn'])).toBe(allowed)
})

test('only the overseer changes the hosts that may be linked', async () => {
  const file = await makeTalk()
  await expect(inTransaction(file.organiser, (work) => changeLinkHosts(work, ['example.com']))).rejects.toThrow(
    Forbidden,
  )
  await inTransaction(file.overseer, (work) => changeLinkHosts(work, ['example.com']))
  expect(await readLinkHosts(reader())).toEqual(['example.com'])
  const links = { liveUrl: 'https://live.example.com/1', recordUrl: 'https://www.jimo.gov.cn/1' }
  expect(await linkErrors(reader(), links)).toEqual({ recordUrl: 'linkNotAllowed' })
})
