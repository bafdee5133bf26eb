// B3g under mixed load: 70 % register, 20 % cancel, 10 % change their parties, on one slot, through two processes: on one
// SQLite file, and on one PostgreSQL. Twenty runs on each; every gate must hold in every run.
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { benchFolder, benchSlot, fillSlots } from './support/bench-database.ts'
import { startPostgres } from './support/bench-postgres.ts'
import { allOf, type Gates } from './support/gates.ts'
import { median, type Row, report, say, spread } from './support/measure.ts'
import { sendMixedCrowd } from './support/mixed-crowd.ts'
import { gatesOfMixed, type Query } from './support/mixed-gates.ts'
import { startProduct } from './support/servers.ts'

const RUNS = 20
const OPERATIONS = 400
const AT_ONCE = 40
const SEATS = { capacity: 120, waitingCapacity: 2000 }

async function runAll(
  where: string,
  ports: [number, number],
  folder: string,
  env: Record<string, string>,
  query: Query,
) {
  const servers = [await startProduct(folder, ports[0], env), await startProduct(folder, ports[1], env)]
  const gates: Gates[] = []
  const rates: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    const crowd = await sendMixedCrowd({
      origins: servers.map(({ port }) => `http://127.0.0.1:${port}`),
      slotId: benchSlot(run),
      operations: OPERATIONS,
      atOnce: AT_ONCE,
      run: run + 1,
      consentVersion: CURRENT_CONSENT.version,
    })
    rates.push(crowd.operations / ((performance.now() - start) / 1000))
    const held = await gatesOfMixed(query, benchSlot(run), crowd)
    gates.push(held)
    const broken = Object.keys(held).filter((name) => !held[name])
    if (broken.length > 0) say(`${where}, run ${run + 1}: ${broken.join(', ')} ${crowd.failed.slice(0, 3).join(', ')}`)
  }
  for (const server of servers) await server.stop()
  return { gates, rates }
}

function rowOf(where: string, { gates, rates }: { gates: Gates[]; rates: number[] }): Row {
  return {
    job: 'B3g',
    metric: `mixed load, two processes on ${where}: runs in which every gate held`,
    value: gates.filter((each) => Object.values(each).every(Boolean)).length,
    floor: RUNS,
    better: 'higher',
    gates: allOf(gates),
    note: `of ${RUNS}, ${OPERATIONS} acts each, ${AT_ONCE} at once, ${Math.round(median(rates))} acts/s (${spread(rates)})`,
  }
}

const { folder, remove } = benchFolder()
say('PostgreSQL')
const postgres = await startPostgres()
fillSlots(postgres.url, SEATS, RUNS)
const client = new pg.Client({ connectionString: postgres.url })
await client.connect()
const onPostgres = await runAll('PostgreSQL', [4272, 4273], folder, { DATABASE_URL: postgres.url }, async (text) => {
  const { rows } = await client.query<Record<string, unknown>>(text)
  return rows
})
await client.end()
await postgres.stop()

say('SQLite')
const path = join(folder, 'open-day.db')
fillSlots(`file:${path}`, SEATS, RUNS)
const file = new BetterSqlite(path, { readonly: true })
const onSqlite = await runAll('SQLite', [4270, 4271], folder, {}, async (text) => file.prepare(text).all() as never)
file.close()
remove()
report([rowOf('one SQLite file', onSqlite), rowOf('one PostgreSQL', onPostgres)])
