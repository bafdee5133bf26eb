// B5a: the list of events when the page cache does not hold it, beside a minimal Remix page. B5b: when it does, beside a
// node:http server that says hello. B14: start and memory, beside the minimal Remix server.

import { SERVE } from '../../scripts/project.mjs'
import { benchFolder } from './support/bench-database.ts'
import { type BenchServer, hammer, startBenchServer } from './support/bench-server.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'

const CHUNK_MS = 1500
const CONNECTIONS = 32
const ROUNDS = 5

const { folder, remove } = benchFolder()
const product = await startBenchServer(SERVE, { DATA_DIR: folder, OPEN_DAY_DEMO: '1' })
const hello = await startBenchServer(['tests/bench/support/hello-server.ts'], {})
const minimal = await startBenchServer(['tests/bench/support/minimal-remix-server.ts'], {})

type Shot = { perSecond: number; cpuUs: number }

async function shoot(
  server: BenchServer,
  request: { path: string; headers?: Record<string, string>; status: number },
): Promise<Shot> {
  const cpu = server.cpuMs()
  const start = performance.now()
  const answered = await hammer(server.port, request, CONNECTIONS, CHUNK_MS)
  const seconds = (performance.now() - start) / 1000
  return { perSecond: answered / seconds, cpuUs: ((server.cpuMs() - cpu) * 1000) / answered }
}

const rows: Row[] = []
const page = { path: '/events', status: 200 }
// A cookie that belongs to no session keeps the page out of the cache.
const uncached = { ...page, headers: { Cookie: 'session=nobody' } }
const tag =
  (await fetch(`http://localhost:${product.port}/events`, { headers: { 'Accept-Encoding': 'gzip' } })).headers.get(
    'etag',
  ) ?? ''
const gzip = { ...page, headers: { 'Accept-Encoding': 'gzip' } }
const unchanged = { path: '/events', status: 304, headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': tag } }

say('B5a page not in the cache')
const missed = await rounds(
  ROUNDS,
  () => shoot(product, uncached),
  () => shoot(minimal, { path: '/events', status: 200 }),
)
const missRatios = missed.map((round) => round.product.cpuUs / round.control.cpuUs)
rows.push({
  job: 'B5a',
  metric: 'page not in the cache, processor time ÷ minimal Remix page',
  value: median(missRatios),
  better: 'lower',
  floor: 2,
  target: 1.2,
  note: `${median(missed.map((r) => r.product.cpuUs)).toFixed(0)} µs ÷ ${median(missed.map((r) => r.control.cpuUs)).toFixed(0)} µs; ${spread(missRatios)}`,
})

for (const [metric, request, floor, target] of [
  ['cache hit, gzip, requests per processor second ÷ hello', gzip, 0.25, 0.4],
  ['not modified (304), requests per processor second ÷ hello', unchanged, 0.6, 0.95],
] as const) {
  say(`B5b ${metric}`)
  const shots = await rounds(
    ROUNDS,
    () => shoot(product, request),
    () => shoot(hello, { path: '/', status: 200 }),
  )
  const ratios = shots.map((round) => round.control.cpuUs / round.product.cpuUs)
  rows.push({
    job: 'B5b',
    metric,
    value: median(ratios),
    better: 'higher',
    floor,
    target,
    note: `${median(shots.map((r) => r.product.perSecond)).toFixed(0)}/s, ${median(shots.map((r) => r.product.cpuUs)).toFixed(1)} µs ÷ ${median(shots.map((r) => r.control.cpuUs)).toFixed(1)} µs; ${spread(ratios)}`,
  })
}
await Promise.all([product.stop(), hello.stop(), minimal.stop()])

say('B14 start and memory')
const starts = await rounds(
  ROUNDS,
  async () => {
    const server = await startBenchServer(SERVE, { DATA_DIR: folder, OPEN_DAY_DEMO: '1' })
    await new Promise((next) => setTimeout(next, 3000))
    const idle = server.residentMb()
    await server.stop()
    return { readyMs: server.readyMs, idle }
  },
  async () => {
    const server = await startBenchServer(['tests/bench/support/minimal-remix-server.ts'], {})
    await server.stop()
    return { readyMs: server.readyMs, idle: 0 }
  },
)
const startRatios = starts.map((round) => round.product.readyMs / round.control.readyMs)
rows.push({
  job: 'B14',
  metric: 'start to first 200 ÷ minimal Remix server',
  value: median(startRatios),
  better: 'lower',
  floor: 3,
  target: 2,
  note: `${median(starts.map((r) => r.product.readyMs)).toFixed(0)} ms; ${spread(startRatios)}`,
})
rows.push({
  job: 'B14',
  metric: 'resident memory when idle',
  value: median(starts.map((round) => round.product.idle)),
  unit: 'MB',
  better: 'lower',
  floor: 150,
  target: 120,
})
rows.push({
  job: 'B14',
  metric: 'start of a built app to its first 200',
  value: median(starts.map((round) => round.product.readyMs)) / 1000,
  unit: 's',
  better: 'lower',
  floor: 2,
  target: 0.7,
})
remove()
report(rows)
