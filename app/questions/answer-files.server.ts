// Files of an answer. Checked by their bytes, kept once under the hash of their content; who may have one is said by the version
// it belongs to: everybody, the asker, or the department alone.
import { createHash } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { readImageHeader } from '#app/events/image-header.ts'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { cleanLine } from '#app/platform/text.ts'
import { answerFiles, answerVersions, files, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { AnswerFile } from './answer-hash.server.ts'
import { type DraftOutcome, latestVersion, saveVersion } from './draft-answer.server.ts'
import { canStep } from './question.ts'
import { mayDraft, maySeeQuestion } from './question-policy.ts'
import { getQuestionForStep } from './question-step.server.ts'
import { partsOfVersion } from './version-parts.server.ts'

export const FILE_BYTES = 5 * 1024 * 1024
export const MOST_FILES = 10
const LONGEST_NAME = 80

export type CheckedFile = { hash: string; mediaType: string; bytes: Uint8Array }

/** PDF, PNG, JPEG or WebP, at most 5 MB; undefined for anything else. Call before the transaction. */
export function checkFile(bytes: Uint8Array): CheckedFile | undefined {
  if (bytes.length === 0 || bytes.length > FILE_BYTES) return undefined
  const isPdf = String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-'
  const mediaType = isPdf ? 'application/pdf' : readImageHeader(bytes)?.mediaType
  return mediaType && { hash: createHash('sha256').update(bytes).digest('hex'), mediaType, bytes }
}

export type FileOutcome = DraftOutcome | { outcome: 'nothingDrafted' | 'tooManyFiles' }

/** A new version with one file more. */
export async function attachFile(
  work: Work,
  id: string,
  input: CheckedFile & { name: string; publicity: AnswerFile['publicity'] },
): Promise<FileOutcome> {
  return changeFiles(work, id, async (before) => {
    if (before.length >= MOST_FILES) return undefined
    const [stored] = await work.tx
      .insert(files)
      .values({
        hash: input.hash,
        mediaType: input.mediaType,
        size: input.bytes.length,
        content: Buffer.from(input.bytes),
        createdAt: work.now,
      })
      .onConflictDoNothing()
      .returning({ hash: files.hash })
    if (stored) {
      await recordAudit(work, 'file.stored', { kind: 'question', id }, { hash: input.hash, size: input.bytes.length })
    }
    const name = [...cleanLine(input.name)].slice(0, LONGEST_NAME).join('') || 'file'
    return [...before, { hash: input.hash, name, publicity: input.publicity }]
  })
}

/** A new version in which one file is for other people, or is gone (`publicity` null). */
export async function changeFile(
  work: Work,
  id: string,
  input: { fileId: string; publicity: AnswerFile['publicity'] | null },
): Promise<FileOutcome> {
  return changeFiles(work, id, async (before) =>
    before.flatMap((file) => {
      if (file.id !== input.fileId) return [file]
      return input.publicity ? [{ ...file, publicity: input.publicity }] : []
    }),
  )
}

async function changeFiles(
  work: Work,
  id: string,
  change: (before: (AnswerFile & { id: string })[]) => Promise<AnswerFile[] | undefined>,
): Promise<FileOutcome> {
  const question = await getQuestionForStep(work, id, mayDraft, 'change the files of this answer')
  const version = await latestVersion(work.tx, id)
  if (!version || !canStep('draft', question.status)) return { outcome: 'nothingDrafted' }
  const parts = await partsOfVersion(work.tx, version.id)
  const changed = await change(parts.files)
  if (!changed) return { outcome: 'tooManyFiles' }
  return saveVersion(work, question, 'draft', {
    text: version.text,
    policyBasis: version.policyBasis,
    publicity: version.publicity,
    withholdReason: version.withholdReason,
    basedOn: version.number,
    keepHints: true,
    citations: parts.citations,
    askerText: version.askerText ?? undefined,
    toAsker: version.toAsker,
    adoption: version.adoption,
    adoptionReason: version.adoptionReason,
    reusedFromId: version.reusedFromId,
    files: changed,
  })
}

/** A file that is public: of the version that is shown now, and meant for everybody. Throws NotFound otherwise. */
export async function getPublicFile(reader: Reader, questionId: string, fileId: string) {
  const [found] = await reader
    .select({ name: answerFiles.name, mediaType: files.mediaType, content: files.content })
    .from(questions)
    .innerJoin(answerFiles, eq(answerFiles.versionId, questions.publishedVersionId))
    .innerJoin(files, eq(files.hash, answerFiles.hash))
    .where(
      and(
        eq(questions.id, questionId),
        eq(answerFiles.id, fileId),
        eq(answerFiles.publicity, 'public'),
        ne(questions.publicity, 'withheld'),
      ),
    )
  if (!found) throw new NotFound()
  return found
}

/** Any file of the question's versions, for people who may see the case; for the asker those meant for them. */
export async function getCaseFileContent(reader: Reader, viewer: Actor | 'asker', questionId: string, fileId: string) {
  const [found] = await reader
    .select({
      name: answerFiles.name,
      publicity: answerFiles.publicity,
      versionId: answerFiles.versionId,
      shownId: questions.publishedVersionId,
      withdrawnAt: answerVersions.withdrawnAt,
      departmentId: questions.departmentId,
      mediaType: files.mediaType,
      content: files.content,
    })
    .from(answerFiles)
    .innerJoin(answerVersions, eq(answerVersions.id, answerFiles.versionId))
    .innerJoin(questions, eq(questions.id, answerVersions.questionId))
    .innerJoin(files, eq(files.hash, answerFiles.hash))
    .where(and(eq(questions.id, questionId), eq(answerFiles.id, fileId)))
  const mayRead =
    found &&
    (viewer === 'asker'
      ? found.versionId === found.shownId &&
        found.publicity !== 'internal' &&
        !(found.publicity === 'public' && found.withdrawnAt)
      : maySeeQuestion(viewer, found))
  if (!mayRead) throw new NotFound()
  return found
}
