// What a supervisor should know of attempts at the gate: that one was taken back and why, and that a phone claimed a time that
// cannot be. Written beside the attempt and only then; most attempts leave none.
import { desc, eq } from 'drizzle-orm'
import { isoOf } from '#app/platform/dates.ts'
import { gateDevices, gateNotes, registrations, scans } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { TimeDoubt } from './believable-time.ts'
import type { GateDevice } from './gate-device.ts'
import type { UndoReason, UndoWhy } from './undo-reason.ts'
import { nameAtGate } from './walk-in.ts'

const MOST_SHOWN = 50

/** Keeps the time that a phone claimed and was not believed. Nothing when it was. */
export async function noteTime(
  work: Work,
  device: Pick<GateDevice, 'id' | 'eventId' | 'gate'>,
  claimedAt: Date,
  doubt: TimeDoubt | undefined,
  subject: { id: string; scanId: string | null },
): Promise<void> {
  if (!doubt) return
  await work.tx
    .insert(gateNotes)
    .values({
      ...{ id: `${subject.id}:clock`, eventId: device.eventId, kind: 'clock', reason: doubt },
      ...{ scanId: subject.scanId, deviceId: device.id || null, gate: device.gate, claimedAt, notedAt: work.now },
    })
    .onConflictDoNothing()
}

/** Keeps why an attempt was taken back; `other` where the phone did not say. */
export async function noteUndo(
  work: Work,
  scan: Pick<typeof scans.$inferSelect, 'id' | 'eventId' | 'deviceId' | 'gate'>,
  why: UndoWhy | undefined,
): Promise<void> {
  const { id, eventId, deviceId, gate } = scan
  const { reason = 'other', words } = why ?? {}
  await work.tx
    .insert(gateNotes)
    .values({
      ...{ id: `${id}:undone`, eventId, kind: 'undone', reason, words: words || null, scanId: id, deviceId, gate },
      notedAt: work.now,
    })
    .onConflictDoNothing()
}

export type GateNote = {
  id: string
  gate: string
  phone: string
  notedAt: string
  /** masked; empty where nobody is known */
  name: string
  /** people the attempt had let through, or nobody */
  people: number
  /** when it counts as having happened; left out for people who were only counted */
  happenedAt?: string
} & ({ kind: 'undone'; reason: UndoReason; words: string } | { kind: 'clock'; reason: TimeDoubt; claimedAt: string })

/** The latest notes of an event, the newest first. */
export async function gateNotesOf(db: Reader, eventId: string): Promise<GateNote[]> {
  const rows = await db
    .select({
      id: gateNotes.id,
      kind: gateNotes.kind,
      reason: gateNotes.reason,
      words: gateNotes.words,
      gate: gateNotes.gate,
      claimedAt: gateNotes.claimedAt,
      notedAt: gateNotes.notedAt,
      phone: gateDevices.name,
      people: scans.people,
      happenedAt: scans.happenedAt,
      name: registrations.name,
      ticketEventId: registrations.eventId,
    })
    .from(gateNotes)
    .leftJoin(gateDevices, eq(gateDevices.id, gateNotes.deviceId))
    .leftJoin(scans, eq(scans.id, gateNotes.scanId))
    .leftJoin(registrations, eq(registrations.id, scans.registrationId))
    .where(eq(gateNotes.eventId, eventId))
    .orderBy(desc(gateNotes.notedAt), desc(gateNotes.id))
    .limit(MOST_SHOWN)
  return rows.map(({ id, kind, reason, words, gate, claimedAt, notedAt, ...scan }) => {
    const note = {
      ...{ id, gate, phone: scan.phone ?? '', notedAt: isoOf(notedAt), people: scan.people ?? 0 },
      name: scan.name && scan.ticketEventId === eventId ? nameAtGate(scan.name) : '',
      ...(scan.happenedAt && { happenedAt: isoOf(scan.happenedAt) }),
    }
    return kind === 'undone'
      ? { ...note, kind, reason: reason as UndoReason, words: words ?? '' }
      : { ...note, kind, reason: reason as TimeDoubt, claimedAt: isoOf(claimedAt ?? notedAt) }
  })
}
