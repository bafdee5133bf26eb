// B16: the registration service on PostgreSQL that waits for the disk, 256 callers on one hot slot, beside the transaction
// everybody writes first: BEGIN, three statements and COMMIT, each a round trip, on one connection. B3g's gates with two and
// four app processes on one database.
import pg from 'pg'
import { startPostgres } from './support/bench-postgres.ts'
import type { Gates } from './support/gates.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'

const ROUNDS = 3
const CALLERS = 256
const IN_A_ROUND = 1200
const CONTROL_IN_A_ROUND = 300
const PROCESSES = [2, 4]
const SEATS = { capacity: 50, waitingCapacity: 1_000_000 }
const CROWD = { operations: 400, atOnce: 40 }

const postgres = await startPostgres()
// Set before the product's modules load: the tables are those of the dialect.
process.env.DATABASE_URL = postgres.url
const { CURRENT_CONSENT } = await import('#app/registrations/consent.ts')
const { readRegistrationRequest } = await import('#app/registrations/api-register.server.ts')
const { registerParty } = await import('#app/registrations/register.server.ts')
const { verifySeats } = await import('#app/registrations/verify-seats.server.ts')
const { useStore } = await import('#db/work.ts')
const { benchFolder, benchSlot, BENCH_SLOT, openBenchStoreAt, useBenchKeys } = await import(
  './support/bench-database.ts'
)
const { sendMixedCrowd } = await import('./support/mixed-crowd.ts')
const { gatesOfMixed } = await import('./support/mixed-gates.ts')
const { startProduct } = await import('./support/servers.ts')

useBenchKeys()
const store = await openBenchStoreAt(postgres.url, SEATS, 1 + PROCESSES.length)
useStore(store)

let made = 0
async function registerOne(): Promise<void> {
  made += 1
  const number = String(made).padStart(8, '0')
  const consent = { version: CURRENT_CONSENT.version }
  const text = JSON.stringify({ name: '孙玉梅', phone: `138${number}`, partySize: 1, consent })
  const input = readRegistrationRequest({ slotId: BENCH_SLOT, text, idempotencyKey: `bench-${number}` })
  if ('status' in input) throw new Error(String(input.status))
  const actor = { kind: 'citizen' as const, address: `198.51.${(made >> 8) & 255}.${made & 255}` }
  const outcome = await registerParty(actor, input)
  if (outcome.outcome !== 'registered') throw new Error(outcome.outcome)
}

async function service(): Promise<number> {
  let left = IN_A_ROUND
  const start = performance.now()
  const caller = async () => {
    while (left-- > 0) await registerOne()
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return IN_A_ROUND / ((performance.now() - start) / 1000)
}

const client = new pg.Client({ connectionString: postgres.url })
await client.connect()
await client.query('create table plain_slot (id int primary key, taken int not null, capacity int not null)')
await client.query(
  'create table plain_place (id bigserial primary key, contact text not null unique, row jsonb not null)',
)
await client.query('create table plain_outbox (id bigserial primary key, place bigint not null, row jsonb not null)')
await client.query('insert into plain_slot values (1, 0, 10000000)')
const row = JSON.stringify({ sealed: 'x'.repeat(1200) })
let placed = 0
/** One after the other: on a hot row more connections add nothing. */
async function roundTrips(): Promise<number> {
  const start = performance.now()
  for (let n = 0; n < CONTROL_IN_A_ROUND; n++) {
    placed += 1
    await client.query('begin')
    await client.query({
      name: 'take',
      text: 'update plain_slot set taken = taken + 1 where id = 1 and taken < capacity',
    })
    const { rows } = await client.query({
      name: 'place',
      text: 'insert into plain_place (contact, row) values ($1, $2) returning id',
      values: [String(placed), row],
    })
    await client.query({
      name: 'owe',
      text: 'insert into plain_outbox (place, row) values ($1, $2)',
      values: [rows[0].id, row],
    })
    await client.query('commit')
  }
  return CONTROL_IN_A_ROUND / ((performance.now() - start) / 1000)
}

say(`${ROUNDS} rounds of ${IN_A_ROUND}`)
const measured = await rounds(ROUNDS, service, roundTrips)
const ratios = measured.map((round) => round.product / round.control)
const faults = await verifySeats(store.reader)
const rate = (side: 'product' | 'control') => Math.round(median(measured.map((round) => round[side])))
const rows: Row[] = [
  {
    job: 'B16',
    metric: 'registrations on PostgreSQL ÷ transaction of five round trips',
    value: median(ratios),
    floor: 5,
    target: 20,
    better: 'higher',
    gates: { 'sums are true': faults.length === 0 },
    note: `${rate('product')}/s ÷ ${rate('control')}/s; ${spread(ratios)}`,
  },
]
await store.close()

const { folder, remove } = benchFolder()
for (const [index, count] of PROCESSES.entries()) {
  say(`${count} app processes`)
  const servers = []
  for (let n = 0; n < count; n++)
    servers.push(await startProduct(folder, 4280 + index * 4 + n, { DATABASE_URL: postgres.url }))
  const slotId = benchSlot(1 + index)
  const crowd = await sendMixedCrowd({
    ...CROWD,
    origins: servers.map(({ port }) => `http://127.0.0.1:${port}`),
    slotId,
    run: 900 + index,
    consentVersion: CURRENT_CONSENT.version,
  })
  const held: Gates = await gatesOfMixed(async (text) => (await client.query(text)).rows, slotId, crowd)
  for (const server of servers) await server.stop()
  rows.push({
    job: 'B16',
    metric: `gates of the mixed load with ${count} app processes`,
    value: Object.values(held).filter(Boolean).length,
    floor: Object.keys(held).length,
    better: 'higher',
    gates: held,
    note: `${CROWD.operations} acts, ${CROWD.atOnce} at once`,
  })
}
await client.end()
await postgres.stop()
remove()
report(rows)
