// Another process that holds what everybody wants to write: the file on SQLite, the slot's row on PostgreSQL.
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'
import { pathOf } from '#db/store.ts'

/** Holds it until the function that is returned is called. */
export async function holdDatabase(url: string, slotId: string): Promise<() => Promise<void>> {
  if (url.startsWith('postgres')) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('BEGIN')
    await client.query('SELECT id FROM slots WHERE id = $1 FOR UPDATE', [slotId])
    return async () => {
      await client.query('ROLLBACK')
      await client.end()
    }
  }
  const holder = new BetterSqlite(pathOf(url), { timeout: 5000 })
  holder.exec('BEGIN IMMEDIATE')
  return async () => {
    holder.exec('ROLLBACK')
    holder.close()
  }
}
