// What the clock does to waiting lists: offers run out, and seats that became free some other way are offered.
import { and, asc, eq, gt, lt, lte, or } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { now } from '#app/platform/clock.ts'
import { registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { endRegistration } from './cancel-registration.server.ts'
import { lockSlot, type OpenRegistration, openRegistration, subjectOf, tellableOf } from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

const ACTOR = { kind: 'system', job: 'expire offers' } as const
const AT_A_TIME = 200

/**
 * Ends every offer that has run out and passes its seats on; then offers seats that are free while people wait, as
 * after the organiser added seats. Any number of processes may run it. Returns how many offers ended.
 */
export async function expireOffers(): Promise<number> {
  const due = await reader()
    .select({ id: registrations.id, slotId: registrations.slotId })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(
      and(
        eq(registrations.status, 'offered'),
        or(lte(registrations.offerExpiresAt, now()), lte(slots.startsAt, now())),
      ),
    )
    .orderBy(registrations.offerExpiresAt, registrations.arrival)
    .limit(AT_A_TIME)
  let ended = 0
  for (const { id, slotId } of due) {
    const expire = async (work: Work) => {
      const open = await openRegistration(work, id)
      return open ? expireOffer(work, open) : false
    }
    if (await inTransaction(ACTOR, expire, { lane: slotId })) ended += 1
  }
  const withSeats = await reader()
    .select({ id: slots.id })
    .from(slots)
    .where(
      and(
        eq(slots.state, 'open'),
        gt(slots.waiting, 0),
        lt(slots.taken, slots.capacity),
        gt(slots.checkInOpensAt, now()),
      ),
    )
    .orderBy(asc(slots.startsAt), asc(slots.id))
  for (const { id } of withSeats) {
    const offer = async (work: Work) => {
      await lockSlot(work.tx, id)
      return promoteWaiting(work, id)
    }
    await inTransaction(ACTOR, offer, { lane: id })
  }
  return ended
}

/**
 * Ends an offer that has run out, or whose session has begun since it was moved, tells its people and offers the seats to the
 * next. False when it still stands.
 */
export async function expireOffer(work: Work, open: OpenRegistration): Promise<boolean> {
  const { registration, slot } = open
  const { offerExpiresAt } = registration
  if (registration.status !== 'offered' || !offerExpiresAt) return false
  if (offerExpiresAt > work.now && slot.startsAt > work.now) return false
  if (!(await endRegistration(work, open, 'expired', 'system'))) return false
  const expiredAt = new Date(Math.min(offerExpiresAt.getTime(), slot.startsAt.getTime())).toISOString()
  await recordAudit(work, 'registration.offer-expired', subjectOf(open), { expiredAt })
  await tellRegistration(
    work,
    'registration-offer-expired',
    tellableOf(open),
    { expiredAt },
    { dedupe: `offer-expired:${slot.id}` },
  )
  await promoteWaiting(work, slot.id)
  return true
}
