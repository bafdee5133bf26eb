// What a reviewer sees of an event that was sent back before: who asked for what, and what differs since.
import { and, desc, eq } from 'drizzle-orm'
import { auditEntries, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { findVersion } from './console-events.server.ts'
import { changedFields, type FieldChange } from './event-content.ts'
import type { EventRecord } from './event-queries.server.ts'
import { listPlanVersions } from './plan-versions.server.ts'

/** When the event was sent back last, by whom, and which version. The caller has checked who may read the event. */
export async function findLastReturn(reader: Reader, eventId: string) {
  const [entry] = await reader
    .select({ at: auditEntries.at, by: staff.name, detail: auditEntries.detail })
    .from(auditEntries)
    .leftJoin(staff, eq(staff.id, auditEntries.actorId))
    .where(
      and(
        eq(auditEntries.subjectKind, 'event'),
        eq(auditEntries.subjectId, eventId),
        eq(auditEntries.action, 'event.returned'),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1)
  return entry && { at: entry.at, by: entry.by, version: Number(entry.detail.version) }
}

type SinceReturn = { at: Date; by: string | null; note: string | null; changes: FieldChange[]; plan: boolean }

/** What differs from the version that was sent back last; `plan`: the plan was written anew too. Undefined when none was. */
export async function readSinceReturn(reader: Reader, event: EventRecord): Promise<SinceReturn | undefined> {
  const last = await findLastReturn(reader, event.id)
  if (!last) return undefined
  const [before, after, plans] = await Promise.all([
    findVersion(reader, event.id, last.version),
    findVersion(reader, event.id, event.version),
    listPlanVersions(reader, event.id),
  ])
  return {
    at: last.at,
    by: last.by,
    note: event.reviewNote,
    changes: before && after ? changedFields(before, after) : [],
    plan: plans.some(({ savedAt }) => savedAt > last.at),
  }
}
