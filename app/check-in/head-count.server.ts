// How many have come and how many are inside: one number per event and per slot, over all gates.

import { and, asc, count, eq, sql } from 'drizzle-orm'
import { isoOf } from '#app/platform/dates.ts'
import { companionTickets, events, headCounts, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { crowdOf } from './count-crowd.server.ts'
import { type Crowd, crowdInside } from './crowd.ts'
import { groupFields, type SlotGroup } from './gate-slot.ts'

export type SlotCount = SlotGroup & {
  slotId: string
  startsAt: string
  endsAt: string
  /** people who have come */
  arrived: number
  inside: number
  /** people with a place, walk-ins included */
  expected: number
}
export type HeadCount = {
  inside: number
  arrived: number
  expected: number
  /** people allowed inside at once; left out when the event has no limit */
  limit?: number
  /** people without a ticket counted by hand, by gate; among those inside, and not among those who arrived. Left out when there are none */
  crowd?: Crowd
  bySlot: SlotCount[]
}

export async function headCountOf(db: Reader, eventId: string): Promise<HeadCount> {
  const [event] = await db.select({ limit: events.safetyLimit }).from(events).where(eq(events.id, eventId))
  const expected = new Map(
    (
      await db
        .select({ slotId: registrations.slotId, people: sql<number>`sum(${registrations.partySize})`.mapWith(Number) })
        .from(registrations)
        .where(and(eq(registrations.eventId, eventId), eq(registrations.status, 'confirmed')))
        .groupBy(registrations.slotId)
    ).map((row) => [row.slotId, row.people]),
  )
  const rows = await db
    .select({
      slotId: slots.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
      arrived: headCounts.arrived,
      inside: headCounts.inside,
    })
    .from(slots)
    .leftJoin(headCounts, eq(headCounts.slotId, slots.id))
    .where(eq(slots.eventId, eventId))
    .orderBy(asc(slots.startsAt), asc(slots.id))
  const bySlot = rows.map((row) => ({
    slotId: row.slotId,
    startsAt: isoOf(row.startsAt),
    endsAt: isoOf(row.endsAt),
    ...groupFields(row),
    arrived: row.arrived ?? 0,
    inside: row.inside ?? 0,
    expected: expected.get(row.slotId) ?? 0,
  }))
  const total = (pick: (slot: SlotCount) => number) => bySlot.reduce((sum, slot) => sum + pick(slot), 0)
  const crowd = await crowdOf(db, eventId)
  return {
    inside: total((slot) => slot.inside) + crowdInside(crowd),
    arrived: total((slot) => slot.arrived),
    expected: total((slot) => slot.expected),
    ...(event?.limit != null && { limit: event.limit }),
    ...(crowd.length > 0 && { crowd }),
    bySlot,
  }
}

/** The same sums from the registrations themselves, and who is inside by an own code from the codes; `ops verify` compares. */
export async function recountHeads(db: Reader): Promise<{ eventId: string; slotId: string; differs: boolean }[]> {
  const truth = await db
    .select({
      eventId: registrations.eventId,
      slotId: registrations.slotId,
      arrived: sql<number>`sum(${registrations.arrivedPeople})`.mapWith(Number),
      inside: sql<number>`sum(${registrations.insidePeople})`.mapWith(Number),
      own: sql<number>`sum(${registrations.ownInside})`.mapWith(Number),
    })
    .from(registrations)
    .groupBy(registrations.eventId, registrations.slotId)
  const byCode = await db
    .select({ slotId: registrations.slotId, own: count() })
    .from(companionTickets)
    .innerJoin(registrations, eq(registrations.id, companionTickets.registrationId))
    .where(eq(companionTickets.inside, true))
    .groupBy(registrations.slotId)
  const kept = await db.select().from(headCounts)
  return truth.map(({ eventId, slotId, arrived, inside, own }) => {
    const sum = kept.find((row) => row.slotId === slotId)
    const codes = byCode.find((row) => row.slotId === slotId)?.own ?? 0
    const differs = arrived !== (sum?.arrived ?? 0) || inside !== (sum?.inside ?? 0) || own !== codes
    return { eventId, slotId, differs }
  })
}
