// Somebody looks at an attempt that phone and rule decided differently, and says what was true at the door.
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { events, gateDevices, scanResolutions, scans } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { addWalkIn } from './add-walk-in.server.ts'
import { mayCorrect, mayPair } from './check-in-policy.ts'
import { type Resolution, resolutionsFor } from './gate-conflict.ts'
import { mayOverride } from './gate-device.ts'
import { takeBack } from './undo-scan.server.ts'

export type ResolveOutcome =
  | { outcome: 'resolved' }
  /** decided before, by whomever; that decision stands */
  | { outcome: 'alreadyResolved' }
  /** this cannot be decided about this attempt */
  | { outcome: 'impossible' }
  /** somebody of the party passed a gate since: correct the attendance instead */
  | { outcome: 'laterScan' }

/**
 * Decides about a conflict; gate-conflict.ts says what each decision means. Organisers of the department and supervisors'
 * phones of the event may. The head count follows in the same transaction.
 */
export async function resolveConflict(
  work: Work,
  eventId: string,
  input: { scanId: string; resolution: Resolution; people?: number },
): Promise<ResolveOutcome> {
  const [scan] = await work.tx
    .select()
    .from(scans)
    .where(and(eq(scans.id, input.scanId), eq(scans.eventId, eventId), eq(scans.conflict, true)))
  const [event] = await work.tx.select({ departmentId: events.departmentId }).from(events).where(eq(events.id, eventId))
  if (!event || !maySee(work.actor, eventId, event)) throw new NotFound()
  if (!mayDecide(work.actor, event)) throw new Forbidden('decide about a conflict')
  if (!scan) throw new NotFound()
  // Taken back by the phone that let them in: nothing is left to decide.
  if (scan.undoneAt) return { outcome: 'alreadyResolved' }
  const { resolution } = input
  const people = resolution === 'bothEntered' ? (input.people ?? 0) : resolution === 'turnedBack' ? scan.people : 0
  const { overlap } = scan.answer as { overlap?: number }
  if (
    !resolutionsFor({ people: scan.people, overlap }).includes(resolution) ||
    (resolution === 'bothEntered' && people < 1)
  ) {
    return { outcome: 'impossible' }
  }
  const decided = await work.tx
    .insert(scanResolutions)
    .values({
      scanId: scan.id,
      eventId,
      resolution,
      people,
      staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
      deviceId: work.actor.kind === 'device' ? work.actor.deviceId : null,
      resolvedAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ scanId: scanResolutions.scanId })
  if (decided.length === 0) return { outcome: 'alreadyResolved' }
  const followed = await follow(work, scan, resolution, { people, departmentId: event.departmentId })
  if (!followed) {
    // Nothing was changed by it: the conflict stays open.
    await work.tx.delete(scanResolutions).where(eq(scanResolutions.scanId, scan.id))
    return { outcome: 'laterScan' }
  }
  await recordAudit(
    work,
    'scan.conflict-resolved',
    { kind: 'scan', id: scan.id, departmentId: event.departmentId },
    { eventId, resolution, people },
  )
  work.changed({ kind: 'headCount', eventId })
  return { outcome: 'resolved' }
}

function maySee(actor: Actor, eventId: string, event: { departmentId: string }): boolean {
  return actor.kind === 'device' ? actor.eventId === eventId : mayPair(actor, event)
}

function mayDecide(actor: Actor, event: { departmentId: string }): boolean {
  return actor.kind === 'device' ? mayOverride(actor.profile) : mayCorrect(actor, event)
}

async function follow(
  work: Work,
  scan: typeof scans.$inferSelect,
  resolution: Resolution,
  { people, departmentId }: { people: number; departmentId: string },
): Promise<boolean> {
  if (resolution === 'stands') return true
  if (resolution === 'turnedBack') return takeBack(work, scan, departmentId)
  // They came in where and when that phone let them in.
  const [phone] = await work.tx
    .select()
    .from(gateDevices)
    .where(eq(gateDevices.id, scan.deviceId ?? ''))
  if (!phone) return false
  const device = { ...phone, departmentId }
  const added = await addWalkIn(work, device, {
    nonce: `${scan.id}:both`,
    partySize: people,
    slotId: scan.slotId ?? undefined,
    happenedAt: scan.happenedAt,
    offline: true,
    looked: true,
    force: true,
  })
  return added.outcome === 'admitted'
}
