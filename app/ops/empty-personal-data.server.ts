// Emptying the personal columns of a row: the row stays for the counts, the person goes from it.
import { inArray } from 'drizzle-orm'
import { answerFiles, identities, outboxMessages, questions, registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { personalTables } from './personal-tables.server.ts'

const TABLES = { registrations, identities, answerFiles, questions, outboxMessages }
export type ErasableTable = keyof typeof TABLES

/** Look-up hashes point at a person as surely as the value does; they go with it. */
const HASHES: Record<ErasableTable, readonly string[]> = {
  registrations: ['phoneHash', 'emailHash', 'phoneTailHash'],
  identities: [],
  answerFiles: [],
  questions: ['contactHash'],
  outboxMessages: [],
}

/** Empties every personal column of the rows, their look-up hashes, and notes when. Answers how many rows it were. */
export async function emptyPersonalData(work: Work, name: ErasableTable, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const personal = personalTables().find((table) => table.name === name)
  const emptied = Object.fromEntries(personal?.columns.map(({ key, emptyValue }) => [key, emptyValue]) ?? [])
  const hashes = Object.fromEntries(HASHES[name].map((key) => [key, null]))
  const table = TABLES[name] as typeof registrations
  const values = {
    ...emptied,
    ...hashes,
    erasedAt: work.now,
    ...(name === 'outboxMessages' ? { recipientHash: '' } : {}),
  }
  const rows = await work.tx
    .update(table)
    .set(values)
    .where(inArray(table.id, [...ids]))
    .returning({ id: table.id })
  return rows.length
}
