// The writer of the control server: a thread with one connection. A batch is whatever arrived during the last commit.
import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite from 'better-sqlite3'

type Job = { number: number; key: string; name: string; phone: string }

const db = new BetterSqlite((workerData as { path: string }).path)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.pragma('cache_size = -65536')
db.exec(`
  create table slots (id integer primary key, capacity integer, taken integer, position integer);
  create table registrations (id text primary key, slot integer, status text, position integer, name text, phone text unique, key text unique, arrival integer);
  create table outbox (id text primary key, registration text, state text);
  insert into slots values (1, ${(workerData as { capacity: number }).capacity}, 0, 0);
`)
const take = db.prepare('update slots set taken = taken + 1 where id = 1 and taken < capacity')
const wait = db.prepare('update slots set position = position + 1 where id = 1 returning position')
const insert = db.prepare('insert into registrations values (?, 1, ?, ?, ?, ?, ?, ?)')
const owe = db.prepare("insert into outbox values (?, ?, 'queued')")
const begin = db.prepare('BEGIN IMMEDIATE')
const commit = db.prepare('COMMIT')

let arrival = 0
parentPort?.on('message', (jobs: Job[]) => {
  begin.run()
  const answers = jobs.map(({ number, key, name, phone }) => {
    arrival += 1
    const id = `r${arrival}`
    const confirmed = take.run().changes === 1
    const position = confirmed ? null : (wait.get() as { position: number }).position
    insert.run(id, confirmed ? 'confirmed' : 'waiting', position, name, phone, key, arrival)
    owe.run(`m${arrival}`, id)
    return { number, id, status: confirmed ? 'confirmed' : 'waiting', waitingPosition: position }
  })
  commit.run()
  parentPort?.postMessage(answers)
})
