// Brings a database to this program's schema, before anything is served.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePostgresql } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgresql } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { connectSqlite } from './sqlite-store.ts'
import { pathOf } from './store.ts'

const MIGRATION_LOCK = 20261123

/** The folder of migrations of a dialect; the program runs from the project's folder. */
const folderOf = (dialect: 'sqlite' | 'postgresql') => join(process.cwd(), 'db', 'migrations', dialect)

/**
 * Applies what is missing, in one transaction each. Several processes may start at once. Throws when the database was
 * written by a newer program: an older one must not touch it.
 */
export async function migrate(url: string): Promise<void> {
  if (url.startsWith('postgres')) return migrateServer(url)
  const connection = connectSqlite(pathOf(url))
  try {
    connection.pragma('busy_timeout = 10000')
    const known = readdirSync(folderOf('sqlite')).filter((name) => name.endsWith('.sql')).length
    const applied = connection
      .prepare("select count(*) from sqlite_master where name = '__drizzle_migrations'")
      .pluck()
      .get()
      ? Number(connection.prepare('select count(*) from __drizzle_migrations').pluck().get())
      : 0
    refuseNewer(applied, known)
    // A column that becomes optional makes its table anew: what points at it is checked afterwards, not meanwhile.
    connection.pragma('foreign_keys = OFF')
    migrateSqlite(drizzleSqlite(connection), { migrationsFolder: folderOf('sqlite') })
    if (applied < known && (connection.pragma('foreign_key_check') as unknown[]).length > 0) {
      throw new Error('after the migration rows point at rows that are not there')
    }
  } finally {
    connection.close()
  }
}

async function migrateServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const known = readdirSync(folderOf('postgresql')).filter((name) => name.endsWith('.sql')).length
    const table = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name")
    const applied = table.rows[0]?.name
      ? Number((await client.query('select count(*) as n from drizzle.__drizzle_migrations')).rows[0]?.n)
      : 0
    refuseNewer(applied, known)
    await migratePostgresql(drizzlePostgresql(client), { migrationsFolder: folderOf('postgresql') })
  } finally {
    await client.end()
  }
}

function refuseNewer(applied: number, known: number): void {
  if (applied > known)
    throw new Error('the database was written by a newer version of this program; start that version')
}
