// Slips for people without a mailbox or a smartphone: QR code and entry code on paper, printed by staff who registered them.

import { and, asc, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { slotTimes } from '#app/events/reserved-group.ts'
import { ticketCode } from '#app/outbox/message-links.server.ts'
import { dayOf, formatDay, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { departments, events, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { liveCodesOfMany } from './own-codes.server.ts'
import { companionName } from './own-codes.ts'
import { requireOrganiserOf } from './registration-policy.ts'

/** Slips on one page of the screen. */
export const SLIPS_ON_A_PAGE = 100

/** One registration, those of a list, or those of a slot that staff made. */
export type SlipsOf = { id: string } | { listId: string } | { slotId: string }

function whose(of: SlipsOf) {
  if ('id' in of) return eq(registrations.id, of.id)
  if ('listId' in of) return eq(registrations.listId, of.listId)
  return and(eq(registrations.slotId, of.slotId), eq(registrations.source, 'staff'))
}

/** Slips of live registrations of the event, in the order of registering, from number `from` on; companions with a code of their own have one each. */
export async function slipsOf(reader: Reader, eventId: string, of: SlipsOf, from: number, language: Language) {
  const rows = await reader
    .select({ registration: registrations, slot: slots, event: events, department: departments })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(and(eq(registrations.eventId, eventId), inArray(registrations.status, [...LIVE_STATUSES]), whose(of)))
    .orderBy(asc(registrations.arrival), asc(registrations.id))
    .limit(SLIPS_ON_A_PAGE + 1)
    .offset(from)
  const shown = rows.slice(0, SLIPS_ON_A_PAGE)
  const ids = shown.map(({ registration }) => registration.id)
  const codes = await liveCodesOfMany(reader, ids)
  const slips = shown.flatMap((row) => [
    slipOf(row, language),
    ...codes
      .filter(({ registrationId }) => registrationId === row.registration.id)
      .map((own) => companionSlip(row, own, language)),
  ])
  return { slips, more: rows.length > SLIPS_ON_A_PAGE }
}

type Row = {
  registration: typeof registrations.$inferSelect
  slot: typeof slots.$inferSelect
  event: typeof events.$inferSelect
  department: typeof departments.$inferSelect
}
export type Slip = ReturnType<typeof slipOf>

function slipOf({ registration, slot, event, department }: Row, language: Language) {
  return {
    id: registration.id,
    status: registration.status,
    name: registration.name,
    /** the companion whose own code it is; null: the code of the party */
    person: null as number | null,
    groupName: registration.groupName,
    people: registration.partySize,
    qr: qrSvg(ticketCode(registration.ticketSecret)),
    /** read aloud where scanning fails; only the party has one */
    code: registration.shortCode as string | null,
    title: localName(language, event.title, event.titleEn),
    department: localName(language, department.name, department.nameEn),
    telephone: event.contactPhone ?? department.phone,
    day: formatDay(dayOf(slot.startsAt), language),
    times: slotTimes(slot, language),
    doorsAt: timeOf(slot.checkInOpensAt),
    venue: localName(language, event.venueName, event.venueNameEn),
    address: localName(language, event.venueAddress, event.venueAddressEn),
  }
}

/** For one companion: whose party it is does not stand on it. */
function companionSlip(row: Row, own: { person: number; ticketSecret: string }, language: Language): Slip {
  const { person, ticketSecret } = own
  return {
    ...slipOf(row, language),
    id: `${row.registration.id}-${person}`,
    name: companionName(row.registration.companions, person) ?? '',
    person,
    groupName: null,
    people: 1,
    qr: qrSvg(ticketCode(ticketSecret)),
    code: null,
  }
}

/** Notes that names and codes were shown for printing: who, how many. */
export async function noteSlips(work: Work, event: { id: string; departmentId: string }, slips: number): Promise<void> {
  requireOrganiserOf(work.actor, event.departmentId)
  const subject = { kind: 'event', id: event.id, departmentId: event.departmentId }
  await recordAudit(work, 'registration.exported', subject, { slips, as: 'slips' })
}
