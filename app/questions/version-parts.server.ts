// Citations and files of answer versions: rows of their own, written with the version and never changed.
import { asc, inArray } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { answerCitations, answerFiles } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { AnswerFile } from './answer-hash.server.ts'
import type { Citation } from './citation.ts'

export type VersionParts = { citations: Citation[]; files: (AnswerFile & { id: string })[] }

const NONE: VersionParts = { citations: [], files: [] }

/** Parts of several versions, by their ids. */
export async function readVersionParts(
  reader: Pick<Reader, 'select'>,
  versionIds: readonly string[],
): Promise<Map<string, VersionParts>> {
  const parts = new Map(versionIds.map((id) => [id, { citations: [], files: [] } as VersionParts]))
  if (versionIds.length === 0) return parts
  const citations = await reader
    .select()
    .from(answerCitations)
    .where(inArray(answerCitations.versionId, [...versionIds]))
    .orderBy(asc(answerCitations.position))
  for (const { versionId, title, number, article, url, checkedOn } of citations) {
    parts.get(versionId)?.citations.push({ title, number, article, url, checkedOn })
  }
  const stored = await reader
    .select()
    .from(answerFiles)
    .where(inArray(answerFiles.versionId, [...versionIds]))
    .orderBy(asc(answerFiles.position))
  for (const { versionId, id, hash, name, publicity } of stored) {
    parts.get(versionId)?.files.push({ id, hash, name, publicity })
  }
  return parts
}

export async function partsOfVersion(reader: Pick<Reader, 'select'>, versionId: string): Promise<VersionParts> {
  return (await readVersionParts(reader, [versionId])).get(versionId) ?? NONE
}

export async function writeVersionParts(
  tx: Tx,
  versionId: string,
  { citations, files }: { citations: readonly Citation[]; files: readonly AnswerFile[] },
): Promise<void> {
  for (const [position, citation] of citations.entries()) {
    await tx.insert(answerCitations).values({ id: newId(), versionId, position, ...citation })
  }
  for (const [position, { hash, name, publicity }] of files.entries()) {
    await tx.insert(answerFiles).values({ id: newId(), versionId, position, hash, name, publicity })
  }
}
