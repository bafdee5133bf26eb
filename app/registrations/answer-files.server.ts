// Files given in answer to a question: kept encrypted, claimed by the registration, seen by the event's organisers only.
import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, hours, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { seal } from '#app/platform/key-ring.server.ts'
import { cleanLine } from '#app/platform/text.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { answerFiles, events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { ANSWER_FILE_BYTES, type AnswerFileKind, answerFileKind, EXTENSION_OF } from './file-kind.ts'
import { requireOrganiserOf } from './registration-policy.ts'

const LONGEST_NAME = 80
/** A file whose form was not accepted waits this long for the corrected one. */
const WAITS = hours(24)

export type FileCheck =
  | { outcome: 'fits'; kind: AnswerFileKind; name: string; bytes: Uint8Array }
  | { outcome: 'fileTooLarge' | 'fileWrongKind' }

/** Checks an uploaded file by its bytes: PDF, PNG, JPEG or WebP, at most 2 MB. */
export async function checkAnswerFile(file: File): Promise<FileCheck> {
  if (file.size > ANSWER_FILE_BYTES) return { outcome: 'fileTooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = answerFileKind(bytes)
  if (!kind) return { outcome: 'fileWrongKind' }
  const name = [...cleanLine(file.name).replace(/[\\/:*?"<>|]/g, '_')].slice(-LONGEST_NAME).join('')
  return { outcome: 'fits', kind, name: name || `file.${EXTENSION_OF[kind]}`, bytes }
}

/** Keeps a checked file until its registration claims it. The id is as hard to guess as a ticket. */
export async function storeAnswerFile(
  eventId: string,
  questionId: string,
  { kind, name, bytes }: Extract<FileCheck, { outcome: 'fits' }>,
): Promise<string> {
  const id = newSecret(26)
  const content = seal(Buffer.from(bytes).toString('base64')) as unknown as string
  await inTransaction({ kind: 'system', job: 'answer-file' }, async (work) => {
    await work.tx
      .insert(answerFiles)
      .values({ id, eventId, questionId, name, mediaType: kind, size: bytes.length, content, createdAt: work.now })
  })
  return id
}

/** Name of a file that waits for its form, as the form shows it; undefined when it is not there or taken. */
export async function waitingFileName(db: Reader, eventId: string, questionId: string, id: string) {
  const [file] = await db
    .select({ name: answerFiles.name })
    .from(answerFiles)
    .where(unclaimed(eventId, questionId, id))
  return file?.name
}

const unclaimed = (eventId: string, questionId: string, id: string) =>
  and(
    eq(answerFiles.id, id),
    eq(answerFiles.eventId, eventId),
    eq(answerFiles.questionId, questionId),
    isNull(answerFiles.registrationId),
    isNull(answerFiles.erasedAt),
  )

/** Gives a waiting file to a registration. False when it is not there, of another question, or taken. */
export async function claimAnswerFile(
  work: Work,
  registrationId: string,
  file: { eventId: string; questionId: string; id: string },
): Promise<boolean> {
  const rows = await work.tx
    .update(answerFiles)
    .set({ registrationId })
    .where(unclaimed(file.eventId, file.questionId, file.id))
    .returning({ id: answerFiles.id })
  return rows.length === 1
}

/** The file, for an organiser of the event; looking leaves an audit entry. NotFound for anybody else. */
export async function readAnswerFile(work: Work, registrationId: string, fileId: string) {
  const [found] = await work.tx
    .select({ file: answerFiles, departmentId: events.departmentId })
    .from(answerFiles)
    .innerJoin(events, eq(events.id, answerFiles.eventId))
    .where(
      and(eq(answerFiles.id, fileId), eq(answerFiles.registrationId, registrationId), isNull(answerFiles.erasedAt)),
    )
  if (!found) throw new NotFound()
  requireOrganiserOf(work.actor, found.departmentId)
  const subject = { kind: 'registration', id: registrationId, departmentId: found.departmentId }
  await recordAudit(work, 'registration.file-viewed', subject, { file: fileId })
  const { name, mediaType, content } = found.file
  return { name, mediaType, bytes: Buffer.from(content, 'base64') }
}

/** Names and sizes of a registration's files, by id. */
export async function filesOfRegistration(db: Reader, registrationId: string) {
  return db
    .select({ id: answerFiles.id, name: answerFiles.name, size: answerFiles.size })
    .from(answerFiles)
    .where(and(eq(answerFiles.registrationId, registrationId), isNull(answerFiles.erasedAt)))
}

/** Deletes files whose form was never accepted. */
export async function dropUnclaimedFiles(): Promise<void> {
  const before = after(now(), -WAITS)
  const stale = await reader()
    .select({ id: answerFiles.id })
    .from(answerFiles)
    .where(and(isNull(answerFiles.registrationId), lt(answerFiles.createdAt, before)))
    .limit(200)
  if (stale.length === 0) return
  const ids = stale.map(({ id }) => id)
  await inTransaction({ kind: 'system', job: 'answer-files' }, async (work) => {
    await work.tx.delete(answerFiles).where(and(inArray(answerFiles.id, ids), isNull(answerFiles.registrationId)))
  })
}
