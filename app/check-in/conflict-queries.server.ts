// Attempts that two phones, or phone and server, decided differently, for those who have to look at them.
import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { isoOf } from '#app/platform/dates.ts'
import { gateDevices, registrations, scanResolutions, scans } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { GateConflict } from './gate.ts'
import { nameAtGate } from './walk-in.ts'

const MOST = 100

/** The open conflicts of an event, the oldest first. Of two entries with one ticket the earlier by its own time is the entry. */
export async function openConflicts(db: Reader, eventId: string): Promise<GateConflict[]> {
  const rows = await db
    .select({
      id: scans.id,
      registrationId: scans.registrationId,
      person: scans.person,
      verdict: scans.verdict,
      people: scans.people,
      answer: scans.answer,
      happenedAt: scans.happenedAt,
      gate: scans.gate,
      phone: gateDevices.name,
      name: registrations.name,
      partySize: registrations.partySize,
      ticketEventId: registrations.eventId,
    })
    .from(scans)
    .leftJoin(scanResolutions, eq(scanResolutions.scanId, scans.id))
    .leftJoin(registrations, eq(registrations.id, scans.registrationId))
    .leftJoin(gateDevices, eq(gateDevices.id, scans.deviceId))
    .where(
      and(eq(scans.eventId, eventId), eq(scans.conflict, true), isNull(scans.undoneAt), isNull(scanResolutions.scanId)),
    )
    .orderBy(asc(scans.receivedAt), asc(scans.id))
    .limit(MOST)
  const entries = await entriesOf(
    db,
    rows.flatMap((row) => row.registrationId ?? []),
  )
  return rows.map((row) => {
    const own = { id: row.id, happenedAt: row.happenedAt, gate: row.gate, phone: row.phone ?? '' }
    const ofParty = entries.filter((entry) => entry.registrationId === row.registrationId && entry.id !== row.id)
    // Read twice by a companion's own code; or everybody had come in by the party's.
    const ofPerson = row.person === null ? [] : ofParty.filter(({ person }) => person === row.person)
    const others = ofPerson.length > 0 ? ofPerson : ofParty
    const { overlap, replaced } = row.answer as { overlap?: number; replaced?: true }
    const attempts = row.verdict === 'alreadyIn' || overlap ? [own, ...others.slice(0, 1)] : [own]
    attempts.sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime() || a.id.localeCompare(b.id, 'en'))
    return {
      scanId: row.id,
      verdict: row.verdict,
      name: row.name && row.ticketEventId === eventId ? nameAtGate(row.name) : '',
      partySize: row.partySize ?? 0,
      ...(row.person !== null && { person: row.person }),
      people: row.people,
      ...(overlap && row.people > 0 && { overlap }),
      ...(replaced && { replaced }),
      attempts: attempts.map(({ happenedAt, gate, phone }, index) => ({
        happenedAt: isoOf(happenedAt),
        gate,
        phone,
        entry: index === 0,
      })),
    }
  })
}

/** Attempts that let people of these tickets in, or meant to, the earliest first. */
async function entriesOf(db: Reader, registrationIds: string[]) {
  if (registrationIds.length === 0) return []
  const rows = await db
    .select({
      id: scans.id,
      registrationId: scans.registrationId,
      person: scans.person,
      happenedAt: scans.happenedAt,
      gate: scans.gate,
      phone: gateDevices.name,
    })
    .from(scans)
    .leftJoin(gateDevices, eq(gateDevices.id, scans.deviceId))
    .where(
      and(
        inArray(scans.registrationId, registrationIds),
        eq(scans.kind, 'entry'),
        or(gt(scans.people, 0), eq(scans.conflict, true)),
        isNull(scans.undoneAt),
      ),
    )
    .orderBy(asc(scans.happenedAt), asc(scans.id))
  return rows.map((row) => ({ ...row, phone: row.phone ?? '' }))
}
