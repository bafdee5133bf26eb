// B17: overload. Three times as many people as the server can register come for ten seconds, at an even pace, whatever the
// answers are. How many of them it registers meanwhile, beside what it registers when just as many wait as it can serve.
import { join } from 'node:path'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { openStore } from '#db/open-store.ts'
import { benchFolder, benchSlot, openBenchStore } from './support/bench-database.ts'
import type { FloodReport } from './support/flood.ts'
import { median, report, say, spread } from './support/measure.ts'
import { sendCrowd, sendFlood, startProduct } from './support/servers.ts'

const ROUNDS = 2
const SECONDS = 10
const TIMES = 3
const CALM_PEOPLE = 12_000
const CONNECTIONS = 10_000
const WITHIN_MS = 5000

const { folder, remove } = benchFolder()
const database = join(folder, 'open-day.db')
const roomy = { capacity: 50, waitingCapacity: 1_000_000 }
await (await openBenchStore(database, roomy, ROUNDS + 1)).close()
const server = await startProduct(folder, 4268)
let run = 0

/** Registrations a second of a crowd that waits for its answers. */
async function calm(slot: number, people = CALM_PEOPLE): Promise<number> {
  run += 1
  const { lastMs, answers } = await sendCrowd({
    port: server.port,
    path: `/api/v1/slots/${benchSlot(slot)}/registrations`,
    people,
    connections: 1000,
    spreadMs: 0,
    from: `127.0.0.${1 + run}`,
    run,
    consentVersion: CURRENT_CONSENT.version,
  })
  if (answers.some(({ status }) => status !== 201)) throw new Error('the calm crowd was refused')
  return (people / lastMs) * 1000
}

await calm(ROUNDS, 3000)
const floods: (FloodReport & { capacity: number })[] = []
for (let round = 0; round < ROUNDS; round++) {
  const before = await calm(round)
  run += 4
  const flood = await sendFlood({
    port: server.port,
    path: `/api/v1/slots/${benchSlot(round)}/registrations`,
    perSecond: before * TIMES,
    seconds: SECONDS,
    patienceMs: 4 * WITHIN_MS,
    withinMs: WITHIN_MS,
    connections: CONNECTIONS,
    run,
    consentVersion: CURRENT_CONSENT.version,
  })
  const capacity = (before + (await calm(round))) / 2
  floods.push({ ...flood, capacity })
  say(
    `capacity ${Math.round(capacity)}/s; of ${flood.offered} ${flood.taken} were registered (${Math.round(flood.takenPerSecond)}/s), ` +
      `${flood.busy} told to come again (p99 ${Math.round(flood.busyP99)} ms), ${flood.wrong} wrong ${JSON.stringify(flood.others)}, ${flood.broken} broken, ${flood.unanswered} unanswered; p50 ${Math.round(flood.p50)} ms, p99 ${Math.round(flood.p99)} ms`,
  )
}
await server.stop()
const store = await openStore({ url: `file:${database}` })
const faults = await verifySeats(store.reader)
await store.close()
remove()

const ratios = floods.map(({ takenPerSecond, capacity }) => takenPerSecond / capacity)
const shares = floods.map(({ within, offered }) => within / offered)
const gates = {
  'everybody answered': floods.every(({ unanswered }) => unanswered === 0),
  'a place, or 503 with Retry-After': floods.every(({ wrong, broken }) => wrong === 0 && broken === 0),
  'sums are true': faults.length === 0,
}
const about = `capacity ${Math.round(median(floods.map((flood) => flood.capacity)))}/s, ${TIMES} times that for ${SECONDS} s`
report([
  {
    job: 'B17',
    metric: 'registered during overload ÷ capacity',
    value: median(ratios),
    floor: 0.7,
    target: 0.9,
    better: 'higher',
    gates,
    note: `${about}; ${spread(ratios)}`,
  },
  {
    job: 'B17',
    metric: 'share answered within 5 s',
    value: median(shares),
    target: 1,
    better: 'higher',
    note: `p99 ${(median(floods.map(({ p99 }) => p99)) / 1000).toFixed(1)} s; refusals p99 ${(median(floods.map(({ busyP99 }) => busyP99)) / 1000).toFixed(2)} s; ${spread(shares)}`,
  },
])
