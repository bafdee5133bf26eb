// Key rotation: a new key writes from now on, and every stored value is rewritten with it. Older keys stay in the ring,
// so that back-ups made before can still be read; look-up hashes keep their key, because they are compared for equality.
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import {
  decrypt,
  encrypt,
  type KeyRingFile,
  keyIdOf,
  newKeyEntry,
  useKeyRing,
  writingKeyId,
} from '#app/platform/key-ring.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { type PersonalTable, personalTables } from './personal-tables.server.ts'

const ROWS_AT_ONCE = 200
const actor = { kind: 'system', job: 'rotate-keys' } as const

/** A ring whose first key is new. */
export function withNewKey(ring: KeyRingFile): KeyRingFile {
  return { ...ring, keys: [newKeyEntry(), ...ring.keys] }
}

/**
 * Puts the ring into use and rewrites what older keys wrote. Safe while the service runs: a value that changes meanwhile
 * is left to its writer. Answers how many values were rewritten. May be repeated after an interruption.
 */
export async function rewritePersonalData(ring: KeyRingFile): Promise<number> {
  useKeyRing(ring)
  let rewritten = 0
  for (const personal of personalTables()) {
    let last = ''
    for (;;) {
      const rows = await rawRows(personal, last)
      if (rows.length === 0) break
      last = rows[rows.length - 1]?.id as string
      rewritten += await rewriteRows(personal, rows)
    }
  }
  await inTransaction(actor, (work) =>
    recordAudit(work, 'keys.rotated', { kind: 'keyRing', id: writingKeyId() }, { values: rewritten }),
  )
  return rewritten
}

type RawRow = { id: string } & Record<string, string | null>

async function rawRows({ table, columns }: PersonalTable, after: string): Promise<RawRow[]> {
  const raw = Object.fromEntries(
    columns.map(({ key, sqlName }) => [key, sql<string | null>`${sql.identifier(sqlName)}`]),
  )
  const rows = await reader()
    .select({ id: table.id, ...raw })
    .from(table)
    .where(gt(table.id, after))
    .orderBy(asc(table.id))
    .limit(ROWS_AT_ONCE)
  return rows as RawRow[]
}

async function rewriteRows({ table, columns }: PersonalTable, rows: RawRow[]): Promise<number> {
  const stale = rows.flatMap((row) =>
    columns.flatMap(({ key, sqlName }) => {
      const value = row[key]
      return typeof value === 'string' && keyIdOf(value) !== writingKeyId() ? [{ id: row.id, key, sqlName, value }] : []
    }),
  )
  if (stale.length === 0) return 0
  return inTransaction(actor, async (work) => {
    let count = 0
    for (const { id, key, sqlName, value } of stale) {
      const written = await work.tx
        .update(table)
        .set({ [key]: sql`${encrypt(decrypt(value))}` })
        .where(and(eq(table.id, id), sql`${sql.identifier(sqlName)} = ${value}`))
        .returning({ id: table.id })
      count += written.length
    }
    return count
  })
}
