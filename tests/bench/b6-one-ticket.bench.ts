// B6g: what must be true of a ticket that fifty phones scan in the same moment, a thousand times: one welcome, one attempt that
// counts, a true head count. On SQLite with one process, on PostgreSQL with two that share the database.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { startPostgres } from './support/bench-postgres.ts'
import { type Row, report } from './support/measure.ts'

const run = promisify(execFile)

/** A process of its own: which database it is decides how tables are read. */
async function measure(database: string): Promise<Row[]> {
  const env = { ...process.env, DATABASE_URL: database }
  const { stdout } = await run(process.execPath, ['tests/bench/support/one-ticket.ts'], { env, timeout: 240_000 })
  return JSON.parse(stdout) as Row[]
}

const rows = await measure('')
const postgres = await startPostgres()
try {
  rows.push(...(await measure(postgres.url)))
} finally {
  await postgres.stop()
}
report(rows)
process.exit(0)
