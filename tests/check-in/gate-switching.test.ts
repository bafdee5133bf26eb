// When a phone turns to deciding itself and back, how it uploads, and how it measures the server's clock.
import { expect, test } from 'vitest'
import type { GateAnswer } from '#app/check-in/gate.ts'
import { afterCall, type Call, type Connection, FRESH, SLOW_MS } from '#app/check-in/gate-connection.ts'
import { BATCH, type Kept, nextBatch } from '#app/check-in/queued-acts.ts'
import type { ScanResult } from '#app/check-in/scan-result.ts'
import { ServerClock } from '#app/check-in/server-clock.ts'
import { pauseAfter } from '#app/check-in/server-pause.ts'
import { type Settled, uploadActs } from '#app/check-in/upload-acts.ts'

const quick: Call = { milliseconds: 80 }
const slow: Call = { milliseconds: SLOW_MS + 500 }
const afterCalls = (calls: Call[], from: Connection = FRESH) => calls.reduce(afterCall, from)

test('one failure among five calls is bad luck, two are no network', () => {
  expect(afterCalls([quick, 'failed', quick, quick, quick]).online).toBe(true)
  expect(afterCalls(['failed', quick, quick, quick, quick, 'failed']).online).toBe(true)
  expect(afterCalls([quick, 'failed', quick, 'failed']).online).toBe(false)
})

test('answers that are too slow on average are no network either', () => {
  expect(afterCalls([quick, slow, quick]).online).toBe(true)
  expect(afterCalls([slow, slow]).online).toBe(false)
})

test('two good answers in a row bring the phone back, a failure between them does not', () => {
  const offline = afterCalls(['failed', 'failed'])
  expect(afterCalls([quick], offline).online).toBe(false)
  expect(afterCalls([quick, 'failed', quick], offline).online).toBe(false)
  expect(afterCalls([quick, 'failed', quick, quick], offline).online).toBe(true)
  expect(afterCalls([slow, slow, slow], offline).online).toBe(false)
})

const act = (seq: number): Kept => ({
  type: 'scan',
  seq,
  nonce: `nonce-${seq}`,
  happenedAt: '2026-12-05T01:00:00Z',
  body: { nonce: `nonce-${seq}`, secret: 's', kind: 'entry', happenedAt: '2026-12-05T01:00:00Z', offline: true },
  told: { verdict: 'welcome', name: '', people: 1 },
})
const undo = (seq: number): Kept => ({
  type: 'undo',
  seq,
  nonce: `n-${seq}`,
  happenedAt: '',
  undoes: 'nonce-1',
  key: 'k',
})

/** A server that answers as told, and a queue that it empties. */
function upload(acts: Kept[], answer: (bodies: object[]) => GateAnswer<ScanResult[]>) {
  let queue = [...acts]
  const calls: number[] = []
  const settled: Settled[] = []
  const api = {
    scans: async (bodies: object[]) => {
      calls.push(bodies.length)
      return answer(bodies)
    },
    walkIn: async () => ({ value: {} }),
    walkOut: async (body: object) => {
      calls.push(-(body as { people: number }).people)
      return { value: {} }
    },
    crowd: async (bodies: object[]) => {
      calls.push(1000 + bodies.length)
      return { value: {} }
    },
    undo: async () => {
      calls.push(0)
      return { value: {} }
    },
  }
  const settle = async (one: Settled) => {
    settled.push(one)
    const done = new Set(one.acts.map(({ seq }) => seq))
    queue = queue.filter(({ seq }) => !done.has(seq))
  }
  return uploadActs(api, () => queue, settle).then((outcome) => ({ outcome, calls, settled, left: queue.length }))
}
const good = (bodies: object[]) => ({
  value: bodies.map((body) => ({ ...body, verdict: 'welcome' }) as unknown as ScanResult),
})

test('people counted out go alone, in their place among the others', async () => {
  const out: Kept = {
    type: 'walkOut',
    seq: 3,
    nonce: 'nonce-out',
    happenedAt: '2026-12-05T01:00:00Z',
    body: { nonce: 'nonce-out', people: 7, happenedAt: '2026-12-05T01:00:00Z', offline: true },
    told: { people: 7 },
  }
  const { calls, left } = await upload([act(1), act(2), out, act(4)], good)
  expect({ calls, left }).toEqual({ calls: [2, -7, 1], left: 0 })
})

test('presses of a count go together, and do not overtake what came before them', async () => {
  const press = (seq: number, people: number): Kept => {
    const given = { nonce: `press-${seq}`, happenedAt: '2026-12-05T01:00:00Z' }
    return { type: 'crowd', seq, ...given, body: { ...given, people, offline: true } }
  }
  const { calls, left } = await upload([press(1, 1), press(2, 1), press(3, -1), act(4), press(5, 1)], good)
  expect({ calls, left }).toEqual({ calls: [1003, 1, 1001], left: 0 })
})

test('450 scans go in three batches, in their order, around what came between them', async () => {
  const acts = [...Array.from({ length: 450 }, (_, index) => act(index + 1)), undo(451), act(452)]
  const { outcome, calls, left } = await upload(acts, good)
  expect({ outcome, calls, left }).toEqual({ outcome: { sent: 452 }, calls: [BATCH, BATCH, 50, 0, 1], left: 0 })
  expect(nextBatch(acts).map(({ seq }) => seq)).toEqual(Array.from({ length: BATCH }, (_, index) => index + 1))
})

test('without an answer everything stays, in whatever way it failed', async () => {
  for (const failed of ['network', 'busy', 'unpaired'] as const) {
    const { outcome, left } = await upload([act(1), act(2)], () => ({ failed }))
    expect({ outcome, left }).toEqual({ outcome: { sent: 0, failure: { failed } }, left: 2 })
  }
})

test('one act that the server will never take does not hold up the others', async () => {
  const acts = Array.from({ length: 9 }, (_, index) => act(index + 1))
  const bad = (bodies: object[]) => bodies.some((body) => 'nonce' in body && body.nonce === 'nonce-4')
  const { settled, left } = await upload(acts, (bodies) =>
    bad(bodies) ? { failed: 'refused', code: 'invalid' } : good(bodies),
  )
  expect(left).toBe(0)
  const refused = settled.filter((one) => one.refused !== undefined)
  expect(refused.map(({ acts: lost, refused: code }) => [lost.map(({ seq }) => seq), code])).toEqual([[[4], 'invalid']])
})

test('a busy server is left alone as long as it asks, a little longer by chance, and never for hours', () => {
  const busy = (retryAfter: string | null, status = 503, date: string | null = null) => ({ status, retryAfter, date })
  for (const status of [429, 503]) {
    expect(pauseAfter(busy('20', status), 0)).toBe(20_000)
    expect(pauseAfter(busy(' 20 ', status), 1)).toBe(25_000)
  }
  expect(pauseAfter(busy('1'), 1)).toBe(2000)
  expect(pauseAfter(busy('86400'), 0)).toBe(600_000)
  const date = 'Sat, 05 Dec 2026 01:00:00 GMT'
  expect(pauseAfter(busy('Sat, 05 Dec 2026 01:00:30 GMT', 503, date), 0)).toBe(30_000)
  for (const given of [
    busy(null),
    busy(''),
    busy('soon'),
    busy('-5'),
    busy('0'),
    busy('20', 500),
    busy(date, 503, date),
  ])
    expect(pauseAfter(given, 0.5)).toBeUndefined()
})

test('the server’s clock is taken from the quickest answer', () => {
  const clock = new ServerClock()
  const day = 24 * 3600_000
  clock.note({ sent: 1000, received: 5000, server: 3000 + day + 1500 })
  clock.note({ sent: 6000, received: 6100, server: 6050 + day })
  clock.note({ sent: 8000, received: 12_000, server: 10_000 + day - 1900 })
  expect(clock.offset).toBe(day)
})

test('a clock that agrees within the header’s second is left alone', () => {
  const clock = new ServerClock()
  clock.note({ sent: 1000, received: 1100, server: 1050 + 900 })
  expect(clock.offset).toBe(0)
})
