// The embedded store: one writing connection with group commit, one read-only connection. Settings: docs/decisions/0004.
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { CommitQueue } from './commit-queue.ts'
import { keptStatements } from './kept-statements.ts'
import type { Reader, Store, StoreLimits, Tx } from './store.ts'

const OLDEST_SAFE = [3, 51, 3] // earlier ones can corrupt a WAL when two connections checkpoint at once

/** How often the file is asked whether another process has written to it; the question costs microseconds. */
const HEAR_EVERY_MS = 500

/** Opens a connection with the settings every connection has. */
export function connectSqlite(path: string, { readonly = false } = {}): BetterSqlite.Database {
  const connection = new BetterSqlite(path, { readonly, timeout: readonly ? 100 : 0 })
  if (!readonly) {
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('secure_delete = ON')
    // In pages, 64 MB. A checkpoint stops the writer for a tenth of a second; this rarely, a queue at the gates does not
    // feel it, and a rush that changes the same pages of the indexes over and over copies each back once.
    connection.pragma('wal_autocheckpoint = 16000')
  }
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cache_size = -65536')
  connection.pragma('temp_store = MEMORY')
  return connection
}

/** Drizzle over a connection, whose transactions are ours (CommitQueue): all it needs of one is a way to prepare. */
function overConnection(connection: BetterSqlite.Database): unknown {
  return drizzle({ client: { prepare: keptStatements(connection) } as BetterSqlite.Database })
}

function refuseOldEngine(connection: BetterSqlite.Database): void {
  const version = String(connection.prepare('select sqlite_version() as v').pluck().get())
  const parts = version.split('.').map(Number)
  const difference = OLDEST_SAFE.map((part, index) => (parts[index] ?? 0) - part).find((d) => d !== 0) ?? 0
  if (difference < 0) throw new Error(`SQLite ${version} is too old: 3.51.3 or newer is needed`)
}

export async function openSqlite(path: string, limits: StoreLimits = {}): Promise<Store> {
  const writer = connectSqlite(path)
  refuseOldEngine(writer)
  const reading = connectSqlite(path, { readonly: true })
  const begin = writer.prepare('BEGIN IMMEDIATE')
  const commit = writer.prepare('COMMIT')
  const savepoint = writer.prepare('SAVEPOINT member')
  const release = writer.prepare('RELEASE member')
  const undo = writer.prepare('ROLLBACK TO member')
  const queue = new CommitQueue(
    {
      tx: overConnection(writer) as Tx,
      begin() {
        try {
          begin.run()
          return true
        } catch (error) {
          if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return false
          throw error
        }
      },
      savepoint: () => void savepoint.run(),
      release: () => void release.run(),
      rollbackToSavepoint() {
        undo.run()
        release.run()
      },
      commit: () => void commit.run(),
      rollback() {
        if (writer.inTransaction) writer.exec('ROLLBACK')
      },
    },
    limits,
  )
  const reader = overConnection(reading) as Reader
  return {
    dialect: 'sqlite',
    reader,
    transaction: (work, options) => queue.add(work, options),
    isFull: () => queue.isFull,
    async integrity() {
      const verdict = String(reading.pragma('integrity_check', { simple: true }))
      if (verdict !== 'ok') return verdict
      const orphans = reading.pragma('foreign_key_check') as { table: string }[]
      return orphans[0] ? `a row of ${orphans[0].table} refers to one that is missing` : 'ok'
    },
    async settle() {
      await queue.settled()
      writer.pragma('wal_checkpoint(TRUNCATE)')
    },
    // The file says by itself that somebody else wrote to it.
    async tell() {},
    hear(listener) {
      const seen = () => Number(writer.pragma('data_version', { simple: true }))
      let version = seen()
      const timer = setInterval(() => {
        const current = seen()
        if (current !== version) listener(undefined)
        version = current
      }, HEAR_EVERY_MS)
      timer.unref()
      return async () => clearInterval(timer)
    },
    async ping() {
      return reading.prepare('select 1').pluck().get() === 1
    },
    async facts() {
      const pragma = (name: string) => String(writer.pragma(name, { simple: true }))
      return {
        version: String(reading.prepare('select sqlite_version()').pluck().get()),
        journal_mode: pragma('journal_mode'),
        synchronous: pragma('synchronous'),
        foreign_keys: pragma('foreign_keys'),
        secure_delete: pragma('secure_delete'),
        trusted_schema: pragma('trusted_schema'),
      }
    },
    async close() {
      await queue.settled()
      reading.close()
      writer.pragma('wal_checkpoint(TRUNCATE)')
      writer.close()
    },
  }
}
