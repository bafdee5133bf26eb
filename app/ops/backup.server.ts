// Back-up and restore of the embedded database. On PostgreSQL its own tools do this (README, Back-up).
import { decrypt } from '#app/platform/key-ring.server.ts'
import { checkSqlite, copySqlite, replaceSqlite, type SqliteFacts, sampleValue } from '#db/sqlite-copy.ts'

/** Copies the live database to a new file and proves the copy. The key ring is not in it: keep that file apart. */
export async function backUp(database: string, file: string): Promise<SqliteFacts> {
  return copySqlite(database, file)
}

/**
 * Proves a back-up and puts it in the place of the database; the former database is kept beside it. Refused when the file
 * is damaged, when it was written with keys that are not in the ring, or while a server has the database open.
 */
export async function restore(
  file: string,
  database: string,
  at: Date,
): Promise<SqliteFacts & { kept: string | undefined }> {
  const facts = checkSqlite(file)
  const sample = sampleValue(file)
  if (sample) decrypt(sample)
  return { ...facts, kept: await replaceSqlite(file, database, at) }
}
