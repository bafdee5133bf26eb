// Confirming a contact within fifteen minutes, for events that ask for it: whoever invents numbers keeps no places.
import { and, asc, eq, gt, inArray, isNotNull, lte } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { events, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { isConfirmTokenOf, registrationOfToken } from './ask-to-confirm.server.ts'
import { endRegistration } from './cancel-registration.server.ts'
import { MESSAGE_OF } from './message-of-status.ts'
import { openRegistration, subjectOf, tellableOf } from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import { isLive } from './registration.ts'
import { tellRegistration } from './tell-registration.server.ts'
import { waitForLetters } from './wait-for-letters.server.ts'

export type ConfirmOutcome = { outcome: 'confirmed' | 'alreadyConfirmed' | 'released'; manageToken: string }

/** What the page of a confirmation link shows. Throws NotFound for a link that was not made here. */
export async function readConfirmation(db: Reader, token: string | undefined, at: Date) {
  const [found] = await db
    .select({
      id: registrations.id,
      phoneHash: registrations.phoneHash,
      emailHash: registrations.emailHash,
      status: registrations.status,
      confirmBy: registrations.confirmBy,
      partySize: registrations.partySize,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
      slug: events.slug,
      title: events.title,
      titleEn: events.titleEn,
    })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(eq(registrations.id, registrationOfToken(token)))
  if (!found || !isConfirmTokenOf(found, token)) throw new NotFound()
  const waits = isLive(found.status) && found.confirmBy !== null && found.confirmBy > at
  const state = waits ? 'waits' : isLive(found.status) && found.confirmBy === null ? 'confirmed' : 'released'
  const { id: _id, phoneHash: _phone, emailHash: _email, ...shown } = found
  return { ...shown, state: state as 'waits' | 'confirmed' | 'released' }
}

/**
 * Confirms the contact and sends what was held back: the ticket, or the place in the line. A second press changes
 * nothing; after the time it says that the place has gone.
 */
export async function confirmContact(work: Work, token: string | undefined): Promise<ConfirmOutcome> {
  const open = await openRegistration(work, registrationOfToken(token))
  if (!open || !isConfirmTokenOf(open.registration, token)) throw new NotFound()
  const { registration } = open
  const { manageToken, status } = registration
  if (!isLive(status)) return { outcome: 'released', manageToken }
  if (registration.confirmBy === null) return { outcome: 'alreadyConfirmed', manageToken }
  const [kept] = await work.tx
    .update(registrations)
    .set({ confirmBy: null, updatedAt: work.now })
    .where(and(eq(registrations.id, registration.id), gt(registrations.confirmBy, work.now)))
    .returning({ id: registrations.id })
  if (!kept) return { outcome: 'released', manageToken }
  await recordAudit(work, 'registration.contact-confirmed', subjectOf(open))
  // Told to this contact once; one that came before it may have been told as well.
  const dedupe = `${status}:${registration.confirmBy.getTime()}`
  // An offer that came meanwhile has told of itself.
  if (status !== 'offered')
    await tellRegistration(work, MESSAGE_OF[status], tellableOf(open), {}, { dedupe, asked: true })
  return { outcome: 'confirmed', manageToken }
}

const AT_ONCE = 200

/**
 * Gives back the places of contacts that were not confirmed in time; the waiting list moves up. Whose letter has not left the
 * house is given more time.
 */
export async function releaseUnconfirmed(): Promise<void> {
  await waitForLetters()
  const due = await reader()
    .select({ id: registrations.id, slotId: registrations.slotId })
    .from(registrations)
    .where(
      and(
        isNotNull(registrations.confirmBy),
        lte(registrations.confirmBy, now()),
        inArray(registrations.status, [...LIVE_STATUSES]),
      ),
    )
    .orderBy(asc(registrations.confirmBy))
    .limit(AT_ONCE)
  for (const { id, slotId } of due) {
    await inTransaction({ kind: 'system', job: 'release-unconfirmed' }, (work) => release(work, id), { lane: slotId })
  }
}

async function release(work: Work, id: string): Promise<void> {
  const open = await openRegistration(work, id)
  const { confirmBy, status } = open?.registration ?? {}
  if (!open || !confirmBy || confirmBy > work.now || !status || !isLive(status)) return
  if (open.registration.arrivedPeople > 0) {
    // They stand in the hall: that is confirmation enough.
    await work.tx.update(registrations).set({ confirmBy: null }).where(eq(registrations.id, id))
    return
  }
  if (!(await endRegistration(work, open, 'cancelled', 'system'))) return
  await recordAudit(work, 'registration.unconfirmed-released', subjectOf(open), { from: status })
  await promoteWaiting(work, open.slot.id)
}
