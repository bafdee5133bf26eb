// Emptying the personal columns of a row: the row stays for the counts, the person goes from it.
import { inArray } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import {
  answerRatings,
  answerVersions,
  clarifications,
  feedback,
  formFiles,
  identities,
  outboxMessages,
  questionFiles,
  questions,
  registrations,
} from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { personalTables } from './personal-tables.server.ts'

const TABLES = { registrations, identities, formFiles, questions, feedback, outboxMessages }
export type ErasableTable = keyof typeof TABLES

/** Look-up hashes point at a person as surely as the value does; they go with it. */
const HASHES: Record<ErasableTable, readonly string[]> = {
  registrations: ['phoneHash', 'emailHash', 'phoneTailHash'],
  identities: [],
  formFiles: [],
  questions: ['contactHash'],
  feedback: [],
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
    // Tells every process that searches names to forget this one.
    ...(name === 'registrations' ? { nameRevision: newId() } : {}),
    ...(name === 'outboxMessages' ? { recipientHash: '' } : {}),
  }
  const rows = await work.tx
    .update(table)
    .set(values)
    .where(inArray(table.id, [...ids]))
    .returning({ id: table.id })
  if (name === 'questions') await emptyWhatBelongsTo(work, ids)
  return rows.length
}

/** What hangs on a question and came from the asker, or was written for nobody else. */
async function emptyWhatBelongsTo(work: Work, questionIds: readonly string[]): Promise<void> {
  const ids = [...questionIds]
  await work.tx.update(answerRatings).set({ reason: null }).where(inArray(answerRatings.questionId, ids))
  await work.tx.update(clarifications).set({ supplement: null }).where(inArray(clarifications.questionId, ids))
  await work.tx.update(answerVersions).set({ askerText: null }).where(inArray(answerVersions.questionId, ids))
  await work.tx.update(questionFiles).set({ name: null, content: null }).where(inArray(questionFiles.questionId, ids))
}
