// What the public reads of columns: the published version of each, and in place of a withdrawn one why it is gone.
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { departments, files, topicColumnPictures, topicColumns, topicColumnVersions } from '#db/schema.ts'
import { searchDocuments } from '#db/search-index.ts'
import type { Reader } from '#db/store.ts'
import type { ColumnPicture, ColumnSection } from './column.ts'

const MOST_LISTED = 100

/** A published column without its sections. */
export type ListedPublicColumn = {
  id: string
  slug: string
  department: { code: string; name: string; nameEn: string }
  title: string
  titleEn: string
  summary: string
  summaryEn: string
  cover: ColumnPicture | null
  publishedAt: Date
  firstPublishedAt: Date
}
export type PublicColumn = ListedPublicColumn & { sections: ColumnSection[] }

const headColumns = {
  id: topicColumns.id,
  slug: topicColumns.slug,
  department: { code: departments.code, name: departments.name, nameEn: departments.nameEn },
  title: topicColumnVersions.title,
  titleEn: topicColumnVersions.titleEn,
  summary: topicColumnVersions.summary,
  summaryEn: topicColumnVersions.summaryEn,
  cover: topicColumnVersions.cover,
  publishedAt: topicColumns.publishedAt,
  firstPublishedAt: topicColumns.firstPublishedAt,
}

const published = (reader: Reader) =>
  reader
    .select(headColumns)
    .from(topicColumns)
    .innerJoin(topicColumnVersions, eq(topicColumnVersions.id, topicColumns.publishedVersionId))
    .innerJoin(departments, eq(departments.id, topicColumns.departmentId))
    .$dynamic()

type Row = Awaited<ReturnType<typeof published>>[number]
const columnOf = (row: Row): ListedPublicColumn => {
  const publishedAt = row.publishedAt as Date
  return { ...row, publishedAt, firstPublishedAt: row.firstPublishedAt ?? publishedAt }
}

/** Published columns, the newest first; `department` is a code. */
export async function listPublicColumns(
  reader: Reader,
  { department, limit = MOST_LISTED }: { department?: string; limit?: number } = {},
): Promise<ListedPublicColumn[]> {
  const rows = await published(reader)
    .where(department ? eq(departments.code, department) : undefined)
    .orderBy(desc(topicColumns.publishedAt), desc(topicColumns.id))
    .limit(limit)
  return rows.map(columnOf)
}

/** Published columns in which every word of the query stands, those with it in their title first. */
export async function findPublicColumns(reader: Reader, query: string, limit: number): Promise<ListedPublicColumn[]> {
  const { ids } = await searchDocuments(reader, { kind: 'column', query, limit, offset: 0 })
  if (ids.length === 0) return []
  const rows = (await published(reader).where(inArray(topicColumns.id, ids))).map(columnOf)
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

async function sectionsOf(reader: Reader, columnId: string): Promise<ColumnSection[]> {
  const [row] = await reader
    .select({ sections: topicColumnVersions.sections })
    .from(topicColumns)
    .innerJoin(topicColumnVersions, eq(topicColumnVersions.id, topicColumns.publishedVersionId))
    .where(eq(topicColumns.id, columnId))
  return row?.sections ?? []
}

/** Whether there is anything on the page of all columns. */
export async function hasPublicColumns(reader: Reader): Promise<boolean> {
  return (await reader.$count(topicColumns, isNotNull(topicColumns.publishedVersionId))) > 0
}

export type FoundColumn =
  | { outcome: 'published'; column: PublicColumn }
  | { outcome: 'withdrawn'; title: string; titleEn: string; withdrawnAt: Date; reason: string }

/** The column at this address. Throws NotFound for one that was never public. */
export async function getPublicColumn(reader: Reader, slug: string): Promise<FoundColumn> {
  const [row] = await published(reader).where(eq(topicColumns.slug, slug))
  if (row) return { outcome: 'published', column: { ...columnOf(row), sections: await sectionsOf(reader, row.id) } }
  const [gone] = await reader
    .select({
      title: topicColumnVersions.title,
      titleEn: topicColumnVersions.titleEn,
      withdrawnAt: topicColumns.withdrawnAt,
      reason: topicColumns.withdrawReason,
    })
    .from(topicColumns)
    .innerJoin(topicColumnVersions, eq(topicColumnVersions.columnId, topicColumns.id))
    .where(
      and(
        eq(topicColumns.slug, slug),
        isNotNull(topicColumns.withdrawnAt),
        // What was public last; a draft written since then is nobody's business.
        eq(topicColumnVersions.state, 'published'),
      ),
    )
    .orderBy(desc(topicColumnVersions.version))
    .limit(1)
  if (!gone?.withdrawnAt) throw new NotFound()
  const { title, titleEn, withdrawnAt, reason } = gone
  return { outcome: 'withdrawn', title, titleEn, withdrawnAt, reason: reason ?? '' }
}

export type ColumnFile = { mediaType: string; content: Uint8Array; shown: boolean; departmentId: string }

/** A picture of the column at this address, and whether the public version shows it. */
export async function findColumnPicture(reader: Reader, slug: string, hash: string): Promise<ColumnFile | undefined> {
  const [file] = await reader
    .select({
      mediaType: files.mediaType,
      content: files.content,
      shown: topicColumnPictures.shown,
      departmentId: topicColumns.departmentId,
    })
    .from(topicColumnPictures)
    .innerJoin(topicColumns, eq(topicColumns.id, topicColumnPictures.columnId))
    .innerJoin(files, eq(files.hash, topicColumnPictures.hash))
    .where(and(eq(topicColumns.slug, slug), eq(topicColumnPictures.hash, hash)))
  return file
}
