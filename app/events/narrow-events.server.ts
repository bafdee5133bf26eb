// What the first page of staff counts of events, as conditions: its numbers and the lists behind them are made of the same.
import { and, eq, exists, gt, gte, inArray, isNotNull, lt, lte, ne, or, type SQL } from 'drizzle-orm'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import { shareOf } from '#db/portable.ts'
import { events, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export const NARROWINGS = ['today', 'nearlyFull', 'toApprove', 'toAnswer'] as const
export type Narrowing = (typeof NARROWINGS)[number]

/** Of a slot's places, the share from which it is nearly full. */
const NEARLY = 0.9

/**
 * `today`: published and on today. `nearlyFull`: has a slot one can sign up for now, nine tenths of whose places are taken.
 * `toApprove`: not over, with registrations that wait for a decision. `toAnswer`: public, past ones too; which
 * questions are owed an answer is said by the questions domain, whose condition the caller hands in beside this one.
 */
export function narrowedTo(reader: Reader, narrowing: Narrowing, now: Date): SQL | undefined {
  const ofSlots = (condition: SQL | undefined) =>
    exists(
      reader
        .select({ id: slots.id })
        .from(slots)
        .where(and(eq(slots.eventId, events.id), condition)),
    )
  switch (narrowing) {
    case 'today': {
      const [begins, ends] = [instantOf(dayOf(now)) as Date, instantOf(addDays(dayOf(now), 1)) as Date]
      return and(eq(events.state, 'published'), lt(events.startsAt, ends), gte(events.endsAt, begins))
    }
    case 'nearlyFull':
      return and(
        eq(events.state, 'published'),
        gt(events.endsAt, now),
        ofSlots(
          and(
            eq(slots.state, 'open'),
            lte(slots.signUpOpensAt, now),
            gt(slots.signUpClosesAt, now),
            or(ne(slots.allocation, 'lottery'), isNotNull(slots.drawnAt)),
            eq(slots.waiting, 0),
            lt(slots.taken, slots.capacity),
            gte(shareOf(slots.taken, slots.capacity), NEARLY),
          ),
        ),
      )
    case 'toApprove':
      return and(
        gt(events.endsAt, now),
        exists(
          reader
            .select({ id: registrations.id })
            .from(registrations)
            .where(and(eq(registrations.eventId, events.id), eq(registrations.status, 'pendingApproval'))),
        ),
      )
    case 'toAnswer':
      return inArray(events.state, ['published', 'cancelled', 'archived'])
  }
}
