// 停止办公: days on which the offices of one place are closed, by a typhoon or a festival of its own, with the notice that says
// so. Limits of its departments, and of those in the places within it, leave these days out (working-calendar.ts).
import { and, desc, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { addDays } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { held } from '#db/portable.ts'
import { areas, departments, localClosures, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { ClosedDays } from './working-calendar.ts'

export type EnterClosure = { areaId: string; firstDay: string; lastDay: string; reason: string; source: string }
export type EnterClosureOutcome = { outcome: 'entered' } | { outcome: 'unknownArea' | 'alreadyEntered' }

/** Enters a closure. The overseer's. Due moments follow by `followCalendar`; the same sent again changes nothing. */
export async function enterClosure(work: Work, input: EnterClosure): Promise<EnterClosureOutcome> {
  if (!holdsRole(work.actor, 'overseer', null) || work.actor.kind !== 'staff')
    throw new Forbidden('change the calendar')
  const { areaId, firstDay, lastDay } = input
  // Held, so that of two at once the second finds what the first has entered.
  const [area] = await held(work.tx.select({ id: areas.id }).from(areas).where(eq(areas.id, areaId)))
  if (!area) return { outcome: 'unknownArea' }
  const [same] = await work.tx
    .select({ id: localClosures.id })
    .from(localClosures)
    .where(
      and(
        eq(localClosures.areaId, areaId),
        eq(localClosures.firstDay, firstDay),
        eq(localClosures.lastDay, lastDay),
        isNull(localClosures.withdrawnAt),
      ),
    )
  if (same) return { outcome: 'alreadyEntered' }
  const id = newId()
  await work.tx.insert(localClosures).values({ id, ...input, enteredBy: work.actor.staffId, changedAt: work.now })
  await recordAudit(work, 'calendar.changed', { kind: 'calendar', id }, { area: areaId, firstDay, lastDay })
  work.changed({ kind: 'settings' })
  return { outcome: 'entered' }
}

/** Takes back what was entered in error; it stays listed as such in the audit trail. The overseer's. */
export async function withdrawClosure(work: Work, id: string): Promise<{ outcome: 'withdrawn' | 'alreadyWithdrawn' }> {
  if (!holdsRole(work.actor, 'overseer', null)) throw new Forbidden('change the calendar')
  const [found] = await work.tx.select().from(localClosures).where(eq(localClosures.id, id))
  if (!found) throw new NotFound()
  const [done] = await work.tx
    .update(localClosures)
    .set({ withdrawnAt: work.now, changedAt: work.now })
    .where(and(eq(localClosures.id, id), isNull(localClosures.withdrawnAt)))
    .returning({ id: localClosures.id })
  if (!done) return { outcome: 'alreadyWithdrawn' }
  await recordAudit(work, 'calendar.changed', { kind: 'calendar', id }, { area: found.areaId, withdrawn: true })
  work.changed({ kind: 'settings' })
  return { outcome: 'withdrawn' }
}

/** What holds, the latest first. */
export async function listClosures(reader: Reader) {
  return reader
    .select({
      id: localClosures.id,
      firstDay: localClosures.firstDay,
      lastDay: localClosures.lastDay,
      reason: localClosures.reason,
      source: localClosures.source,
      area: { name: areas.name, nameEn: areas.nameEn },
      by: staff.name,
      at: localClosures.changedAt,
    })
    .from(localClosures)
    .innerJoin(areas, eq(areas.id, localClosures.areaId))
    .innerJoin(staff, eq(staff.id, localClosures.enteredBy))
    .where(isNull(localClosures.withdrawnAt))
    .orderBy(desc(localClosures.firstDay), desc(localClosures.id))
}

/** The closed days of every department: of its own place and of those above it. */
export async function readClosedDays(reader: Reader): Promise<ClosedDays> {
  const closures = await reader.select().from(localClosures).where(isNull(localClosures.withdrawnAt))
  if (closures.length === 0) return {}
  const places = await reader.select({ id: areas.id, parentId: areas.parentId }).from(areas)
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]))
  const units = await reader.select({ id: departments.id, areaId: departments.areaId }).from(departments)
  const closed: Record<string, Record<string, string>> = {}
  for (const unit of units) {
    const path = new Set<string>()
    for (let at: string | null = unit.areaId; at && !path.has(at); at = parents.get(at) ?? null) path.add(at)
    const days: Record<string, string> = {}
    for (const { firstDay, lastDay, reason } of closures.filter(({ areaId }) => path.has(areaId))) {
      for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) days[day] = reason
    }
    if (Object.keys(days).length > 0) closed[unit.id] = days
  }
  return closed
}
