// What the console reads of columns.
import { aliasedTable, desc, eq, inArray } from 'drizzle-orm'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { departments, staff, topicColumns, topicColumnVersions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type ColumnChange, type ColumnVersionState, columnChanges } from './column.ts'
import { COLUMN_READERS, departmentsToEdit, mayEditOffices, mayReadColumn } from './column-policy.ts'

export type ColumnVersion = typeof topicColumnVersions.$inferSelect
export type ColumnRecord = typeof topicColumns.$inferSelect & {
  department: { code: string; name: string; nameEn: string }
  /** its department is an office that oversees openness */
  coordinates: boolean
}

const withDepartment = (reader: Reader) =>
  reader
    .select({ column: topicColumns, department: departments })
    .from(topicColumns)
    .innerJoin(departments, eq(departments.id, topicColumns.departmentId))
    .$dynamic()

type Row = Awaited<ReturnType<typeof withDepartment>>[number]
const recordOf = ({ column, department: { code, name, nameEn, coordinates } }: Row): ColumnRecord => ({
  ...column,
  department: { code, name, nameEn },
  coordinates,
})

/** The column, for staff who may read it; NotFound for others. */
export async function getColumn(reader: Reader, actor: Actor, columnId: string): Promise<ColumnRecord> {
  const [row] = await withDepartment(reader).where(eq(topicColumns.id, columnId))
  if (!row || !mayReadColumn(actor, row.column)) throw new NotFound()
  return recordOf(row)
}

/** The version begun last, whatever its state; every column has one. */
export async function latestColumnVersion(reader: Reader, columnId: string): Promise<ColumnVersion> {
  const [version] = await reader
    .select()
    .from(topicColumnVersions)
    .where(eq(topicColumnVersions.columnId, columnId))
    .orderBy(desc(topicColumnVersions.version))
    .limit(1)
  if (!version) throw new NotFound()
  return version
}

const MOST_LISTED = 200

export type ListedColumn = {
  column: ColumnRecord
  version: Pick<ColumnVersion, 'id' | 'version' | 'state' | 'title' | 'titleEn' | 'savedAt'>
}

/** The columns the actor may read, each with its latest version; the one saved last first. */
export async function listColumns(reader: Reader, actor: Actor): Promise<ListedColumn[]> {
  const readable = departmentsOf(actor, COLUMN_READERS)
  const rows = await withDepartment(reader)
    .where(readable === 'all' ? undefined : inArray(topicColumns.departmentId, readable))
    .orderBy(desc(topicColumns.createdAt), desc(topicColumns.id))
    .limit(MOST_LISTED)
  if (rows.length === 0) return []
  const versions = await reader
    .select({
      columnId: topicColumnVersions.columnId,
      id: topicColumnVersions.id,
      version: topicColumnVersions.version,
      state: topicColumnVersions.state,
      title: topicColumnVersions.title,
      titleEn: topicColumnVersions.titleEn,
      savedAt: topicColumnVersions.savedAt,
    })
    .from(topicColumnVersions)
    .where(
      inArray(
        topicColumnVersions.columnId,
        rows.map(({ column }) => column.id),
      ),
    )
    .orderBy(topicColumnVersions.version, topicColumnVersions.id)
  const latest = new Map(versions.map((version) => [version.columnId, version]))
  return rows
    .flatMap((row) => {
      const version = latest.get(row.column.id)
      return version ? [{ column: recordOf(row), version }] : []
    })
    .toSorted((a, b) => b.version.savedAt.getTime() - a.version.savedAt.getTime())
}

export type ToldColumnVersion = {
  id: string
  version: number
  state: ColumnVersionState
  savedAt: Date
  by: string | null
  decidedBy: string | null
  decidedAt: Date | null
  reviewNote: string | null
  /** null for the first */
  changes: ColumnChange[] | null
}

/** The versions, the latest first, each with what changed since the one before. */
export async function listColumnVersions(reader: Reader, columnId: string): Promise<ToldColumnVersion[]> {
  const [writer, decider] = [aliasedTable(staff, 'writer'), aliasedTable(staff, 'decider')]
  const rows = await reader
    .select({ row: topicColumnVersions, by: writer.name, decidedBy: decider.name })
    .from(topicColumnVersions)
    .leftJoin(writer, eq(writer.id, topicColumnVersions.savedBy))
    .leftJoin(decider, eq(decider.id, topicColumnVersions.decidedBy))
    .where(eq(topicColumnVersions.columnId, columnId))
    .orderBy(desc(topicColumnVersions.version))
    .limit(100)
  return rows.map(({ row, by, decidedBy }, index) => {
    const before = rows[index + 1]?.row
    const { id, version, state, savedAt, decidedAt, reviewNote } = row
    const changes = before ? columnChanges(before, row) : null
    return { id, version, state, savedAt, by, decidedBy, decidedAt, reviewNote, changes }
  })
}

/** Departments in whose name the actor may make a column. */
export async function listColumnDepartments(reader: Reader, actor: Actor) {
  const own = departmentsToEdit(actor)
  const name = { id: departments.id, name: departments.name, nameEn: departments.nameEn }
  const all = await reader
    .select({ ...name, coordinates: departments.coordinates })
    .from(departments)
    .orderBy(departments.code)
  return all.filter(
    ({ id, coordinates }) => own === 'all' || own.includes(id) || (coordinates && mayEditOffices(actor)),
  )
}
