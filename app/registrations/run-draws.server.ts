// What the clock does for lotteries: seeds are promised in time, and lots are drawn at the time that was announced.
import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { commitDraws } from '#app/events/commit-draw.server.ts'
import { now } from '#app/platform/clock.ts'
import { draws, events, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { drawLots } from './draw-lots.server.ts'

const ACTOR = { kind: 'system', job: 'run draws' } as const
const AT_A_TIME = 100

/**
 * Promises a seed for every lottery that has none, then draws those whose time has come: at `drawAt`, or when sign-up
 * closes where no time was set. Any number of processes may run it. Returns how many were drawn.
 */
export async function runDraws(): Promise<number> {
  const undrawn = and(eq(slots.allocation, 'lottery'), eq(slots.state, 'open'), isNull(slots.drawnAt))
  const bare = await reader()
    .select({ id: slots.id })
    .from(slots)
    .leftJoin(draws, eq(draws.slotId, slots.id))
    .where(and(undrawn, isNull(draws.id)))
    .limit(AT_A_TIME)
  const ids = bare.map(({ id }) => id)
  if (ids.length > 0) await inTransaction(ACTOR, (work) => commitDraws(work, ids))
  const due = await reader()
    .select({ id: slots.id })
    .from(slots)
    .innerJoin(events, eq(events.id, slots.eventId))
    .where(
      and(
        undrawn,
        eq(events.state, 'published'),
        lte(slots.signUpClosesAt, now()),
        or(isNull(slots.drawAt), lte(slots.drawAt, now())),
      ),
    )
    .limit(AT_A_TIME)
  let drawn = 0
  for (const { id } of due) {
    const { outcome } = await inTransaction(ACTOR, (work) => drawLots(work, id), { lane: id })
    if (outcome === 'drawn') drawn += 1
  }
  return drawn
}
