// Versions of a plan: each saved text is kept with who wrote it, and whether it was filed and taken note of.
import { and, desc, eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { eventPlanVersions, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type PlanChange, type PlanContent, planChanges } from './event-plan.ts'

const MOST_SHOWN = 50

type Place = { eventId: string; version: number }

/** Keeps a version once. Plans from before versions were kept get theirs when they are filed. */
export async function keepPlanVersion(work: Work, { eventId, version }: Place, plan: PlanContent): Promise<void> {
  const { purpose, form, participants, duties, emergency } = plan
  await work.tx
    .insert(eventPlanVersions)
    .values({
      ...{ id: newId(), eventId, version, savedAt: work.now },
      content: { purpose, form, participants, duties, emergency },
      staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
    })
    .onConflictDoNothing()
}

export async function markPlanVersion(work: Work, { eventId, version }: Place, as: 'filedAt' | 'receivedAt') {
  await work.tx
    .update(eventPlanVersions)
    .set({ [as]: work.now })
    .where(and(eq(eventPlanVersions.eventId, eventId), eq(eventPlanVersions.version, version)))
}

export type PlanVersion = {
  version: number
  savedAt: Date
  by: string | null
  filedAt: Date | null
  receivedAt: Date | null
  /** null where no version before it is kept */
  changes: PlanChange[] | null
}

/** The versions, the latest first, each with what changed since the one before. The caller has checked who may read the event. */
export async function listPlanVersions(reader: Reader, eventId: string): Promise<PlanVersion[]> {
  const rows = await reader
    .select({ row: eventPlanVersions, by: staff.name })
    .from(eventPlanVersions)
    .leftJoin(staff, eq(staff.id, eventPlanVersions.staffId))
    .where(eq(eventPlanVersions.eventId, eventId))
    .orderBy(desc(eventPlanVersions.version))
    .limit(MOST_SHOWN)
  return rows.map(({ row, by }, index) => {
    const before = rows[index + 1]?.row
    const { version, savedAt, filedAt, receivedAt } = row
    return {
      ...{ version, savedAt, by, filedAt, receivedAt },
      changes: before ? planChanges(before.content, row.content) : null,
    }
  })
}
