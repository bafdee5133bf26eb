// B18: what stays of the speed when a million registrations are stored. Two servers side by side, one over a thousand stored
// registrations, one over a million (each with the message it was sent): registering, reading and scanning in turns.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { openStore } from '#db/open-store.ts'
import { slots } from '#db/schema.ts'
import { SERVE } from '../../scripts/project.mjs'
import { BENCH_SLOT, benchFolder } from './support/bench-database.ts'
import { type BenchServer, hammer, startBenchServer } from './support/bench-server.ts'
import { fillRegistrations } from './support/fill-registrations.ts'
import { openGate } from './support/gate-connection.ts'
import { makeTickets } from './support/gate-tickets.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'
import { sendCrowd } from './support/servers.ts'

const FEW = 1000
const MANY = 1_000_000
const ROUNDS = 5
const PEOPLE = 1500
const SCANS = 800
const GATES = 8
const PAGES_MS = 1000
const TICKETS = SCANS * (ROUNDS + 1)

const { folder, remove } = benchFolder()
const ring = { keys: [newKeyEntry()], lookup: 'A'.repeat(43) }
useKeyRing(ring)
const tokens = Array.from({ length: GATES }, () => newSecret())
const secrets = Array.from({ length: TICKETS }, () => newSecret())

type Side = { server: BenchServer; scanned: number }

async function prepare(name: string, stored: number): Promise<Side> {
  const own = join(folder, name)
  mkdirSync(own)
  writeFileSync(join(own, 'secrets.json'), JSON.stringify(ring))
  const path = join(own, 'open-day.db')
  await makeTickets(path, secrets, tokens)
  const store = await openStore({ url: `file:${path}` })
  await store.transaction((tx) => tx.update(slots).set({ capacity: 1_000_000, waitingCapacity: 1_000_000 }))
  await store.close()
  const start = performance.now()
  fillRegistrations(path, stored)
  say(`${stored} registrations stored in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  const server = await startBenchServer(SERVE, { DATA_DIR: own, DATABASE_URL: '' })
  return { server, scanned: 0 }
}

const few = await prepare('few', FEW)
const many = await prepare('many', MANY)

type Shot = { perSecond: number; cpuUs: number }
async function timed(side: Side, work: () => Promise<number>): Promise<Shot> {
  const cpu = side.server.cpuMs()
  const start = performance.now()
  const count = await work()
  return {
    perSecond: count / ((performance.now() - start) / 1000),
    cpuUs: ((side.server.cpuMs() - cpu) * 1000) / count,
  }
}

let run = 0
const register = (side: Side) =>
  timed(side, async () => {
    run += 1
    const { answers } = await sendCrowd({
      port: side.server.port,
      path: `/api/v1/slots/${BENCH_SLOT}/registrations`,
      people: PEOPLE,
      connections: 256,
      spreadMs: 0,
      from: `127.0.0.${1 + run}`,
      host: `localhost:${side.server.port}`,
      run,
      consentVersion: CURRENT_CONSENT.version,
    })
    if (answers.some(({ status }) => status !== 201)) throw new Error('somebody was refused')
    return PEOPLE
  })
const uncached = { path: '/events', status: 200, headers: { Cookie: 'session=nobody' } }
const cached = { path: '/events', status: 200, headers: { 'Accept-Encoding': 'gzip' } }
const read = (request: typeof uncached | typeof cached) => (side: Side) =>
  timed(side, () => hammer(side.server.port, request, 32, PAGES_MS))
const scan = (side: Side) =>
  timed(side, async () => {
    const until = side.scanned + SCANS
    // A connection that rests for a minute is closed by the server.
    const gates = await Promise.all(tokens.map((token) => openGate(side.server.port, token)))
    await Promise.all(
      gates.map(async (gate) => {
        while (side.scanned < until) {
          const { verdict } = await gate.scan(secrets[side.scanned++] as string)
          if (verdict !== 'welcome') throw new Error(`a ticket was answered ${verdict}`)
        }
        gate.close()
      }),
    )
    return SCANS
  })

const rows: Row[] = []
const note = (shots: { product: Shot; control: Shot }[], ratios: number[]) =>
  `${Math.round(median(shots.map(({ product }) => product.cpuUs)))} µs ÷ ${Math.round(median(shots.map(({ control }) => control.cpuUs)))} µs of processor time, ` +
  `${Math.round(median(shots.map(({ product }) => product.perSecond)))}/s and ${Math.round(median(shots.map(({ control }) => control.perSecond)))}/s; ${spread(ratios)}`

for (const [job, what, act] of [
  ['B1', 'registrations', register],
  ['B5a', 'pages drawn', read(uncached)],
  ['B5b', 'pages from the cache', read(cached)],
  ['B6', 'verdicts at the gate', scan],
] as const) {
  say(`${job} ${what}`)
  const shots = await rounds(
    ROUNDS,
    () => act(many),
    () => act(few),
  )
  if (job === 'B1') {
    const costs = shots.map(({ product, control }) => product.cpuUs / control.cpuUs)
    rows.push({
      job: 'B18',
      metric: 'cost of a registration with 1,000,000 stored ÷ with 1,000',
      value: median(costs),
      floor: 1.4,
      target: 1.1,
      better: 'lower',
      note: note(shots, costs),
    })
  }
  const ratios = shots.map(({ product, control }) => product.perSecond / control.perSecond)
  rows.push({
    job: 'B18',
    metric: `${job}, ${what} a second: with 1,000,000 stored ÷ with 1,000`,
    value: median(ratios),
    floor: 0.7,
    target: 0.9,
    better: 'higher',
    note: note(shots, ratios),
  })
}
for (const side of [few, many]) {
  await side.server.stop()
}
remove()
report(rows)
