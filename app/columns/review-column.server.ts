// Handing a column in, and deciding on it. What is published is the version whose hash the reviewer had before them.
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { plainText } from '#app/platform/markdown.server.ts'
import { topicColumnPictures, topicColumns, topicColumnVersions } from '#db/schema.ts'
import { indexDocument } from '#db/search-index.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type ColumnContent, type ColumnGap, contentOfColumn, gapsInColumn, picturesOfColumn } from './column.ts'
import { columnHash } from './column-hash.server.ts'
import { sectionsLeadingElsewhere } from './column-links.server.ts'
import { mayReviewColumn, wroteColumn } from './column-policy.ts'
import { type ColumnRecord, type ColumnVersion, getColumn, latestColumnVersion } from './column-queries.server.ts'
import { columnSubject, getColumnToEdit, staffOf } from './edit-column.server.ts'
import { tellReviewers, tellWriters } from './tell-of-column.server.ts'

export type SubmitGap = Omit<ColumnGap, 'kind'> & { kind: ColumnGap['kind'] | 'link' }
export type SubmitColumnOutcome =
  | { outcome: 'submitted' }
  | { outcome: 'incomplete'; gaps: SubmitGap[] }
  | { outcome: 'olderVersion' | 'notDraft' }

/** What a version lacks before a review: see gapsInColumn; links whose host has gone from the list count too. */
export async function gapsOfVersion(reader: Reader, content: ColumnContent): Promise<SubmitGap[]> {
  const leading = await sectionsLeadingElsewhere(reader, content)
  return [...gapsInColumn(content), ...leading.map((section) => ({ kind: 'link' as const, section }))]
}

/**
 * Hands the latest version in, if it is the one with `hash`, and tells those who may review it. A withdrawn column may hand in again what was public: as a
 * version of its own, which is reviewed like any other.
 */
export async function submitColumn(work: Work, columnId: string, hash: string): Promise<SubmitColumnOutcome> {
  const column = await getColumnToEdit(work, columnId)
  const latest = await latestColumnVersion(work.tx, column.id)
  if (latest.hash !== hash) return { outcome: 'olderVersion' }
  const again = latest.state === 'published' && column.withdrawnAt !== null
  if (latest.state !== 'draft' && latest.state !== 'returned' && !again) return { outcome: 'notDraft' }
  const gaps = await gapsOfVersion(work.tx, latest)
  if (gaps.length > 0) return { outcome: 'incomplete', gaps }
  const handedIn = { state: 'inReview' as const, submittedBy: staffOf(work), submittedAt: work.now, reviewNote: null }
  const moved = again ? await handInAgain(work, latest, handedIn) : await moveVersion(work, latest, handedIn)
  if (!moved) return { outcome: 'notDraft' }
  await recordAudit(work, 'column.submitted', columnSubject(column), {
    version: again ? latest.version + 1 : latest.version,
    hash: latest.hash,
  })
  await tellReviewers(work, column, { ...latest, submittedBy: handedIn.submittedBy })
  return { outcome: 'submitted' }
}

type Moved = Partial<typeof topicColumnVersions.$inferInsert>

async function handInAgain(work: Work, latest: ColumnVersion, handedIn: Moved): Promise<boolean> {
  const [saved] = await work.tx
    .insert(topicColumnVersions)
    .values({
      ...latest,
      ...handedIn,
      id: newId(),
      version: latest.version + 1,
      state: 'inReview',
      savedAt: work.now,
      decidedBy: null,
      decidedAt: null,
    })
    .onConflictDoNothing()
    .returning({ id: topicColumnVersions.id })
  return saved !== undefined
}

/** Moves one version on if it stands, and reads, as it was seen. */
async function moveVersion(work: Work, version: ColumnVersion, values: Moved): Promise<boolean> {
  const moved = await work.tx
    .update(topicColumnVersions)
    .set(values)
    .where(
      and(
        eq(topicColumnVersions.id, version.id),
        eq(topicColumnVersions.state, version.state),
        eq(topicColumnVersions.hash, version.hash),
      ),
    )
    .returning({ id: topicColumnVersions.id })
  return moved.length > 0
}

export type DecideColumnOutcome =
  | { outcome: 'published' | 'returned' | 'ownWork' | 'notInReview' | 'olderVersion' }
  | { outcome: 'incomplete'; gaps: SubmitGap[] }

/**
 * Publishes the version with `hash`, or with a `note` sends it back. Whoever wrote what is new in it, or handed it in, may
 * not decide. Until then, and after a return, what was public before stays so.
 */
export async function decideColumn(
  work: Work,
  columnId: string,
  hash: string,
  decision: { publish: true } | { publish: false; note: string },
): Promise<DecideColumnOutcome> {
  const column = await getColumn(work.tx, work.actor, columnId)
  if (!mayReviewColumn(work.actor, column)) throw new Forbidden('review this column')
  const latest = await latestColumnVersion(work.tx, column.id)
  if (latest.state !== 'inReview') return { outcome: 'notInReview' }
  if (latest.hash !== hash || columnHash(latest) !== hash) return { outcome: 'olderVersion' }
  if (wroteColumn(work.actor, latest)) return { outcome: 'ownWork' }
  const decided = { decidedBy: staffOf(work), decidedAt: work.now }
  const detail = { version: latest.version, hash }
  if (!decision.publish) {
    const moved = await moveVersion(work, latest, { ...decided, state: 'returned', reviewNote: decision.note })
    if (!moved) return { outcome: 'notInReview' }
    await recordAudit(work, 'column.returned', columnSubject(column), detail)
    await tellWriters(work, column, latest, { notice: 'returned', note: decision.note })
    return { outcome: 'returned' }
  }
  const gaps = await gapsOfVersion(work.tx, latest)
  if (gaps.length > 0) return { outcome: 'incomplete', gaps }
  if (!(await moveVersion(work, latest, { ...decided, state: 'published' }))) return { outcome: 'notInReview' }
  await makePublic(work, column, latest)
  await recordAudit(work, 'column.published', columnSubject(column), detail)
  await tellWriters(work, column, latest, { notice: 'published', note: null })
  return { outcome: 'published' }
}

async function makePublic(work: Work, column: ColumnRecord, version: ColumnVersion): Promise<void> {
  await work.tx
    .update(topicColumns)
    .set({
      publishedVersionId: version.id,
      publishedAt: work.now,
      firstPublishedAt: column.firstPublishedAt ?? work.now,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawReason: null,
    })
    .where(eq(topicColumns.id, column.id))
  await showPictures(
    work,
    column.id,
    picturesOfColumn(version).map((picture) => picture.hash),
  )
  await indexColumn(work, column.id, contentOfColumn(version))
  work.changed({ kind: 'column', columnId: column.id })
}

/** A picture that the public version leaves out is public no longer. */
export async function showPictures(work: Work, columnId: string, hashes: readonly string[]): Promise<void> {
  await work.tx.update(topicColumnPictures).set({ shown: false }).where(eq(topicColumnPictures.columnId, columnId))
  if (hashes.length === 0) return
  await work.tx
    .update(topicColumnPictures)
    .set({ shown: true })
    .where(and(eq(topicColumnPictures.columnId, columnId), inArray(topicColumnPictures.hash, [...hashes])))
}

async function indexColumn(work: Work, columnId: string, content: ColumnContent): Promise<void> {
  const { title, titleEn, summary, summaryEn, sections } = content
  await indexDocument(work.tx, {
    kind: 'column',
    id: columnId,
    title: [title, titleEn].filter(Boolean).join(' '),
    text: [
      ...[summary, summaryEn],
      ...sections.flatMap(({ heading, headingEn, text, textEn, picture }) => [
        ...[heading, headingEn, plainText(text), plainText(textEn)],
        ...[picture?.alt, picture?.altEn],
      ]),
    ]
      .filter(Boolean)
      .join('\n'),
  })
}
