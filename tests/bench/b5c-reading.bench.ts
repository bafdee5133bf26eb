// B5c: the public page of an event from the cache while 300 people a second register for it, beside the same without them;
// how often it is drawn anew meanwhile, and how soon a reader sees a place that was taken.
import { join } from 'node:path'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { SERVE } from '../../scripts/project.mjs'
import { BENCH_SLOT, benchFolder, openBenchStore } from './support/bench-database.ts'
import { hammer, startBenchServer } from './support/bench-server.ts'
import { median, percentile, report, rounds, say, spread } from './support/measure.ts'
import { sendFlood } from './support/servers.ts'

const ROUNDS = 5
const SECONDS = 3
const WRITES = 300
const CONNECTIONS = 32
const LOOKS = 15

const { folder, remove } = benchFolder()
await (await openBenchStore(join(folder, 'open-day.db'), { capacity: 100_000, waitingCapacity: 0 })).close()
const server = await startBenchServer(SERVE, { DATA_DIR: folder, DATABASE_URL: '' })
const page = { path: '/events/bench', status: 200, headers: { 'Accept-Encoding': 'gzip' } }
const register = `/api/v1/slots/${BENCH_SLOT}/registrations`

async function rendersSoFar(): Promise<number> {
  const metrics = await (await fetch(`http://localhost:${server.port}/metrics`)).text()
  return Number(/open_day_page_cache_total\{result="miss"\} (\d+)/.exec(metrics)?.[1] ?? 0)
}

let run = 0
async function read(): Promise<{ pages: number; cpuUs: number }> {
  const cpu = server.cpuMs()
  const pages = await hammer(server.port, page, CONNECTIONS, SECONDS * 1000)
  return { pages, cpuUs: ((server.cpuMs() - cpu) * 1000) / pages }
}
async function whileWriting() {
  run += 1
  const before = await rendersSoFar()
  const start = performance.now()
  const flood = sendFlood({
    port: server.port,
    host: `localhost:${server.port}`,
    path: register,
    perSecond: WRITES,
    seconds: SECONDS,
    patienceMs: 5000,
    withinMs: 1000,
    connections: 50,
    run,
    consentVersion: CURRENT_CONSENT.version,
  })
  const [{ pages, cpuUs }, written] = await Promise.all([read(), flood])
  const seconds = (performance.now() - start) / 1000
  return { pages, cpuUs, written, renders: ((await rendersSoFar()) - before) / seconds }
}

say(`${ROUNDS} rounds`)
const measured = await rounds(ROUNDS, whileWriting, read)

say('how soon a reader sees it')
const look = async () => (await fetch(`http://localhost:${server.port}/events/bench`)).headers.get('etag')
const delays: number[] = []
for (let n = 0; n < LOOKS; n++) {
  const shown = await look()
  const answer = await fetch(`http://localhost:${server.port}${register}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      name: '孙玉梅',
      phone: `1390000${1000 + n}`,
      consent: { version: CURRENT_CONSENT.version },
    }),
  })
  if (answer.status !== 201) throw new Error(`registering was answered ${answer.status}`)
  const committed = performance.now()
  while ((await look()) === shown && performance.now() - committed < 5000)
    await new Promise((next) => setTimeout(next, 4))
  delays.push(performance.now() - committed)
  await new Promise((next) => setTimeout(next, 40 + ((n * 37) % 200)))
}
await server.stop()
remove()

const ratios = measured.map(({ product, control }) => product.pages / control.pages)
const costs = measured.map(({ product, control }) => control.cpuUs / product.cpuUs)
const renders = measured.map(({ product }) => product.renders)
report([
  {
    job: 'B5c',
    metric: `pages from the cache with ${WRITES} registrations/s ÷ without`,
    value: median(ratios),
    floor: 0.6,
    target: 0.9,
    better: 'higher',
    gates: {
      'everybody registered': measured.every(({ product }) => product.written.taken === product.written.offered),
    },
    note: `${Math.round(median(measured.map(({ product }) => product.pages)) / SECONDS)}/s ÷ ${Math.round(median(measured.map(({ control }) => control.pages)) / SECONDS)}/s; ${spread(ratios)}; by processor time ${median(costs).toFixed(2)}`,
  },
  {
    job: 'B5c',
    metric: 'draws of the page a second meanwhile',
    value: median(renders),
    floor: 10,
    target: 5,
    better: 'lower',
    note: spread(renders),
  },
  {
    job: 'B5c',
    metric: 'until a reader sees a place that was taken',
    value: Math.max(...delays),
    unit: 'ms',
    floor: 250,
    target: 250,
    better: 'lower',
    note: `the longest of ${LOOKS}; median ${Math.round(percentile(delays, 0.5))} ms`,
  },
])
