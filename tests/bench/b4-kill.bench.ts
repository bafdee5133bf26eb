// B4: kill −9 in the middle of a rush, restart, and everybody asks again with the same key. Nothing acknowledged may be
// missing, nobody may be there twice, no place may change, nobody may be registered without a message.
import { join } from 'node:path'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { connectSqlite } from '#db/sqlite-store.ts'
import { benchFolder, benchSlot, openBenchStore } from './support/bench-database.ts'
import type { CrowdAnswer, CrowdReport } from './support/crowd.ts'
import { allOf, type Gates, gatesOfRush } from './support/gates.ts'
import { median, report, say } from './support/measure.ts'
import { type Running, sendCrowd, startProduct } from './support/servers.ts'

const RUNS = 50
const PEOPLE = 3000
const SEATS = 50

const { folder, remove } = benchFolder()
const database = join(folder, 'open-day.db')
await (await openBenchStore(database, { capacity: SEATS, waitingCapacity: PEOPLE }, RUNS)).close()

function crowd(server: Running, run: number, again: boolean): Promise<CrowdReport> {
  return sendCrowd({
    port: server.port,
    path: `/api/v1/slots/${benchSlot(run)}/registrations`,
    people: PEOPLE,
    connections: 200,
    spreadMs: 0,
    from: `127.0.1.${1 + run * 2 + (again ? 1 : 0)}`,
    run,
    consentVersion: CURRENT_CONSENT.version,
  })
}

const placeOf = ({ body }: CrowdAnswer) => {
  const { id, status, waitingPosition, shortCode } = JSON.parse(body) as Record<string, unknown>
  return JSON.stringify([id, status, waitingPosition, shortCode])
}

/** Resolves when the first of the crowd are on record: from then on a kill is in the middle, however quick the machine is. */
async function firstCommit(run: number): Promise<void> {
  const connection = connectSqlite(database, { readonly: true })
  const registered = connection.prepare('select 1 from registrations where slot_id = ? limit 1')
  while (!registered.get(benchSlot(run))) await new Promise((next) => setTimeout(next, 5))
  connection.close()
}

const gates: Gates[] = []
const recoveries: number[] = []
let unanswered = 0
for (let run = 0; run < RUNS; run++) {
  const port = 4268 + (run % 2)
  const server = await startProduct(folder, port)
  const first = crowd(server, run, false)
  await firstCommit(run)
  await new Promise((next) => setTimeout(next, 20 + (run % 10) * 40))
  await server.stop('SIGKILL')
  const before = await first
  const since = performance.now()
  const restarted = await startProduct(folder, port)
  recoveries.push(performance.now() - since)
  const after = await crowd(restarted, run, true)
  await restarted.stop()
  const acknowledged = before.answers.flatMap((answer, person) => (answer.status === 201 ? [{ answer, person }] : []))
  unanswered += PEOPLE - acknowledged.length
  const held = gatesOfRush(database, benchSlot(run), after, SEATS)
  gates.push({
    ...held,
    'killed in the middle': acknowledged.length > 0 && acknowledged.length < PEOPLE,
    'retries answered alike': acknowledged.every(({ answer, person }) => {
      const again = after.answers[person]
      return again?.status === 201 && placeOf(again) === placeOf(answer)
    }),
  })
  say(`run ${run + 1}: ${acknowledged.length} acknowledged before the kill`)
}
remove()
const held = allOf(gates)
report([
  {
    job: 'B4',
    metric: 'kills after which nothing was lost, doubled or moved',
    value: gates.filter((each) => Object.values(each).every(Boolean)).length,
    floor: RUNS,
    better: 'higher',
    gates: held,
    note: `of ${RUNS}; ${unanswered} people were without an answer when it was killed`,
  },
  {
    job: 'B4',
    metric: 'restart to the first answer',
    value: median(recoveries) / 1000,
    unit: 's',
    target: 1,
    better: 'lower',
    note: `worst ${(Math.max(...recoveries) / 1000).toFixed(2)} s`,
  },
])
