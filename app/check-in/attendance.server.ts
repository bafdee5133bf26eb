// After the event: who came, who did not, what was corrected and why.
import { and, asc, count, desc, eq, gt, inArray, or, sum } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { FileFormat, SheetColumn } from '#app/platform/spreadsheet.server.ts'
import { maskName } from '#app/platform/text.ts'
import { type ExportedRow, exportColumns } from '#app/registrations/export-registrations.server.ts'
import { auditEntries, registrations, scans, slots, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { attendanceMessages } from './attendance-messages.ts'
import { mayCorrect } from './check-in-policy.ts'
import { CONSOLE_GATE } from './correct-attendance.server.ts'
import { letInTwice } from './gate-statements.server.ts'

const MOST_CORRECTIONS = 100
const PORTION = 500

export type SlotAttendance = {
  slotId: string
  startsAt: Date
  reservedFor: string | null
  reservedForEn: string | null
  endsAt: Date
  /** people who had a place before the doors opened */
  expected: number
  /** of those, people who came */
  came: number
  /** parties of whom nobody came, and their people */
  missingParties: number
  missingPeople: number
  /** people registered at the gate */
  walkIns: number
}

/** Figures of every slot. Walk-ins are counted apart: they were not expected, so they cannot be missing. */
export async function attendanceOf(reader: Reader, eventId: string): Promise<SlotAttendance[]> {
  const confirmed = and(eq(registrations.eventId, eventId), eq(registrations.status, 'confirmed'))
  const rows = await reader
    .select({
      slotId: registrations.slotId,
      source: registrations.source,
      people: sum(registrations.partySize).mapWith(Number),
      came: sum(registrations.arrivedPeople).mapWith(Number),
    })
    .from(registrations)
    .where(confirmed)
    .groupBy(registrations.slotId, registrations.source)
  const missing = await reader
    .select({ slotId: registrations.slotId, parties: count(), people: sum(registrations.partySize).mapWith(Number) })
    .from(registrations)
    .where(and(confirmed, eq(registrations.arrivedPeople, 0)))
    .groupBy(registrations.slotId)
  const eventSlots = await reader
    .select({
      slotId: slots.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
    })
    .from(slots)
    .where(and(eq(slots.eventId, eventId), eq(slots.state, 'open')))
    .orderBy(asc(slots.startsAt), asc(slots.id))
  return eventSlots.map((slot) => {
    const own = rows.filter(({ slotId }) => slotId === slot.slotId)
    const expected = own.filter(({ source }) => source !== 'walkIn')
    const away = missing.find(({ slotId }) => slotId === slot.slotId)
    return {
      ...slot,
      expected: expected.reduce((all, row) => all + row.people, 0),
      came: expected.reduce((all, row) => all + row.came, 0),
      missingParties: away?.parties ?? 0,
      missingPeople: away?.people ?? 0,
      walkIns: own.filter(({ source }) => source === 'walkIn').reduce((all, row) => all + row.came, 0),
    }
  })
}

export type FirstEntry = { at: Date; gate: string }

/** When and where the first of each party came in, by the gates' own times, whichever was counted. */
export async function firstEntriesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, FirstEntry>> {
  const first = new Map<string, FirstEntry>()
  for (let from = 0; from < ids.length; from += PORTION) {
    const rows = await reader
      .select({ id: scans.registrationId, at: scans.happenedAt, gate: scans.gate, undoneAt: scans.undoneAt })
      .from(scans)
      .where(
        and(
          inArray(scans.registrationId, ids.slice(from, from + PORTION)),
          eq(scans.kind, 'entry'),
          or(gt(scans.people, 0), letInTwice),
        ),
      )
      .orderBy(asc(scans.happenedAt), asc(scans.id))
    for (const { id, at, gate, undoneAt } of rows) {
      if (id && !undoneAt && !first.has(id)) first.set(id, { at, gate })
    }
  }
  return first
}

/** What organisers corrected, the latest first: from how many to how many, who, why. */
export async function correctionsOf(reader: Reader, eventId: string) {
  const corrected = await reader
    .select({ id: scans.registrationId })
    .from(scans)
    .where(and(eq(scans.eventId, eventId), eq(scans.gate, CONSOLE_GATE), eq(scans.forced, true)))
    .orderBy(desc(scans.receivedAt))
    .limit(MOST_CORRECTIONS)
  const ids = [...new Set(corrected.flatMap(({ id }) => id ?? []))]
  if (ids.length === 0) return []
  const entries = await reader
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      registrationId: auditEntries.subjectId,
      detail: auditEntries.detail,
      by: staff.name,
    })
    .from(auditEntries)
    .leftJoin(staff, eq(staff.id, auditEntries.actorId))
    .where(
      and(
        eq(auditEntries.subjectKind, 'registration'),
        inArray(auditEntries.subjectId, ids),
        eq(auditEntries.action, 'scan.recorded'),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(MOST_CORRECTIONS)
  const names = new Map(
    (
      await reader
        .select({ id: registrations.id, name: registrations.name })
        .from(registrations)
        .where(inArray(registrations.id, ids))
    ).map(({ id, name }) => [id, maskName(name)]),
  )
  return entries
    .filter(({ detail }) => detail.eventId === eventId && typeof detail.reason === 'string')
    .map(({ detail, registrationId, ...entry }) => ({
      ...entry,
      registrationId: registrationId ?? '',
      name: names.get(registrationId ?? '') ?? '',
      before: Number(detail.arrivedBefore),
      after: Number(detail.arrived),
      reason: String(detail.reason),
    }))
}

export type AttendanceRow = ExportedRow & { first?: FirstEntry }

/** Columns of the attendance file: who, how many were expected and came, when and where the first came in. */
export function attendanceColumns(language: Language): SheetColumn<AttendanceRow>[] {
  const text = translator(language, attendanceMessages)
  const [name, ...others] = exportColumns(['slot', 'contact', 'people', 'came', 'source', 'code'], language)
  return [
    ...(name ? [name] : []),
    { label: text('result'), width: 10, value: (row) => text(row.arrivedPeople > 0 ? 'came' : 'missing') },
    { label: text('firstAt'), width: 18, value: (row) => row.first?.at ?? null },
    { label: text('gate'), width: 12, value: (row) => row.first?.gate ?? null },
    ...others,
  ]
}

/** Notes in the audit trail who took the attendance list, and how many rows. */
export async function noteAttendanceExport(
  work: Work,
  event: { id: string; departmentId: string },
  given: { rows: number; format: FileFormat },
): Promise<void> {
  if (!mayCorrect(work.actor, event)) throw new Forbidden('export attendance')
  await recordAudit(
    work,
    'registration.exported',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { ...given, as: 'attendance' },
  )
}
