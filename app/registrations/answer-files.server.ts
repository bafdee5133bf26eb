// Files given in answer to a question: kept encrypted, claimed by the registration, seen by the event's organisers only.
import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, hours, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { seal } from '#app/platform/key-ring.server.ts'
import { cleanLine } from '#app/platform/text.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { events, formFiles } from '#db/schema.ts'
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
      .insert(formFiles)
      .values({ id, eventId, questionId, name, mediaType: kind, size: bytes.length, content, createdAt: work.now })
  })
  return id
}

/** Name of a file that waits for its form, as the form shows it; undefined when it is not there or taken. */
export async function waitingFileName(db: Reader, eventId: string, questionId: string, id: string) {
  const [file] = await db
    .select({ name: formFiles.name })
    .from(formFiles)
    .where(unclaimed(eventId, questionId, id))
  return file?.name
}

const unclaimed = (eventId: string, questionId: string, id: string) =>
  and(
    eq(formFiles.id, id),
    eq(formFiles.eventId, eventId),
    eq(formFiles.questionId, questionId),
    isNull(formFiles.registrationId),
    isNull(formFiles.erasedAt),
  )

/** Gives a waiting file to a registration. False when it is not there, of another question, or taken. */
export async function claimAnswerFile(
  work: Work,
  registrationId: string,
  file: { eventId: string; questionId: string; id: string },
): Promise<boolean> {
  const rows = await work.tx
    .update(formFiles)
    .set({ registrationId })
    .where(unclaimed(file.eventId, file.questionId, file.id))
    .returning({ id: formFiles.id })
  return rows.length === 1
}

/** Deletes a file of a registration that another one has replaced. */
export async function dropAnswerFile(work: Work, registrationId: string, id: string): Promise<void> {
  await work.tx.delete(formFiles).where(and(eq(formFiles.id, id), eq(formFiles.registrationId, registrationId)))
}

/** The file, for an organiser of the event; looking leaves an audit entry. NotFound for anybody else. */
export async function readAnswerFile(work: Work, registrationId: string, fileId: string) {
  const [found] = await work.tx
    .select({ file: formFiles, departmentId: events.departmentId })
    .from(formFiles)
    .innerJoin(events, eq(events.id, formFiles.eventId))
    .where(and(eq(formFiles.id, fileId), eq(formFiles.registrationId, registrationId), isNull(formFiles.erasedAt)))
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
    .select({ id: formFiles.id, name: formFiles.name, size: formFiles.size })
    .from(formFiles)
    .where(and(eq(formFiles.registrationId, registrationId), isNull(formFiles.erasedAt)))
}

/** Deletes files whose form was never accepted. */
export async function dropUnclaimedFiles(): Promise<void> {
  const before = after(now(), -WAITS)
  const stale = await reader()
    .select({ id: formFiles.id })
    .from(formFiles)
    .where(and(isNull(formFiles.registrationId), lt(formFiles.createdAt, before)))
    .limit(200)
  if (stale.length === 0) return
  const ids = stale.map(({ id }) => id)
  await inTransaction({ kind: 'system', job: 'answer-files' }, async (work) => {
    await work.tx.delete(formFiles).where(and(inArray(formFiles.id, ids), isNull(formFiles.registrationId)))
  })
}
