// Records the statements that reach the database: on SQLite so that a control can run the very same ones raw, on both to see
// that two acts do the same work.
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'

export type Executed = { sql: string; read: boolean; values: unknown[] }

type Recordable = { source: string; run(...values: unknown[]): unknown; all(...values: unknown[]): unknown }

/** Every statement executed while `work` runs, transaction control apart, in order. */
export async function recordStatements(work: () => Promise<void>): Promise<Executed[]> {
  const probe = new BetterSqlite(':memory:')
  const statement = Object.getPrototypeOf(probe.prepare('select 1')) as Recordable
  probe.close()
  const { run, all } = statement
  const executed: Executed[] = []
  const note = (source: string, read: boolean, values: unknown[]) => {
    if (!/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)/i.test(source)) executed.push({ sql: source, read, values })
  }
  statement.run = function (this: Recordable, ...values) {
    note(this.source, false, values)
    return run.apply(this, values)
  }
  statement.all = function (this: Recordable, ...values) {
    note(this.source, true, values)
    return all.apply(this, values)
  }
  try {
    await work()
  } finally {
    statement.run = run
    statement.all = all
  }
  return executed
}

/** The texts of all statements that `work` runs on whichever database the test is on, in order. */
export async function statementsOf(work: () => Promise<void>): Promise<string[]> {
  const texts: string[] = []
  const client = pg.Client.prototype as { query: (...given: unknown[]) => unknown }
  const { query } = client
  client.query = function (this: unknown, ...given) {
    const [first] = given as [string | { text: string }]
    texts.push(typeof first === 'string' ? first : first.text)
    return query.apply(this, given)
  }
  try {
    const onSqlite = await recordStatements(work)
    return [...texts, ...onSqlite.map(({ sql }) => sql)]
  } finally {
    client.query = query
  }
}
