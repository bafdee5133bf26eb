// Freed seats go to the waiting list: strictly in its order, to a party whole or, if it so chose, in part (docs/decisions/0019).
import { and, asc, eq, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { registrations } from '#db/schema.ts'
import { prepared, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { offerExpiry } from './offer-expiry.ts'
import { stepRegistration, subjectOf, tellableOf } from './open-registration.server.ts'
import { offerSize, whyClosed } from './registration.ts'
import { leaveWaitingList, readSlot, takeSeats } from './slot-seats.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

/**
 * Offers free seats to whoever is first in line, as long as the first party fits or takes fewer. An offer holds its seats until it is
 * accepted, declined or has run out. Makes none when the event is off or the doors open within the hour. Called in the
 * transaction that freed the seats, so that no newcomer comes between. Returns how many parties got an offer.
 */
export async function promoteWaiting(work: Work, slotId: string): Promise<number> {
  for (let offered = 0; ; offered++) {
    const slot = await readSlot(work.tx, slotId)
    if (!slot || slot.waiting === 0 || whyClosed(slot, work.now) === 'cancelled') return offered
    const expiresAt = offerExpiry(work.now, slot.checkInOpensAt)
    const first = expiresAt && (await firstInLine(work.tx, slotId))
    const people = first ? offerSize(first, slot.capacity - slot.taken) : 0
    if (!first || people === 0 || !(await takeSeats(work.tx, slotId, people))) return offered
    const asked = people < first.partySize ? first.partySize : null
    await leaveWaitingList(work.tx, slotId, first.partySize)
    if (
      !(await stepRegistration(work, first, 'offered', {
        offerExpiresAt: expiresAt,
        partySize: people,
        askedPeople: asked,
      }))
    ) {
      throw new Error('the first in line left while the slot was held')
    }
    const open = { registration: first, slot }
    await recordAudit(work, 'registration.offered', subjectOf(open), {
      partySize: people,
      ...(asked ? { asked } : {}),
      waitingPosition: first.waitingPosition,
      expiresAt: expiresAt.toISOString(),
    })
    await tellRegistration(
      work,
      'registration-offered',
      tellableOf(open),
      { expiresAt: expiresAt.toISOString(), ...(asked ? { asked: String(asked) } : {}) },
      {
        dedupe: `offered:${slotId}`,
      },
    )
    work.changed({ kind: 'seats', eventId: slot.eventId, slotId })
  }
}

async function firstInLine(tx: Tx, slotId: string) {
  const statement = prepared(tx, 'registrations.first-in-line', (db, name) =>
    db
      .select()
      .from(registrations)
      .where(and(eq(registrations.slotId, sql.placeholder('slotId')), eq(registrations.status, 'waiting')))
      .orderBy(asc(registrations.waitingPosition))
      .limit(1)
      .prepare(name),
  )
  const [first] = await statement.execute({ slotId })
  return first
}
