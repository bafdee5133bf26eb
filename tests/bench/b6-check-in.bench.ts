// B6: a verdict over HTTP, at one gate and at 32, synchronous=FULL, beside the raw transaction of a check-in on
// better-sqlite3 (find the ticket, count it in, write the attempt), 100 in a transaction. A gate sends its next scan when
// it has the answer to the last, which is as much as 32 gates can ask for. How long a verdict takes is measured there too, and
// at 32 gates where somebody stands every quarter of a second, which no queue of people reaches, and every sixteenth of one,
// when the processor does not fall asleep between two; there it stands beside a server that does nothing but write and flush
// as many bytes, at the same pace, in turns with ours.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import { newId } from '#app/platform/ids.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { openStore } from '#db/open-store.ts'
import { slots } from '#db/schema.ts'
import { connectSqlite } from '#db/sqlite-store.ts'
import { SERVE } from '../../scripts/project.mjs'
import { benchFolder } from './support/bench-database.ts'
import { startBenchServer } from './support/bench-server.ts'
import { openGate } from './support/gate-connection.ts'
import { makeTickets } from './support/gate-tickets.ts'
import { median, percentile, type Row, report, rounds, say, spread } from './support/measure.ts'

const GATES = 32
const IN_A_ROUND = 3200
const ROUNDS = 6
const ALONE = 400
const SECOND = 400
const PACED_EACH = 60
const PACED_TURNS = 5
/** milliseconds between two scans at a gate */
const PACES = [250, 62.5]
const DUELS = 1000
const IN_A_TRANSACTION = 100
const PACED = GATES * PACED_EACH
/** scans by which the bytes of a commit are counted */
const WEIGHED = 200
const TICKETS = IN_A_ROUND * (ROUNDS + 1) + ALONE + DUELS + PACED * PACES.length + WEIGHED

const { folder, remove } = benchFolder()
const ring = { keys: [newKeyEntry()], lookup: 'A'.repeat(43) }
useKeyRing(ring)
writeFileSync(join(folder, 'secrets.json'), JSON.stringify(ring))

const secrets = Array.from({ length: TICKETS }, () => newSecret())
const tokens = Array.from({ length: GATES }, () => newSecret())

say(`preparing ${TICKETS} tickets, twice`)
await makeTickets(join(folder, 'open-day.db'), secrets, tokens)
await makeTickets(join(folder, 'control.db'), secrets, tokens)

const raw = connectSqlite(join(folder, 'control.db'))
const find = raw.prepare('select id, slot_id, event_id, arrived_people from registrations where ticket_hash = ?')
const count = raw.prepare(
  'update registrations set arrived_people = 1, inside_people = 1, updated_at = ? where id = ? and arrived_people = 0',
)
const record = raw.prepare(
  `insert into scans (id, nonce, event_id, slot_id, registration_id, gate, kind, verdict, people, offline, forced,
   happened_at, received_at, conflict, answer) values (?, ?, ?, ?, ?, '1', 'entry', 'welcome', 1, 0, 0, ?, ?, 0, '{}')`,
)
function checkInRaw(chosen: readonly string[]): number {
  const start = performance.now()
  for (let from = 0; from < chosen.length; from += IN_A_TRANSACTION) {
    raw.exec('BEGIN IMMEDIATE')
    for (const secret of chosen.slice(from, from + IN_A_TRANSACTION)) {
      const ticket = find.get(hashSecret(secret)) as { id: string; slot_id: string; event_id: string }
      const at = Date.now()
      if (count.run(at, ticket.id).changes !== 1) throw new Error('the control met a ticket twice')
      record.run(newId(), randomUUID(), ticket.event_id, ticket.slot_id, ticket.id, at, at)
    }
    raw.exec('COMMIT')
  }
  return performance.now() - start
}

const server = await startBenchServer(SERVE, { DATA_DIR: folder, DATABASE_URL: '' })
const gates = await Promise.all(tokens.map((token) => openGate(server.port, token)))
const verdicts: Record<string, number> = {}
const delays: number[] = []

async function scanAll(chosen: readonly string[], through: typeof gates, into: number[]): Promise<number> {
  const start = performance.now()
  let next = 0
  await Promise.all(
    through.map(async (gate) => {
      while (next < chosen.length) {
        const secret = chosen[next++] as string
        const sent = performance.now()
        const { verdict } = await gate.scan(secret)
        into.push(performance.now() - sent)
        verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
      }
    }),
  )
  return performance.now() - start
}

say(`${ROUNDS} rounds of ${IN_A_ROUND} scans at ${GATES} gates`)
const slice = (round: number) => secrets.slice(round * IN_A_ROUND, (round + 1) * IN_A_ROUND)
const cpuBefore = server.cpuMs()
const measured = await rounds(
  ROUNDS,
  (round) => scanAll(slice(round), gates, delays),
  async (round) => checkInRaw(slice(round)),
)
const cpuPerScan = ((server.cpuMs() - cpuBefore) * 1000) / (IN_A_ROUND * (ROUNDS + 1))
const welcomeOnce = verdicts.welcome === IN_A_ROUND * (ROUNDS + 1)

const [one] = gates as [(typeof gates)[number], ...typeof gates]
const alone: number[] = []
const second: number[] = []
const rest = secrets.slice(IN_A_ROUND * (ROUNDS + 1))
await scanAll(rest.slice(0, ALONE), [one], alone)
await scanAll(rest.slice(0, SECOND), [one], second)

/** One scan each `every` milliseconds at every gate, `each` of them; how long each took. */
async function scanPaced(
  through: typeof gates,
  every: number,
  each: number,
  secretOf: (place: number) => string,
): Promise<number[]> {
  const times: number[] = []
  await Promise.all(
    through.map(async (gate, index) => {
      const begin = performance.now() + (index * every) / GATES
      for (let n = 0; n < each; n++) {
        await new Promise((next) => setTimeout(next, Math.max(0, begin + n * every - performance.now())))
        const sent = performance.now()
        await gate.scan(secretOf(n * GATES + index))
        times.push(performance.now() - sent)
      }
    }),
  )
  return times
}

const weighed = rest.slice(ALONE + DUELS + PACED * PACES.length)
const before = server.writtenBytes()
await scanAll(weighed.slice(0, WEIGHED), [one], [])
const bytesPerScan = Math.round((server.writtenBytes() - before) / WEIGHED)
const floor = await startBenchServer(['tests/bench/support/flush-floor.ts'], {
  FLOOR_FILE: join(folder, 'floor'),
  FLOOR_BYTES: String(bytesPerScan),
})
const floorGates = await Promise.all(tokens.map((token) => openGate(floor.port, token)))

const atPace: { every: number; paced: number[]; flushed: number[] }[] = []
for (const [index, every] of PACES.entries()) {
  say(`${PACED} scans at ${GATES} gates, one each ${every} ms, and as many writes of ${bytesPerScan} bytes`)
  const calm = rest.slice(ALONE + DUELS + PACED * index)
  const measuredHere = { every, paced: [] as number[], flushed: [] as number[] }
  for (let turn = 0; turn < PACED_TURNS; turn++) {
    const each = PACED_EACH / PACED_TURNS
    const secretOf = (place: number) => calm[turn * each * GATES + place] as string
    measuredHere.paced.push(...(await scanPaced(gates, every, each, secretOf)))
    measuredHere.flushed.push(...(await scanPaced(floorGates, every, each, secretOf)))
  }
  atPace.push(measuredHere)
}
for (const gate of floorGates) gate.close()
await floor.stop()

say(`${DUELS} tickets, each at two gates at once`)
const other = gates[1] as (typeof gates)[number]
let single = 0
for (const secret of rest.slice(ALONE, ALONE + DUELS)) {
  const both = await Promise.all([one.scan(secret), other.scan(secret)])
  if (both.filter(({ verdict }) => verdict === 'welcome').length === 1) single++
}
for (const gate of gates) gate.close()
await server.stop()

const store = await openStore({ url: `file:${join(folder, 'open-day.db')}` })
const [slot] = await store.reader.select().from(slots)
const counts = await headCountOf(store.reader, slot?.eventId as string)
await store.close()
raw.close()

const ratios = measured.map((round) => round.control / round.product)
const perSecond = (times: number[]) => Math.round((IN_A_ROUND / median(times)) * 1000)
const rows: Row[] = [
  {
    job: 'B6',
    metric: `verdicts over HTTP at ${GATES} gates ÷ raw check-ins`,
    value: median(ratios),
    floor: 0.1,
    target: 0.4,
    better: 'higher',
    gates: {
      'everybody welcome once': welcomeOnce,
      'head count is true': counts.inside === TICKETS && counts.arrived === TICKETS,
      'one of two gates says welcome, always': single === DUELS,
    },
    note: `${perSecond(measured.map((round) => round.product))}/s beside ${perSecond(measured.map((round) => round.control))}/s, ${spread(ratios)}; ${Math.round(cpuPerScan)} µs of the server’s processor a verdict`,
  },
  { job: 'B6', metric: 'verdict at one gate, median', value: median(alone), unit: 'ms', target: 1, better: 'lower' },
  {
    job: 'B6',
    metric: `verdict at ${GATES} gates, 99 of 100`,
    value: percentile(delays, 0.99),
    unit: 'ms',
    target: 10,
    better: 'lower',
  },
  ...atPace.flatMap(({ every, paced, flushed }): Row[] => [
    {
      job: 'B6',
      metric: `the same, one each ${every} ms: median`,
      value: median(paced),
      unit: 'ms',
      target: 1,
      better: 'lower',
      note: `${bytesPerScan} bytes written and flushed behind node:http at the same pace: ${median(flushed).toFixed(2)} ms, 99 of 100 ${percentile(flushed, 0.99).toFixed(1)} ms`,
    },
    {
      job: 'B6',
      metric: `the same, one each ${every} ms: 99 of 100`,
      value: percentile(paced, 0.99),
      unit: 'ms',
      target: 10,
      better: 'lower',
    },
  ]),
  { job: 'B6', metric: 'second scan, median', value: median(second), unit: 'ms', target: 0.5, better: 'lower' },
]
report(rows)
remove()
process.exit(0)
