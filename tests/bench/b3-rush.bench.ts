// B3: the rush. 10,000 people on fresh connections within one second, 50 seats and a waiting list of 9,950: time until the
// last of them has an answer, beside the smallest durable server. B3g: what must be true afterwards, in every run, also on
// 500 kept-alive connections, and with two processes on one database.
import { join } from 'node:path'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { benchFolder, benchSlot, openBenchStore } from './support/bench-database.ts'
import type { CrowdReport } from './support/crowd.ts'
import { allOf, type Gates, gatesOfRush } from './support/gates.ts'
import { median, percentile, report, rounds, say, spread } from './support/measure.ts'
import { type Running, sendCrowd, startProduct, startPrototype } from './support/servers.ts'

const PEOPLE = 10_000
const SEATS = 50
const ROUNDS = 5
/** Runs whose gates count: six of the rounds on fresh connections, fourteen more on either kind. */
const MORE_FRESH = 4
const KEPT_ALIVE = 10

const { folder, remove } = benchFolder()
const database = join(folder, 'open-day.db')
const slotCount = ROUNDS + 1 + MORE_FRESH + KEPT_ALIVE + 1
await (await openBenchStore(database, { capacity: SEATS, waitingCapacity: PEOPLE - SEATS }, slotCount)).close()

let run = 0
function rush(server: Running, path: string, connections = 0, people = PEOPLE): Promise<CrowdReport> {
  run += 1
  return sendCrowd({
    port: server.port,
    path,
    people,
    connections,
    spreadMs: 1000,
    from: `127.0.0.${1 + run}`,
    run,
    consentVersion: CURRENT_CONSENT.version,
  })
}
const pathOf = (slot: number) => `/api/v1/slots/${benchSlot(slot)}/registrations`

const gates: Gates[] = []
let slot = 0
async function productRush(server: Running, connections = 0): Promise<CrowdReport> {
  const own = slot++
  const result = await rush(server, pathOf(own), connections)
  const held = gatesOfRush(database, benchSlot(own), result, SEATS)
  gates.push(held)
  const broken = Object.keys(held).filter((name) => !held[name])
  say(`${Math.round(result.lastMs)} ms${broken.length > 0 ? `, broken: ${broken.join(', ')}` : ''}`)
  return result
}

const product = await startProduct(folder, 4264)
let controls = 0
const measured = await rounds(
  ROUNDS,
  () => productRush(product),
  async () => {
    // A fresh file each time, as the product has a fresh slot.
    const port = 4265 + (controls++ % 2)
    const prototype = await startPrototype(join(folder, `prototype-${controls}.db`), port, SEATS)
    const result = await rush(prototype, '/')
    await prototype.stop()
    return result
  },
)
for (let n = 0; n < MORE_FRESH; n++) await productRush(product)
for (let n = 0; n < KEPT_ALIVE; n++) await productRush(product, 500)

say('two processes on one database')
const second = await startProduct(folder, 4267)
const shared = slot++
const halves = await Promise.all([
  rush(product, pathOf(shared), 0, PEOPLE / 2),
  rush(second, pathOf(shared), 0, PEOPLE / 2),
])
const both: CrowdReport = {
  lastMs: Math.max(...halves.map(({ lastMs }) => lastMs)),
  answers: halves.flatMap(({ answers }) => answers),
}
const twoProcesses = gatesOfRush(database, benchSlot(shared), both, SEATS, false)
await product.stop()
await second.stop()
remove()

const ratios = measured.map((round) => round.product.lastMs / round.control.lastMs)
const lasts = measured.map((round) => round.product.lastMs / 1000)
const worst = measured.map((round) =>
  percentile(
    round.product.answers.map(({ ms }) => ms / 1000),
    0.99,
  ),
)
const held = allOf(gates)
report([
  {
    job: 'B3',
    metric: 'last answer ÷ smallest durable server',
    value: median(ratios),
    floor: 3,
    target: 1.5,
    better: 'lower',
    gates: held,
    note: `control ${median(measured.map((round) => round.control.lastMs / 1000)).toFixed(1)} s, ${spread(ratios)}`,
  },
  {
    job: 'B3',
    metric: 'last answer',
    value: median(lasts),
    unit: 's',
    floor: 6,
    target: 3,
    better: 'lower',
    note: spread(lasts),
  },
  {
    job: 'B3',
    metric: 'p99 of the answers',
    value: median(worst),
    unit: 's',
    target: 2,
    better: 'lower',
    note: spread(worst),
  },
  {
    job: 'B3g',
    metric: 'runs in which every gate held',
    value: gates.filter((each) => Object.values(each).every(Boolean)).length,
    floor: gates.length,
    better: 'higher',
    gates: held,
    note: `of ${gates.length}: ${ROUNDS + 1 + MORE_FRESH} with fresh connections, ${KEPT_ALIVE} on 500 kept alive`,
  },
  {
    job: 'B3g',
    metric: 'two processes on one database',
    value: Object.values(twoProcesses).filter(Boolean).length,
    floor: Object.keys(twoProcesses).length,
    better: 'higher',
    gates: twoProcesses,
    note: 'order is by commit: each process stamps its own arrivals',
  },
])
