// Freed seats go to the waiting list: strictly in its order, to a party whole or, if it so chose, in part (docs/decisions/0019).
// Where the organiser approves, they go to whoever is approved: the first in line move up to be decided on (docs/decisions/0037).
import { and, asc, eq, sql, sum } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { registrations } from '#db/schema.ts'
import { prepared, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { offerExpiry } from './offer-expiry.ts'
import { type OpenRegistration, stepRegistration, subjectOf, tellableOf } from './open-registration.server.ts'
import { offerSize, whyClosed } from './registration.ts'
import { leaveWaitingList, readSlot, type SlotNow, takeSeats } from './slot-seats.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

/** Free places of a slot that no open application could take: where nobody approves, all that are free. */
async function roomOf(tx: Tx, slot: SlotNow): Promise<number> {
  const free = slot.capacity - slot.taken
  return slot.allocation === 'approval' ? free - (await peopleInReview(tx, slot.id)) : free
}

async function peopleInReview(tx: Tx, slotId: string): Promise<number> {
  const statement = prepared(tx, 'registrations.people-in-review', (db, name) =>
    db
      .select({ people: sum(registrations.partySize).mapWith(Number) })
      .from(registrations)
      .where(and(eq(registrations.slotId, sql.placeholder('slotId')), eq(registrations.status, 'pendingApproval')))
      .prepare(name),
  )
  const [row] = await statement.execute({ slotId })
  return row?.people ?? 0
}

/**
 * Offers free seats to whoever is first in line, as long as the first party fits or takes fewer. An offer holds its seats until it is
 * accepted, declined or has run out. Makes none when the event is off or the doors open within the hour. Called in the
 * transaction that freed the seats, so that no newcomer comes between. Where the organiser approves, nobody is offered
 * anything: who is first moves up among the open applications, as long as there is a place that those before it leave. Returns
 * how many parties got an offer or moved up.
 */
export async function promoteWaiting(work: Work, slotId: string): Promise<number> {
  for (let offered = 0; ; offered++) {
    const slot = await readSlot(work.tx, slotId)
    if (!slot || slot.waiting === 0 || whyClosed(slot, work.now) === 'cancelled') return offered
    const expiresAt = offerExpiry(work.now, slot.checkInOpensAt)
    const first = expiresAt && (await firstInLine(work.tx, slotId))
    const people = first ? offerSize(first, await roomOf(work.tx, slot)) : 0
    if (!first || people === 0) return offered
    const asked = people < first.partySize ? first.partySize : null
    const open = { registration: first, slot }
    if (slot.allocation === 'approval') {
      await moveUp(work, open, people, asked)
      continue
    }
    if (!(await takeSeats(work.tx, slotId, people))) return offered
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

/** The first in line becomes an application to decide on; it holds no seats before it is approved. */
async function moveUp(work: Work, open: OpenRegistration, people: number, asked: number | null): Promise<void> {
  const { registration, slot } = open
  await leaveWaitingList(work.tx, slot.id, registration.partySize)
  const companions = registration.companions?.slice(0, people - 1) ?? null
  const size = asked ? { partySize: people, askedPeople: asked, companions } : {}
  if (!(await stepRegistration(work, registration, 'pendingApproval', size)))
    throw new Error('the first in line left while the slot was held')
  const { waitingPosition } = registration
  const detail = { partySize: people, ...(asked ? { asked } : {}), waitingPosition }
  await recordAudit(work, 'registration.moved-up', subjectOf(open), detail)
  const values = { turn: 'yes' as const, ...(asked ? { asked: String(asked) } : {}) }
  await tellRegistration(work, 'registration-pending', tellableOf(open), values, { dedupe: `moved-up:${slot.id}` })
  work.changed({ kind: 'seats', eventId: slot.eventId, slotId: slot.id })
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
