// Invariant 8: no body that the public can get holds a private word, whatever the question's state. A server with all the
// sample data and a question in every state is read through as somebody without an account reads it.
import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRoutes } from '#app/ops/routes.server.ts'
import { seedDemo } from '#app/ops/seed-demo.server.ts'
import { previewMessage } from '#app/outbox/preview-message.server.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { askerPath } from '#app/questions/asker-link.server.ts'
import { openStore } from '#db/open-store.ts'
import {
  answerFiles,
  answerVersions,
  events,
  outboxMessages,
  programmes,
  questions,
  registrations,
  topicColumns,
} from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import { reader, useStore } from '#db/work.ts'
import { freshDatabaseUrl } from '#tests/support/database.ts'
import { markTables, PRIVATE_PLACES, PrivateWords } from '#tests/support/private-words.ts'
import { askPublic, crawl, linksIn, type PublicAnswer } from '#tests/support/public-crawl.ts'
import { type BuiltRoute, routeOf } from '#tests/support/routes.ts'
import { testBuild } from '#tests/support/test-build.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makePrivateCases, type PrivateCases, SHOWN } from './private-cases.ts'

const LANGUAGES = ['zh-CN', 'en'] as const

let opened: Store
let server: TestServer
let routes: BuiltRoute[]
let cases: PrivateCases
const words = new PrivateWords()
/** What was typed in, as against what was marked in the tables afterwards. */
let typed: string[] = []
let met: Set<string>
const answers = new Map<string, PublicAnswer[]>()

beforeAll(async () => {
  useKeyRing({ keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') })
  opened = await openStore({ url: await freshDatabaseUrl() })
  useStore(opened)
  server = await startTestServer()
  routes = listRoutes(await testBuild())
  await seedDemo({ past: 1 })
  cases = await makePrivateCases(words, (path) => askPublic(server.origin, path, 'zh-CN'))
  typed = words.all.map(({ word }) => word)
  met = await markTables(words)
  const start = await addresses()
  for (const language of LANGUAGES) {
    answers.set(language, await crawl(server.origin, { routes, start, language }))
  }
}, 600_000)
afterAll(async () => {
  await server.close()
  await opened.close()
  useStore(undefined)
})

/** Every public address without a parameter, and those of everything there is, public or not. */
async function addresses(): Promise<string[]> {
  const asked = await reader().select({ id: questions.id, code: questions.trackingCode }).from(questions)
  const held = await reader().select({ slug: events.slug }).from(events)
  const files = await reader()
    .select({ id: answerFiles.id, questionId: answerVersions.questionId })
    .from(answerFiles)
    .innerJoin(answerVersions, eq(answerVersions.id, answerFiles.versionId))
  const onAir = await reader().select({ slug: programmes.slug }).from(programmes)
  const columns = await reader().select({ slug: topicColumns.slug }).from(topicColumns)
  return [
    ...routes
      .filter(({ audience, methods }) => ['public', 'secret', 'machine'].includes(audience) && methods.includes('GET'))
      .map(({ path }) => path)
      .filter((path) => !/[:*]/.test(path)),
    ...asked.flatMap(({ id, code }) => [`/questions/${code}`, `/api/v1/questions/${code}`, `/answers/${id}`]),
    ...held.flatMap(({ slug }) => [
      ...['', '/questions', '/register', '/register/group', '/register/group/sample', '.ics'].map(
        (end) => `/events/${slug}${end}`,
      ),
      `/wall/${slug}`,
      `/wall/${slug}/live`,
      `/api/v1/events/${slug}`,
      `/api/v1/events/${slug}/transcript`,
      `/api/v1/events/${slug}/form`,
    ]),
    ...files.map(({ id, questionId }) => `/answers/${questionId}/files/${id}`),
    ...onAir.flatMap(({ slug }) => [`/programmes/${slug}`, `/api/v1/programmes/${slug}`]),
    ...columns.flatMap(({ slug }) => [`/columns/${slug}`, `/columns/${slug}.atom`]),
  ]
}

/** What an answer shows that it must not: `/path: place`. */
const leaks = (answer: PublicAnswer, mayHold: (owner: string, place: string) => boolean = () => false): string[] =>
  words
    .foundIn(answer.text)
    .filter(({ owner, place }) => !mayHold(owner, place))
    .map(({ place, word }) => `${answer.path}: ${place} (${word})`)

test.each(LANGUAGES)('8: nothing that the public reads in %s holds a private word', (language) => {
  const read = answers.get(language) ?? []
  expect(
    read.filter(({ status }) => status === 429 || status >= 500).map(({ path, status }) => `${path} ${status}`),
  ).toEqual([])
  expect(read.flatMap((answer) => leaks(answer))).toEqual([])
  // What may be read was read: a walk past closed doors proves nothing.
  expect(read.filter(({ text }) => text.includes(SHOWN)).length).toBeGreaterThan(10)
  expect(read.filter(({ status }) => status === 200).length).toBeGreaterThan(300)
})

test('8: the walk has been at every public page, feed and endpoint', () => {
  const been = new Set(
    [...answers.values()]
      .flat()
      .filter(({ status }) => status === 200)
      .map(({ path }) => routeOf(routes, new URL(path, server.origin).pathname)?.path),
  )
  // Phones at the gate and staff who sign in through another service have doors of their own.
  const isTheirs = (path: string) => path.startsWith('/api/v1/gate') || path.startsWith('/login/identity')
  const open = routes.filter(
    ({ audience, methods, path }) =>
      ['public', 'machine'].includes(audience) && methods.includes('GET') && !isTheirs(path),
  )
  // These answer a reader without an account with nothing but that.
  const empty = ['/api/*', '/api/v1/questions', '/display']
  expect(open.map(({ path }) => path).filter((path) => !been.has(path))).toEqual(empty)
})

test('8: a private word is met in every column that holds such words', () => {
  // Of these the sample data and the questions above have no row.
  const none = [
    'staff.totpSecret',
    'registrations.answers',
    'webhookEndpoints.formerSecret',
    'identities.number',
    'linkRequests.contact',
    'formFiles.name',
    'feedback.text',
    'adoptionProgress.text',
    'objections.reason',
    'objections.basis',
    'objections.decisionReason',
    'scoreObjections.reason',
    'scoreObjections.answer',
    'savedViews.name',
    'bulkActs.reason',
  ]
  expect(PRIVATE_PLACES.filter((place) => !met.has(place))).toEqual(none)
})

test('8: searches and suggestions answer a private word as they answer a word that nobody wrote', async () => {
  const ways = ['/answers?q=', '/answers.atom?q=', '/events?q=', '/api/v1/answers?q=', '/api/v1/events?q=']
  const asking = [...ways, '/api/v1/questions/similar?q=', '/columns?q=', '/overdue?q=']
  const found = async (way: string, word: string) => {
    const { status, text, ...answer } = await askPublic(server.origin, way + encodeURIComponent(word), 'zh-CN')
    const links = linksIn({ ...answer, status, text: text.replaceAll(word, 'WORD') }, server.origin)
    return { status, links, items: text.match(/"id":"[^"]+"/g) ?? [] }
  }
  for (const way of asking) {
    const nothing = await found(way, 'qz99999zq')
    for (const word of typed) expect({ way, word, ...(await found(way, word)) }).toEqual({ way, word, ...nothing })
  }
  // The same ways do find what is public.
  expect((await found('/answers?q=', '发黄')).links.length).toBeGreaterThan(
    (await found('/answers?q=', 'qz99999zq')).links.length,
  )
  expect((await found('/api/v1/questions/similar?q=', SHOWN)).items.length).toBeGreaterThan(0)
}, 120_000)

test('8: a secret link shows its holder what is theirs, and nothing of anybody else or of the offices', async () => {
  const OWN =
    /original|asker|file|supplement|rating|reason|follow-up|split|alone|unwilling|questionFiles|wholeText|concealedText|askerText|answerVersions/
  const asked = await reader().select().from(questions)
  const links = asked.map((one) => ({ path: askerPath(one), owner: one.id }))
  const coming = await reader().select().from(registrations).limit(40)
  const held = coming.flatMap(({ id, manageToken, ticketSecret }) => [
    ...['', '/change', '/details', '/cancel', '/print', '/calendar.ics'].map((end) => ({
      path: `/r/${manageToken}${end}`,
      owner: id,
    })),
    { path: `/t/${ticketSecret}`, owner: id },
  ])
  const shown: string[] = []
  let opened = 0
  for (const { path, owner } of [...links, ...held]) {
    const answer = await askPublic(server.origin, path, 'zh-CN')
    if (answer.status === 200) opened += 1
    shown.push(...leaks(answer, (of, place) => of === owner && (place.startsWith('registrations.') || OWN.test(place))))
  }
  expect(shown).toEqual([])
  expect(opened).toBeGreaterThan(60)
}, 120_000)

test('8: a letter holds words of its own reader, and of nobody else', async () => {
  const messages = await reader().select().from(outboxMessages)
  const shown: string[] = []
  let read = 0
  for (const message of messages) {
    const mail = await previewMessage(message)
    if (!mail) continue
    read += 1
    const toStaff = /notice|staff|silence|webhook|test/.test(message.kind)
    const text = [mail.subject, mail.text, mail.html, mail.sms].join('\n')
    const path = `${message.kind} to ${message.recipient.address}`
    shown.push(
      ...leaks({ path, text, status: 200, type: '' }, (of, place) => {
        const reader = message.subjectId ?? ''
        if (of === reader || of === cases.sameAsker.get(reader) || place === 'outboxMessages.recipient') return true
        // The letter itself, to those it was written to.
        if (message.kind === 'event-letter' && place.startsWith('mailings.')) return true
        return toStaff ? !/originalText|asker|supplement|registrations/.test(place) : false
      }),
    )
  }
  expect(shown).toEqual([])
  expect(read).toBeGreaterThan(100)
  expect(cases.waiting.id).not.toBe('')
}, 120_000)
