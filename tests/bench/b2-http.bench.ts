// B2: registering over HTTP on 256 kept-alive connections, synchronous=FULL: processor time of the server per
// registration beside that of the smallest server that registers durably.
import { join } from 'node:path'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { benchFolder, benchSlot, openBenchStore } from './support/bench-database.ts'
import type { CrowdReport } from './support/crowd.ts'
import { allOf, type Gates, gatesOfRush } from './support/gates.ts'
import { median, report, rounds, say, spread } from './support/measure.ts'
import { cpuOf, type Running, sendCrowd, startProduct, startPrototype } from './support/servers.ts'

const PEOPLE = 3000
const ROUNDS = 5
const SEATS = 50

const { folder, remove } = benchFolder()
const database = join(folder, 'open-day.db')
await (await openBenchStore(database, { capacity: SEATS, waitingCapacity: PEOPLE }, ROUNDS + 1)).close()
const product = await startProduct(folder, 4262)
const prototype = await startPrototype(join(folder, 'prototype.db'), 4263, SEATS)

let run = 0
async function crowd(server: Running, path: string): Promise<{ micros: number; seconds: number; report: CrowdReport }> {
  run += 1
  const before = cpuOf(server.pid)
  const answers = await sendCrowd({
    port: server.port,
    path,
    people: PEOPLE,
    connections: 256,
    spreadMs: 0,
    from: `127.0.0.${1 + run}`,
    run,
    consentVersion: CURRENT_CONSENT.version,
  })
  const micros = ((cpuOf(server.pid) - before) * 1000) / PEOPLE
  return { micros, seconds: answers.lastMs / 1000, report: answers }
}

const gates: Gates[] = []
say(`${ROUNDS} rounds of ${PEOPLE}`)
const measured = await rounds(
  ROUNDS,
  async (round) => {
    const one = await crowd(product, `/api/v1/slots/${benchSlot(round)}/registrations`)
    gates.push(gatesOfRush(database, benchSlot(round), one.report, SEATS))
    return one
  },
  () => crowd(prototype, '/'),
)
await product.stop()
await prototype.stop()
remove()
const ratios = measured.map((round) => round.product.micros / round.control.micros)
const micros = (side: 'product' | 'control') => Math.round(median(measured.map((round) => round[side].micros)))
const rate = Math.round(PEOPLE / median(measured.map((round) => round.product.seconds)))
report([
  {
    job: 'B2',
    metric: 'server CPU per registration ÷ smallest durable server',
    value: median(ratios),
    floor: 6.5,
    target: 3,
    better: 'lower',
    gates: allOf(gates),
    note: `${micros('product')} µs, control ${micros('control')} µs, ${rate}/s, ${spread(ratios)}`,
  },
])
