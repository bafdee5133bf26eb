// Taking back an attempt that let people through by mistake.
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { registrations, scanResolutions, scans } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { givePlacesBack } from './add-walk-in.server.ts'
import { believableTime } from './believable-time.ts'
import type { GateDevice } from './gate-device.ts'
import { noteUndo } from './gate-notes.server.ts'
import { addToHeadCount } from './gate-statements.server.ts'
import { markOwn, type OwnMarks } from './own-code-statements.server.ts'
import type { UndoWhy } from './undo-reason.ts'

export const UNDO_WITHIN = minutes(15)

export type UndoOutcome =
  | { outcome: 'undone'; arrived: number; partySize: number }
  /** no such attempt of this phone, or one that let nobody through */
  | { outcome: 'notFound' }
  | { outcome: 'tooLate' }
  /** somebody of the party passed a gate since */
  | { outcome: 'laterScan' }

/**
 * Takes back the last attempt that counted for a ticket: same phone, within fifteen minutes of its being recorded, by the time
 * at which it was taken back. One that counted nobody because another gate had let them in is taken back too: nothing is left
 * for anybody to decide about. The attempt stays on record, marked as undone. Asked again, it answers the same and changes nothing. A walk-in taken back gives its
 * places back.
 */
export async function undoScan(
  work: Work,
  device: GateDevice,
  undoes: string,
  /**
   * `always`: the attempt never happened at the door, however long ago; nobody took it back, and no reason is kept. `happenedAt`:
   * when the phone took it back; now if left out. `why`: kept beside the attempt for the supervisor.
   */
  given: { always?: boolean; happenedAt?: Date; why?: UndoWhy } = {},
): Promise<UndoOutcome> {
  const [scan] = await work.tx
    .select()
    .from(scans)
    .where(and(eq(scans.nonce, undoes), eq(scans.deviceId, device.id)))
  if (!scan?.registrationId || (scan.people === 0 && !scan.conflict)) return { outcome: 'notFound' }
  if (scan.undoneAt) return { outcome: 'undone', ...(await countsOf(work, scan.registrationId)) }
  const at = given.happenedAt ? believableTime(given.happenedAt, true, device, work.now) : work.now
  if (!given.always && scan.receivedAt < after(at, -UNDO_WITHIN)) return { outcome: 'tooLate' }
  if (scan.conflict && (await countedBesides(work, scan.id))) return { outcome: 'laterScan' }
  if (scan.people === 0) await markUndone(work, scan, device.departmentId)
  else if (!(await takeBack(work, scan, device.departmentId))) return { outcome: 'laterScan' }
  // People without a ticket may have been taken off the count of several parties.
  const { parts = [] } = scan.answer as { parts?: string[] }
  for (const part of await work.tx.select().from(scans).where(inArray(scans.nonce, parts)))
    await takeBack(work, part, device.departmentId)
  if (!given.always) await noteUndo(work, scan, given.why)
  return { outcome: 'undone', ...(await countsOf(work, scan.registrationId)) }
}

/** Undoes what an attempt counted; false when somebody of the party passed a gate since. */
export async function takeBack(work: Work, scan: typeof scans.$inferSelect, departmentId: string): Promise<boolean> {
  if (!scan.registrationId || !scan.slotId) return false
  const change = scan.answer as { arrivedChange: number; insideChange: number; own?: OwnMarks; beyond?: number }
  const [last] = await work.tx
    .select({ id: scans.id })
    .from(scans)
    .where(and(eq(scans.registrationId, scan.registrationId), gt(scans.people, 0), isNull(scans.undoneAt)))
    .orderBy(desc(scans.receivedAt), desc(scans.id))
    .limit(1)
  if (last?.id !== scan.id) return false
  if (!(await markUndone(work, scan, departmentId))) return true
  await work.tx
    .update(registrations)
    .set({
      arrivedPeople: sql`${registrations.arrivedPeople} - ${change.arrivedChange}`,
      insidePeople: sql`${registrations.insidePeople} - ${change.insideChange}`,
      ownInside: sql`${registrations.ownInside} + ${ownBefore(change.own)}`,
      updatedAt: work.now,
    })
    .where(eq(registrations.id, scan.registrationId))
  await markOwn(work.tx, change.own ?? [])
  await addToHeadCount(
    work.tx,
    { eventId: scan.eventId, slotId: scan.slotId },
    { arrived: -change.arrivedChange, inside: -change.insideChange },
  )
  // Only a walk-in's own entry says how far beyond the places it went.
  if (change.beyond !== undefined) await cancelWalkIn(work, scan.registrationId, scan.slotId, change.beyond)
  return true
}

/** False when it was taken back before. */
async function markUndone(work: Work, scan: typeof scans.$inferSelect, departmentId: string): Promise<boolean> {
  const marked = await work.tx
    .update(scans)
    .set({ undoneAt: work.now })
    .where(and(eq(scans.id, scan.id), isNull(scans.undoneAt)))
    .returning({ id: scans.id })
  if (marked.length === 0) return false
  await recordAudit(
    work,
    'scan.undone',
    { kind: 'scan', id: scan.id, departmentId },
    { eventId: scan.eventId, people: scan.people, kind: scan.kind },
  )
  work.changed({ kind: 'headCount', eventId: scan.eventId })
  return true
}

/** Somebody decided that other people came in besides, and they are counted. */
async function countedBesides(work: Work, scanId: string): Promise<boolean> {
  const [decided] = await work.tx
    .select({ resolution: scanResolutions.resolution })
    .from(scanResolutions)
    .where(eq(scanResolutions.scanId, scanId))
  return decided?.resolution === 'bothEntered'
}

/** What is to be added to the number of people known inside by their own codes, to have it as it was. */
function ownBefore(marks: OwnMarks = []): number {
  return marks.reduce((sum, [, wasInside]) => sum + (wasInside ? 1 : -1), 0)
}

async function cancelWalkIn(work: Work, registrationId: string, slotId: string, beyond: number): Promise<void> {
  const [cancelled] = await work.tx
    .update(registrations)
    .set({ status: 'cancelled', cancelledAt: work.now, cancelledBy: 'organiser', updatedAt: work.now })
    .where(and(eq(registrations.id, registrationId), eq(registrations.status, 'confirmed')))
    .returning({ partySize: registrations.partySize })
  if (cancelled) await givePlacesBack(work, slotId, cancelled.partySize, beyond)
}

async function countsOf(work: Work, registrationId: string) {
  const [counts] = await work.tx
    .select({ arrived: registrations.arrivedPeople, partySize: registrations.partySize })
    .from(registrations)
    .where(eq(registrations.id, registrationId))
  return counts ?? { arrived: 0, partySize: 0 }
}
