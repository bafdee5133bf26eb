// What an asker sends along: photographs and papers. Checked by their bytes, kept encrypted, emptied with the question; seen by
// the people who handle it, and never published.
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { seal } from '#app/platform/key-ring.server.ts'
import { cleanLine } from '#app/platform/text.ts'
import { questionFiles } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { checkFile } from './answer-files.server.ts'
import { getQuestionForStep } from './question-step.server.ts'

export const MOST_QUESTION_FILES = 3
export const QUESTION_FILE_BYTES = 2 * 1024 * 1024
const LONGEST_NAME = 80

/** A checked file, encrypted ahead of the transaction. */
export type QuestionFile = { mediaType: string; size: number; name: string; content: string }
export type QuestionFilesCheck =
  | { outcome: 'fits'; files: QuestionFile[] }
  | { outcome: 'tooManyFiles' | 'fileTooLarge' | 'fileWrongKind' }

/** PDF, PNG, JPEG or WebP by their bytes, at most three of 2 MB. Call before the transaction. */
export async function checkQuestionFiles(chosen: readonly File[]): Promise<QuestionFilesCheck> {
  if (chosen.length > MOST_QUESTION_FILES) return { outcome: 'tooManyFiles' }
  const files: QuestionFile[] = []
  for (const file of chosen) {
    if (file.size > QUESTION_FILE_BYTES) return { outcome: 'fileTooLarge' }
    const checked = checkFile(new Uint8Array(await file.arrayBuffer()))
    if (!checked) return { outcome: 'fileWrongKind' }
    const name = [...cleanLine(file.name).replace(/[\\/:*?"<>|]/g, '_')].slice(-LONGEST_NAME).join('') || 'file'
    const content = seal(Buffer.from(checked.bytes).toString('base64')) as unknown as string
    files.push({ mediaType: checked.mediaType, size: checked.bytes.length, name, content })
  }
  return { outcome: 'fits', files }
}

/** Keeps the files of a question that is being asked, in the same transaction. */
export async function keepQuestionFiles(work: Work, questionId: string, given: readonly QuestionFile[]): Promise<void> {
  if (given.length === 0) return
  await work.tx
    .insert(questionFiles)
    .values(given.map((file, position) => ({ id: newId(), questionId, position, ...file })))
}

/** Names and sizes (bytes) of what came with a question; emptied files are not listed. */
export async function filesOfQuestion(reader: Reader, questionId: string) {
  const rows = await preparedBy(reader, 'questions.files', questionId, (db, value) =>
    db
      .select({ id: questionFiles.id, name: questionFiles.name, size: questionFiles.size })
      .from(questionFiles)
      .where(and(eq(questionFiles.questionId, value), isNotNull(questionFiles.content)))
      .orderBy(asc(questionFiles.position)),
  )
  return rows.map(({ id, name, size }) => ({ id, name: name ?? '', size }))
}

/** One file, for people who may see the case, co-units too; every look is in the audit trail. Throws NotFound for anybody else. */
export async function viewQuestionFile(work: Work, questionId: string, fileId: string) {
  const question = await getQuestionForStep(work, questionId, () => true, 'see what the asker sent along')
  const [file] = await work.tx
    .select({ name: questionFiles.name, mediaType: questionFiles.mediaType, content: questionFiles.content })
    .from(questionFiles)
    .where(and(eq(questionFiles.id, fileId), eq(questionFiles.questionId, questionId)))
  if (!file?.content) throw new NotFound()
  const subject = { kind: 'question', id: questionId, departmentId: question.departmentId }
  await recordAudit(work, 'question.file-viewed', subject, { file: fileId })
  return { name: file.name ?? 'file', mediaType: file.mediaType, content: Buffer.from(file.content, 'base64') }
}
