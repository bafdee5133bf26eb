// The real server while its database is held by somebody else and the queue is short: whoever cannot be served is told at
// once when to come again, whoever was let in gets a place, and nobody hangs.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FAST_PATHS } from '#app/fast-paths.server.ts'
import { after as later, now } from '#app/platform/clock.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { newFormStamp } from '#app/registrations/form-stamp.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { useFastPaths } from '#app/web/fast-path.server.ts'
import { openStore } from '#db/open-store.ts'
import type { Store } from '#db/store.ts'
import { reader, store, useStore } from '#db/work.ts'
import { holdDatabase } from '#tests/support/held-database.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'

const LONGEST = 40
const url = useTestStore()

let server: TestServer
let short: Store
let usual: Store
beforeEach(() => {
  usual = store()
})
async function serve(lockPatienceMs: number): Promise<void> {
  short = await openStore({ url: url(), longestQueue: LONGEST, lockPatienceMs })
  useStore(short)
  useFastPaths(FAST_PATHS)
  server = await startTestServer()
}
afterEach(async () => {
  useFastPaths([])
  await server.close()
  await short.close()
  useStore(usual)
})

let people = 0
const contact = () => `139${String(++people).padStart(8, '0')}`
const consent = { version: CURRENT_CONSENT.version }

const signUp = (slotId: string) =>
  fetch(`${server.origin}/api/v1/slots/${slotId}/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: '孙玉梅', phone: contact(), consent }),
  })
const submit = (slug: string, slotId: string, language: string) =>
  fetch(`${server.origin}/events/${slug}/register?lang=${language}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html', Origin: server.origin },
    body: new URLSearchParams({
      slot: slotId,
      name: '欧阳静',
      phone: contact(),
      partySize: '1',
      consent: 'yes',
      consentVersion: consent.version,
      stamp: newFormStamp(later(now(), -5000)),
      key: `key${String(people).padStart(23, 'a')}`,
    }),
  })

it('answers 503 with Retry-After at once when the queue is full, in both languages with what was entered, and serves all it let in', async () => {
  await serve(20_000)
  const { event, slot } = await makeEvent({ seats: 100 })
  expect((await signUp(slot.id)).status).toBe(201)
  const release = await holdDatabase(url(), slot.id)
  const crowd = Array.from({ length: 200 }, () => signUp(slot.id))
  const refusedEarly: Response[] = []
  for (const each of crowd) void each.then((answer) => answer.status === 503 && refusedEarly.push(answer))
  try {
    while (refusedEarly.length < 200 - LONGEST - 1) await new Promise((turn) => setTimeout(turn, 10))
    for (const [language, sentence] of [
      ['zh-CN', '现在报名的人很多，这次没有提交成功'],
      ['en', 'Very many people are registering'],
    ] as const) {
      const answer = await submit(event.slug, slot.id, language)
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
      const page = await answer.text()
      expect(page).toContain(sentence)
      expect(page).toContain('value="欧阳静"')
    }
    // Reading goes on.
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.origin}/events/${event.slug}`)).status).toBe(200)
  } finally {
    await release()
  }
  // All of them were answered while the database was held: nobody waits to be refused.
  for (const answer of refusedEarly) {
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
  }
  expect(await refusedEarly[0]?.json()).toMatchObject({ status: 503, code: 'busy' })
  const statuses = (await Promise.all(crowd)).map(({ status }) => status)
  const taken = statuses.filter((status) => status === 201).length
  expect(statuses.filter((status) => status === 503)).toHaveLength(200 - taken)
  expect(taken).toBeGreaterThanOrEqual(LONGEST)
  expect(taken).toBeLessThanOrEqual(LONGEST + 1)
  expect(await verifySeats(reader())).toEqual([])
  expect((await signUp(slot.id)).status).toBe(201)
})

it('nobody hangs when the database stays held: the answer is 503, and nothing was written', async () => {
  await serve(1500)
  const { slot } = await makeEvent()
  const release = await holdDatabase(url(), slot.id)
  try {
    // Answered while the database is still held: it is given back only afterwards.
    for (const answer of await Promise.all(Array.from({ length: 5 }, () => signUp(slot.id)))) {
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
    }
  } finally {
    await release()
  }
  expect((await signUp(slot.id)).status).toBe(201)
  expect(await verifySeats(reader())).toEqual([])
}, 30_000)
