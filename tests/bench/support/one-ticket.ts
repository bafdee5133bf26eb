// One database's part of b6-one-ticket.bench.ts; DATABASE_URL names a PostgreSQL database, or nothing.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { openStore } from '#db/open-store.ts'
import { SERVE } from '../../../scripts/project.mjs'
import { benchFolder } from './bench-database.ts'
import { type BenchServer, startBenchServer } from './bench-server.ts'
import { openGate } from './gate-connection.ts'
import { makeTickets } from './gate-tickets.ts'
import { type Row, report, say } from './measure.ts'

const TIMES = 1000
const PHONES = 50

const { folder, remove } = benchFolder()
const ring = { keys: [newKeyEntry()], lookup: 'A'.repeat(43) }
useKeyRing(ring)
writeFileSync(join(folder, 'secrets.json'), JSON.stringify(ring))

async function measure(name: string, database: string, processes: number): Promise<Row> {
  say(`${TIMES} tickets, each scanned by ${PHONES} phones at once: ${name}`)
  const secrets = Array.from({ length: TIMES }, () => newSecret())
  const tokens = Array.from({ length: PHONES }, () => newSecret())
  const isFile = !database.startsWith('postgres')
  const eventId = await makeTickets(database, secrets, tokens)
  const servers: BenchServer[] = []
  for (let count = 0; count < processes; count++)
    servers.push(
      await startBenchServer(SERVE, {
        DATA_DIR: folder,
        DATABASE_URL: isFile ? `file:${database}` : database,
      }),
    )
  const phones = await Promise.all(
    tokens.map((token, index) => openGate(servers[index % processes]?.port as number, token)),
  )
  let right = 0
  let others = 0
  const start = performance.now()
  for (const secret of secrets) {
    const answers = await Promise.all(phones.map((phone) => phone.scan(secret)))
    const welcome = answers.filter(({ verdict }) => verdict === 'welcome').length
    const alreadyIn = answers.filter(({ verdict }) => verdict === 'alreadyIn').length
    if (welcome === 1 && alreadyIn === PHONES - 1) right++
    else others++
  }
  const took = performance.now() - start
  for (const phone of phones) phone.close()
  for (const server of servers) await server.stop()
  const store = await openStore({ url: isFile ? `file:${database}` : database })
  const counts = await headCountOf(store.reader, eventId)
  await store.close()
  return {
    job: 'B6g',
    metric: `of ${TIMES} tickets at ${PHONES} phones at once, one welcome: ${name}`,
    value: right,
    floor: TIMES,
    better: 'higher',
    gates: {
      'one welcome, always': others === 0,
      'head count is true': counts.inside === TIMES && counts.arrived === TIMES,
    },
    note: `${Math.round((TIMES * PHONES * 1000) / took)} verdicts/s`,
  }
}

const address = process.env.DATABASE_URL
const row = address?.startsWith('postgres')
  ? await measure('PostgreSQL, two processes', address, 2)
  : await measure('SQLite', join(folder, 'open-day.db'), 1)
report([row])
remove()
process.exit(0)
