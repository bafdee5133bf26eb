// B1: the registration service on one hot slot, synchronous=FULL, 256 callers at once, beside the same statements raw on
// better-sqlite3, each registration's own, 100 registrations in a transaction. The service validates, encrypts, is idempotent, writes the audit
// entry and the outbox row; the control is handed all values ready made.
import { join } from 'node:path'
import { readRegistrationRequest } from '#app/registrations/api-register.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { prepareRegistration } from '#app/registrations/prepare-registration.server.ts'
import { register, registerParty } from '#app/registrations/register.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { connectSqlite } from '#db/sqlite-store.ts'
import { inTransaction, useStore, type Work } from '#db/work.ts'
import { type Executed, recordStatements } from '#tests/support/recorded-statements.ts'
import { BENCH_SLOT, benchFolder, openBenchStore, useBenchKeys } from './support/bench-database.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'

const IN_A_ROUND = 1024
const ROUNDS = 20
const CALLERS = 256
const IN_A_TRANSACTION = 100
const SEATS = { capacity: 50, waitingCapacity: 1_000_000 }

useBenchKeys()
const { folder, remove } = benchFolder()

let made = 0
function requestBody(): { text: string; key: string } {
  made += 1
  const number = String(made).padStart(8, '0')
  const text = JSON.stringify({
    name: ['孙玉梅', '李明', '欧阳静', '王海燕', '单志强'][made % 5],
    phone: `138 ${number}`,
    partySize: 1,
    consent: { version: CURRENT_CONSENT.version },
  })
  return { text, key: `bench-${number}-${made}` }
}

const CALLER = { kind: 'citizen' as const, address: '198.51.100.7' }

function newcomer() {
  const { text, key } = requestBody()
  const actor = { kind: 'citizen' as const, address: `198.51.${(made >> 8) & 255}.${made & 255}` }
  const input = readRegistrationRequest({ slotId: BENCH_SLOT, text, idempotencyKey: key })
  if ('status' in input) throw new Error(input.status.toString())
  return { actor, input }
}

async function registerOne(): Promise<void> {
  const { actor, input } = newcomer()
  const outcome = await registerParty(actor, input)
  if (outcome.outcome !== 'registered') throw new Error(outcome.outcome)
}

async function registerMany(count: number): Promise<void> {
  let left = count
  const caller = async () => {
    while (left-- > 0) await registerOne()
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
}

/** Each with statements of its own, as the control is to run them. */
async function registerOneByOne(work: Work): Promise<void> {
  for (let n = 0; n < IN_A_ROUND; n++) await register(work, prepareRegistration(newcomer().input))
}

/** Wall time, and the processor time of this process, which other programs on the machine do not lengthen. */
async function timed(work: () => Promise<void> | void): Promise<{ wall: number; cpu: number }> {
  const start = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - start, cpu: (user + system) / 1000 }
}

/** Statements of each registration: a group ends with its outbox row. */
function grouped(executed: Executed[]): Executed[][] {
  const groups: Executed[][] = [[]]
  for (const one of executed) {
    groups.at(-1)?.push(one)
    if (one.sql.startsWith('insert into "outbox_messages"')) groups.push([])
  }
  return groups.filter((group) => group.length > 0)
}

const recording = await openBenchStore(join(folder, 'recording.db'), SEATS)
useStore(recording)
say('recording the statements of the control')
const recorded = grouped(
  await recordStatements(async () => {
    for (let round = 0; round <= ROUNDS; round++) await inTransaction(CALLER, registerOneByOne)
  }),
)
await recording.close()

const product = await openBenchStore(join(folder, 'product.db'), SEATS)
await (await openBenchStore(join(folder, 'control.db'), SEATS)).close()
const control = connectSqlite(join(folder, 'control.db'))
const statements = new Map(
  [...new Set(recorded.flat().map(({ sql }) => sql))].map((sql) => {
    const statement = control.prepare(sql)
    return [sql, statement.reader ? statement.raw() : statement] as const
  }),
)

function runRaw(groups: Executed[][]): void {
  for (let from = 0; from < groups.length; from += IN_A_TRANSACTION) {
    control.exec('BEGIN IMMEDIATE')
    for (const group of groups.slice(from, from + IN_A_TRANSACTION)) {
      for (const { sql, read, values } of group) {
        const statement = statements.get(sql)
        if (read) statement?.all(...values)
        else statement?.run(...values)
      }
    }
    control.exec('COMMIT')
  }
}

useStore(product)
say(`${recorded[100]?.length} statements a registration; ${ROUNDS} rounds of ${IN_A_ROUND}`)
const measured = await rounds(
  ROUNDS,
  () => timed(() => registerMany(IN_A_ROUND)),
  (round) => timed(() => runRaw(recorded.slice(round * IN_A_ROUND, (round + 1) * IN_A_ROUND))),
)
const ratios = measured.map((round) => round.control.wall / round.product.wall)
const cpuRatio = median(measured.map((round) => round.control.cpu / round.product.cpu))
const perSecond = (milliseconds: number[]) => Math.round((IN_A_ROUND / median(milliseconds)) * 1000)
const faults = await verifySeats(product.reader)
const rows: Row[] = [
  {
    job: 'B1',
    metric: 'registrations ÷ the same statements raw',
    value: median(ratios),
    floor: 0.45,
    target: 0.7,
    better: 'higher',
    gates: {
      'sums are true': faults.length === 0,
      'control wrote the same': recorded.length === IN_A_ROUND * (ROUNDS + 1),
    },
    note: `${perSecond(measured.map((r) => r.product.wall))}/s, raw ${perSecond(measured.map((r) => r.control.wall))}/s, ${spread(ratios)}; by processor time ${cpuRatio.toFixed(2)}`,
  },
]
await product.close()
control.close()
remove()
report(rows)
