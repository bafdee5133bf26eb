// Name badges for printing: one for each person of a confirmed party, ten on a sheet of A4.
import { and, asc, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { ticketCode } from '#app/outbox/message-links.server.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { requireOrganiserOf } from './registration-policy.ts'

/** Parties on one page: a browser lays out a few hundred badges quickly, not ten thousand. */
export const PARTIES_ON_A_PAGE = 100

export type Badge = {
  key: string
  name: string
  qr: string
  code: string
  startsAt: Date
  reservedFor: string | null
  reservedForEn: string | null
  companion: boolean
  group: string | null
}

/** Badges of a slot by initials, parties together, from party `from` on. Companions without a name get a line to write it. */
export async function badgesOf(reader: Reader, eventId: string, slotId: string, from: number) {
  const rows = await reader
    .select({
      id: registrations.id,
      name: registrations.name,
      initials: registrations.nameInitials,
      companions: registrations.companions,
      groupName: registrations.groupName,
      partySize: registrations.partySize,
      ticketSecret: registrations.ticketSecret,
      shortCode: registrations.shortCode,
      startsAt: slots.startsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
    })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(
      and(eq(registrations.eventId, eventId), eq(registrations.slotId, slotId), eq(registrations.status, 'confirmed')),
    )
    .orderBy(asc(registrations.arrival))
  rows.sort((a, b) => a.initials.localeCompare(b.initials, 'en') || a.name.localeCompare(b.name, 'zh-CN'))
  const badges = rows.slice(from, from + PARTIES_ON_A_PAGE).flatMap((row): Badge[] => {
    const qr = qrSvg(ticketCode(row.ticketSecret))
    const names = [row.name, ...Array.from({ length: row.partySize - 1 }, (_, n) => row.companions?.[n]?.name ?? '')]
    return names.map((name, index) => ({
      key: `${row.id}-${index}`,
      name,
      qr,
      code: row.shortCode,
      startsAt: row.startsAt,
      reservedFor: row.reservedFor,
      reservedForEn: row.reservedForEn,
      companion: index > 0,
      group: row.groupName,
    }))
  })
  return { badges, parties: rows.length }
}

/** Notes that names were shown in full for printing: who, how many. */
export async function noteBadges(
  work: Work,
  event: { id: string; departmentId: string },
  badges: number,
): Promise<void> {
  requireOrganiserOf(work.actor, event.departmentId)
  await recordAudit(
    work,
    'registration.exported',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { people: badges, as: 'badges' },
  )
}
