// Emptying the personal columns of a row: the row stays for the counts, the person goes from it.
import { and, eq, gt, inArray } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import {
  answerRatings,
  answerVersions,
  caseNotes,
  clarifications,
  companionTickets,
  feedback,
  formFiles,
  gateNotes,
  identities,
  outboxMessages,
  questionFiles,
  questions,
  registrations,
  replacedTickets,
  workingDrafts,
} from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { personalTables } from './personal-tables.server.ts'

const TABLES = { registrations, identities, formFiles, questions, feedback, gateNotes, outboxMessages }
export type ErasableTable = keyof typeof TABLES

/** Tables whose personal columns go with their question. */
export const BELONGS_TO_QUESTION = { answerRatings, clarifications, answerVersions, questionFiles, caseNotes }

/** Tables whose rows are deleted with the personal data of their registration. */
export const BELONGS_TO_REGISTRATION = { companionTickets }

/** Look-up hashes point at a person as surely as the value does; they go with it. */
const HASHES: Record<ErasableTable, readonly string[]> = {
  registrations: ['phoneHash', 'emailHash', 'phoneTailHash'],
  identities: [],
  formFiles: [],
  questions: ['contactHash', 'phoneHash'],
  feedback: [],
  gateNotes: [],
  outboxMessages: [],
}

/** Empties every personal column of the rows, their look-up hashes, and notes when. Answers how many rows it were. */
export async function emptyPersonalData(work: Work, name: ErasableTable, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const emptied = emptyValuesOf(name)
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
  if (name === 'registrations') await deleteWhatBelongsTo(work, ids)
  return rows.length
}

/** Of a table's personal columns, what stands in each after its value has gone. */
function emptyValuesOf(name: string) {
  const personal = personalTables().find((table) => table.name === name)
  return Object.fromEntries(personal?.columns.map(({ key, emptyValue }) => [key, emptyValue]) ?? [])
}

/** What hangs on a question and came from the asker, or was written for nobody else. */
async function emptyWhatBelongsTo(work: Work, questionIds: readonly string[]): Promise<void> {
  await work.tx
    .delete(workingDrafts)
    .where(and(eq(workingDrafts.kind, 'answer'), inArray(workingDrafts.subjectId, [...questionIds])))
  for (const [name, table] of Object.entries(BELONGS_TO_QUESTION)) {
    const emptied = emptyValuesOf(name)
    // One of them stands for all: each has `questionId` and the columns that the catalogue names.
    const one = table as typeof answerRatings
    await work.tx
      .update(one)
      .set(emptied)
      .where(inArray(one.questionId, [...questionIds]))
  }
}

/** With the codes goes who is inside by one. */
async function deleteWhatBelongsTo(work: Work, registrationIds: readonly string[]): Promise<void> {
  const of = [...registrationIds]
  await work.tx
    .update(registrations)
    .set({ ownInside: 0 })
    .where(and(inArray(registrations.id, of), gt(registrations.ownInside, 0)))
  for (const table of Object.values(BELONGS_TO_REGISTRATION)) {
    await work.tx.delete(table).where(inArray(table.registrationId, of))
  }
  // They name nobody, and open nothing: only the number that was read aloud is gone with them.
  await work.tx.delete(replacedTickets).where(inArray(replacedTickets.registrationId, of))
}
