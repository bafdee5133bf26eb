// Copies of a live SQLite file. Never by copying the file itself: that misses what is still in the write-ahead log.
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'

export type SqliteFacts = { tables: number; rows: number; bytes: number }

/** Writes a consistent copy of the database at `from` to the new file `to`, while others may read and write. */
export async function copySqlite(from: string, to: string): Promise<SqliteFacts> {
  if (existsSync(to)) throw new Error('the back-up file exists already; name a new one')
  const source = new BetterSqlite(from, { readonly: true, fileMustExist: true })
  const part = `${to}.part`
  try {
    await source.backup(part)
  } finally {
    source.close()
  }
  const facts = checkSqlite(part)
  renameSync(part, to)
  return facts
}

/** Opens a copy and reads all of it: integrity, foreign keys, number of rows. Throws when it is not whole. */
export function checkSqlite(path: string): SqliteFacts {
  const copy = new BetterSqlite(path, { fileMustExist: true })
  try {
    copy.pragma('journal_mode = DELETE')
    const verdict = copy.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error('the file is damaged: integrity check failed')
    if ((copy.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new Error('the file is damaged: a row refers to one that is missing')
    const names = copy
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'search_index%'",
      )
      .pluck()
      .all() as string[]
    if (!names.includes('registrations')) throw new Error('this is not a database of Open Day')
    const rows = names.reduce(
      (sum, name) => sum + Number(copy.prepare(`select count(*) from "${name}"`).pluck().get()),
      0,
    )
    return { tables: names.length, rows, bytes: statSync(path).size }
  } finally {
    copy.close()
  }
}

/** A value written with the key ring of the time, to prove that today's ring reads the copy; undefined when there is none. */
export function sampleValue(path: string): string | undefined {
  const copy = new BetterSqlite(path, { readonly: true, fileMustExist: true })
  try {
    return copy.prepare('select email from staff limit 1').pluck().get() as string | undefined
  } finally {
    copy.close()
  }
}

/** Puts a checked copy in the place of the database; what stood there is kept beside it. Answers the kept file, if any. */
export async function replaceSqlite(copy: string, target: string, at: Date): Promise<string | undefined> {
  const kept = existsSync(target) ? `${target}.before-restore-${at.toISOString().replaceAll(':', '')}` : undefined
  if (kept) {
    const old = new BetterSqlite(target)
    // Fails while a server still has the file open for writing.
    old.pragma('locking_mode = EXCLUSIVE')
    old.exec('BEGIN EXCLUSIVE; COMMIT')
    old.pragma('wal_checkpoint(TRUNCATE)')
    old.close()
    renameSync(target, kept)
    for (const end of ['-wal', '-shm']) rmSync(target + end, { force: true })
  }
  const source = new BetterSqlite(copy, { readonly: true, fileMustExist: true })
  try {
    await source.backup(target)
  } finally {
    source.close()
  }
  return kept
}
