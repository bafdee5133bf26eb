// The public promise of an event's lotteries, shown where people sign up and on their receipts.
import { and, asc, eq } from 'drizzle-orm'
import { draws, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

/** Where everybody can follow and check the draw of a slot. */
export function drawPath(slug: string, slotId: string): string {
  return `/events/${slug}/draw/${slotId}`
}

/** Commitments of the lottery slots of an event, or of one slot, by start. Never the seed. */
export async function listCommitments(reader: Reader, where: { eventId: string } | { slotId: string }) {
  return reader
    .select({
      slotId: slots.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
      commitment: draws.commitment,
      drawnAt: draws.drawnAt,
    })
    .from(draws)
    .innerJoin(slots, eq(slots.id, draws.slotId))
    .where(
      and(
        eq(slots.allocation, 'lottery'),
        eq(slots.state, 'open'),
        'eventId' in where ? eq(slots.eventId, where.eventId) : eq(slots.id, where.slotId),
      ),
    )
    .orderBy(asc(slots.startsAt), asc(slots.id))
}
