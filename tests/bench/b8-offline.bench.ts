// B8: the list a phone keeps for the time without network, for 10,000 tickets: its bytes, how soon it is ready, how quickly a
// ticket is looked up, decided and opened; then two phones that let the same 10,000 people in, and their uploads.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import { keyOfSecret, openRecord, recordKey } from '#app/check-in/open-record.ts'
import { PhoneList } from '#app/check-in/phone-list.ts'
import type { Kept } from '#app/check-in/queued-acts.ts'
import type { ScanResult } from '#app/check-in/scan-result.ts'
import type { GateSnapshot } from '#app/check-in/sealed-list.ts'
import { uploadActs } from '#app/check-in/upload-acts.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { openStore } from '#db/open-store.ts'
import { SERVE } from '../../scripts/project.mjs'
import { benchFolder } from './support/bench-database.ts'
import { startBenchServer } from './support/bench-server.ts'
import { makeTickets } from './support/gate-tickets.ts'
import { percentile, type Row, report, say } from './support/measure.ts'

const TICKETS = 10_000

const { folder, remove } = benchFolder()
const ring = { keys: [newKeyEntry()], lookup: 'A'.repeat(43) }
useKeyRing(ring)
writeFileSync(join(folder, 'secrets.json'), JSON.stringify(ring))
const secrets = Array.from({ length: TICKETS }, () => newSecret())
const tokens = [newSecret(), newSecret()] as [string, string]

say(`preparing ${TICKETS} tickets`)
const eventId = await makeTickets(join(folder, 'open-day.db'), secrets, tokens)
const server = await startBenchServer(SERVE, { DATA_DIR: folder, DATABASE_URL: '' })

/** One exchange as a browser makes it, with the bytes that travelled. */
function exchange(
  token: string,
  path: string,
  body?: string,
): Promise<{ status: number; bytes: Buffer; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Accept-Encoding': 'gzip',
      ...(body && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
    }
    const method = body ? 'POST' : 'GET'
    const sent = request(
      { host: '127.0.0.1', port: server.port, path: `/api/v1/gate/${path}`, method, headers },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const clear = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
          resolve({ status: answer.statusCode ?? 0, bytes, text: clear.toString('utf8') })
        })
      },
    )
    sent.setHeader('Host', `localhost:${server.port}`)
    sent.on('error', reject)
    sent.end(body)
  })
}

const asked = performance.now()
const answer = await exchange(tokens[0], 'snapshot')
const fetched = performance.now() - asked
const reading = performance.now()
const snapshot = JSON.parse(answer.text) as GateSnapshot
const list = new PhoneList(eventId)
list.apply(snapshot, new Set())
const readyIn = performance.now() - reading

const lookUps: number[] = []
let opened = 0
for (const secret of secrets) {
  const start = performance.now()
  const [key, opener] = await Promise.all([keyOfSecret(secret), recordKey(eventId, secret)])
  const found = list.find(key)
  const ticket = found?.ticket
  const decision = list.decide(found, { kind: 'entry', at: new Date(), override: false })
  const holder = ticket && (await openRecord(opener, ticket.record))
  lookUps.push(performance.now() - start)
  if (holder?.name === '孙*梅' && decision.verdict === 'welcome') opened++
}

const queueOf = (minutesAgo: number): Kept[] =>
  secrets.map((secret, index) => {
    const nonce = randomUUID()
    const happenedAt = new Date(Date.now() - minutesAgo * 60_000 + index).toISOString()
    const body = {
      nonce,
      secret,
      kind: 'entry' as const,
      happenedAt,
      offline: true as const,
      force: true as const,
      count: 1,
    }
    return { type: 'scan', seq: index, nonce, happenedAt, body, told: { verdict: 'welcome', name: '', people: 1 } }
  })

async function upload(token: string, queue: readonly Kept[]) {
  let waiting = [...queue]
  const results: ScanResult[] = []
  const api = {
    async scans(bodies: object[]) {
      const { status, text } = await exchange(token, 'scans', JSON.stringify({ scans: bodies }))
      if (status !== 200) throw new Error(`${status} ${text.slice(0, 200)}`)
      return { value: (JSON.parse(text) as { results: ScanResult[] }).results }
    },
    walkIn: () => Promise.reject(new Error('no walk-ins here')),
    walkOut: () => Promise.reject(new Error('no walk-ins here')),
    undo: () => Promise.reject(new Error('no undoing here')),
    crowd: () => Promise.reject(new Error('no counting here')),
  }
  const start = performance.now()
  await uploadActs(
    api,
    () => waiting,
    async ({ acts, results: some }) => {
      waiting = waiting.slice(acts.length)
      results.push(...some)
    },
  )
  return { milliseconds: performance.now() - start, results }
}

say(`two phones upload ${TICKETS} each`)
const queues = [queueOf(20), queueOf(10)] as [Kept[], Kept[]]
const first = await upload(tokens[0], queues[0])
const second = await upload(tokens[1], queues[1])
const again = await upload(tokens[0], queues[0])
const everybodyIn = await exchange(tokens[0], 'snapshot')
await server.stop()
const store = await openStore({ url: `file:${join(folder, 'open-day.db')}` })
const counts = await headCountOf(store.reader, eventId)
await store.close()

const rows: Row[] = [
  {
    job: 'B8',
    metric: `list of ${TICKETS} tickets, as it travels`,
    value: Math.round(answer.bytes.length / 1000),
    unit: 'kB',
    floor: 1000,
    better: 'lower',
    note: `${Math.round(Buffer.byteLength(answer.text) / 1000)} kB unpacked; made and sent in ${Math.round(fetched)} ms`,
  },
  {
    job: 'B8',
    metric: 'the same when everybody is in, each with the last entry',
    value: Math.round(everybodyIn.bytes.length / 1000),
    unit: 'kB',
    floor: 1000,
    better: 'lower',
  },
  {
    job: 'B8',
    metric: 'list ready after it has come',
    value: readyIn,
    unit: 'ms',
    floor: 1000,
    target: 500,
    better: 'lower',
    gates: { 'every ticket opens and is welcome': opened === TICKETS },
  },
  {
    job: 'B8',
    metric: 'look-up, decision, name; 99 of 100',
    value: percentile(lookUps, 0.99),
    unit: 'ms',
    floor: 5,
    target: 1,
    better: 'lower',
    note: `median ${percentile(lookUps, 0.5).toFixed(2)} ms, longest ${percentile(lookUps, 1).toFixed(1)} ms of ${TICKETS}`,
  },
  {
    job: 'B8',
    metric: `${TICKETS} queued scans uploaded`,
    value: first.milliseconds,
    unit: 'ms',
    floor: 5000,
    target: 2000,
    better: 'lower',
    gates: {
      'all are in': first.results.every(({ verdict, admitted }) => verdict === 'welcome' && admitted === 1),
      'every double entry is reported': second.results.filter(({ conflict }) => conflict).length === TICKETS,
      'sent again it changes nothing': JSON.stringify(again.results) === JSON.stringify(first.results),
      'head count is true': counts.inside === TICKETS && counts.arrived === TICKETS,
    },
    note: `${Math.round(second.milliseconds)} ms with every one a double entry, ${Math.round(again.milliseconds)} ms sent again`,
  },
]
report(rows)
remove()
process.exit(0)
