// Records the statements that reach SQLite, so that a control can run the very same ones raw.
import BetterSqlite from 'better-sqlite3'

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
