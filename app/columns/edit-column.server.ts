// Making a column and writing on it. A draft is written on in place; what was handed in stays, and the next edit begins a
// new version. The public version is never touched.
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { type CheckedPicture, storePicture } from '#app/events/event-pictures.server.ts'
import { slugOf, slugsToTry } from '#app/events/slug.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { topicColumnPictures, topicColumns, topicColumnVersions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { type ColumnContent, type ColumnPicture, contentOfColumn, isSameColumn } from './column.ts'
import type { NewColumnInput } from './column-forms.ts'
import { columnHash } from './column-hash.server.ts'
import { mayEditColumn } from './column-policy.ts'
import {
  type ColumnRecord,
  type ColumnVersion,
  getColumn,
  latestColumnVersion,
  listColumnDepartments,
} from './column-queries.server.ts'

export const columnSubject = ({ id, departmentId }: { id: string; departmentId: string }) => ({
  kind: 'column',
  id,
  departmentId,
})
export const staffOf = (work: Work) => (work.actor.kind === 'staff' ? work.actor.staffId : null)

/** The column, for somebody who may write on it. Who may not even see it learns nothing: NotFound. */
export async function getColumnToEdit(work: Work, columnId: string): Promise<ColumnRecord> {
  const column = await getColumn(work.tx, work.actor, columnId)
  if (!mayEditColumn(work.actor, column)) throw new Forbidden('edit this column')
  return column
}

/** A picture with its words; undefined words keep what stood there. */
export function pictureWith(
  before: ColumnPicture | null,
  { alt, altEn, dropPicture }: { alt: string; altEn: string; dropPicture: boolean },
  added: CheckedPicture | undefined,
): ColumnPicture | null {
  if (added) {
    const { width, height } = added.header
    return { hash: added.hash, width, height, alt, altEn }
  }
  return before && !dropPicture ? { ...before, alt, altEn } : null
}

export type CreateColumnOutcome = { outcome: 'created'; id: string } | { outcome: 'unknownDepartment' }

/** Begins a column in the name of a department the actor may write for. Its address is made of its title and stays. */
export async function createColumn(
  work: Work,
  { departmentId, ...head }: NewColumnInput,
): Promise<CreateColumnOutcome> {
  const department = (await listColumnDepartments(work.tx, work.actor)).find(({ id }) => id === departmentId)
  if (!department) return { outcome: 'unknownDepartment' }
  const content = { ...head, cover: null, sections: [] }
  const id = await insertColumn(work, departmentId, content)
  const subject = columnSubject({ id, departmentId })
  await insertVersion(work, id, 1, content, [])
  await recordAudit(work, 'column.created', subject)
  return { outcome: 'created', id }
}

async function insertColumn(work: Work, departmentId: string, content: ColumnContent): Promise<string> {
  for (const slug of slugsToTry(slugOf(content.title, content.titleEn))) {
    const [saved] = await work.tx
      .insert(topicColumns)
      .values({ id: newId(), slug, departmentId, createdBy: staffOf(work), createdAt: work.now })
      .onConflictDoNothing({ target: topicColumns.slug })
      .returning({ id: topicColumns.id })
    if (saved) return saved.id
  }
  throw new Error('unreachable: the numbers after a slug do not end')
}

async function insertVersion(
  work: Work,
  columnId: string,
  version: number,
  content: ColumnContent,
  writers: readonly string[],
): Promise<boolean> {
  const me = staffOf(work)
  const [saved] = await work.tx
    .insert(topicColumnVersions)
    .values({
      id: newId(),
      columnId,
      version,
      state: 'draft',
      hash: columnHash(content),
      ...content,
      writers: withMe(writers, me),
      savedBy: me,
      savedAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: topicColumnVersions.id })
  return saved !== undefined
}

const withMe = (writers: readonly string[], me: string | null) => [...new Set(me ? [...writers, me] : writers)]

async function keepPicture(work: Work, subject: ReturnType<typeof columnSubject>, picture: CheckedPicture) {
  await storePicture(work, picture, subject)
  await work.tx
    .insert(topicColumnPictures)
    .values({ id: newId(), columnId: subject.id, hash: picture.hash })
    .onConflictDoNothing()
}

export type EditColumnOutcome =
  | { outcome: 'saved' | 'unchanged'; hash: string }
  /** somebody saved meanwhile */
  | { outcome: 'olderVersion' }

export type ColumnEdit = {
  columnId: string
  /** hash of the version that the writer had before them */
  basedOn: string
  change: (content: ColumnContent) => ColumnContent
  picture?: CheckedPicture
}

/**
 * Writes a change on top of the version it was made from. A draft is changed in place; on top of one that was handed in a new
 * draft begins, and a review that was going on is void.
 */
export async function editColumn(
  work: Work,
  { columnId, basedOn, change, picture }: ColumnEdit,
): Promise<EditColumnOutcome> {
  const column = await getColumnToEdit(work, columnId)
  const latest = await latestColumnVersion(work.tx, column.id)
  if (latest.hash !== basedOn) return { outcome: 'olderVersion' }
  const content = contentOfColumn(change(contentOfColumn(latest)))
  if (isSameColumn(content, latest)) return { outcome: 'unchanged', hash: latest.hash }
  const saved =
    latest.state === 'draft' ? await changeDraft(work, latest, content) : await beginDraft(work, latest, content)
  if (!saved) return { outcome: 'olderVersion' }
  const subject = columnSubject(column)
  if (picture) await keepPicture(work, subject, picture)
  await recordAudit(work, 'column.saved', subject, {
    version: latest.state === 'draft' ? latest.version : latest.version + 1,
    sections: content.sections.length,
  })
  return { outcome: 'saved', hash: columnHash(content) }
}

/** What is new in a version stays the work of those who wrote it, until it is published. */
function beginDraft(work: Work, latest: ColumnVersion, content: ColumnContent): Promise<boolean> {
  const writers = latest.state === 'published' ? [] : latest.writers
  return insertVersion(work, latest.columnId, latest.version + 1, content, writers)
}

async function changeDraft(work: Work, latest: ColumnVersion, content: ColumnContent): Promise<boolean> {
  const me = staffOf(work)
  const [saved] = await work.tx
    .update(topicColumnVersions)
    .set({
      ...content,
      hash: columnHash(content),
      writers: withMe(latest.writers, me),
      savedBy: me,
      savedAt: work.now,
    })
    .where(
      and(
        eq(topicColumnVersions.id, latest.id),
        eq(topicColumnVersions.hash, latest.hash),
        eq(topicColumnVersions.state, 'draft'),
      ),
    )
    .returning({ id: topicColumnVersions.id })
  return saved !== undefined
}
