// 更换入场码: the code went to somebody it was not meant for, or was lost. The new one takes its place; the old one, on paper and on
// screens, lets nobody in from now on, and the gates say why.
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { rateWindow } from '#app/platform/rate-window.ts'
import { hashSecret, newDigits, newSecret } from '#app/platform/tokens.server.ts'
import { registrations, replacedTickets } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { openRegistration, type RegistrationRow, subjectOf } from './open-registration.server.ts'
import { isLive } from './registration.ts'
import { changerOf } from './registration-policy.ts'
import { tellPlace } from './tell-place.server.ts'

export type ReplaceCodeOutcome = { outcome: 'replaced' | 'unknown' | 'notLive' | 'over' | 'tooOften' }

const byCitizen = rateWindow({ points: 5, seconds: 86_400 })
const MOST_TRIES = 5

/**
 * Gives a registration another code and another number to read aloud: for who holds its link, five times a day, and for
 * organisers of the department. The codes of companions and the link to manage it stay. Its people are sent the new one.
 */
export async function replaceCode(work: Work, id: string): Promise<ReplaceCodeOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  const by = changerOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'notLive' }
  if (work.now >= slot.endsAt) return { outcome: 'over' }
  if (by === 'citizen' && byCitizen.take(id, work.now) !== undefined) return { outcome: 'tooOften' }
  const { eventId, ticketHash, shortCode } = registration
  await work.tx
    .insert(replacedTickets)
    .values({ ticketHash, registrationId: id, eventId, shortCode, replacedAt: work.now })
  const ticketSecret = newSecret()
  await work.tx
    .update(registrations)
    .set({
      ticketSecret,
      ticketHash: hashSecret(ticketSecret),
      shortCode: await freeShortCode(work.tx, eventId),
      // Phones at the gate ask for what has changed since.
      updatedAt: work.now,
    })
    .where(eq(registrations.id, id))
  await recordAudit(work, 'registration.code-replaced', subjectOf(open), { by })
  await tellPlace(work, open, { dedupe: `code:${hashSecret(ticketSecret).slice(0, 12)}`, asked: by === 'citizen' })
  return { outcome: 'replaced' }
}

/**
 * The code of a registration that was merged into another becomes a former code of the one that is kept, with all it had before:
 * whoever still holds it has a place, and the gates send them to their new code instead of calling the visit cancelled. What is
 * left of the merged one gets a code that nobody is ever shown.
 */
export async function handOverCode(work: Work, merged: RegistrationRow, keep: string): Promise<void> {
  const { id, eventId, ticketHash, shortCode } = merged
  const ticketSecret = newSecret()
  await work.tx
    .update(registrations)
    .set({ ticketSecret, ticketHash: hashSecret(ticketSecret), shortCode: await freeShortCode(work.tx, eventId) })
    .where(eq(registrations.id, id))
  await work.tx.update(replacedTickets).set({ registrationId: keep }).where(eq(replacedTickets.registrationId, id))
  await work.tx
    .insert(replacedTickets)
    .values({ ticketHash, registrationId: keep, eventId, shortCode, replacedAt: work.now })
}

/** One that nobody of the event has or ever had. */
async function freeShortCode(tx: Tx, eventId: string): Promise<string> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const code = newDigits(8)
    const taken =
      (await tx.$count(registrations, and(eq(registrations.eventId, eventId), eq(registrations.shortCode, code)))) +
      (await tx.$count(replacedTickets, and(eq(replacedTickets.eventId, eventId), eq(replacedTickets.shortCode, code))))
    if (taken === 0) return code
  }
  throw new Error('no free short code was found')
}

/** Whether a secret once was a registration's code. */
export async function wasReplaced(db: Pick<Tx, '$count'>, secret: string): Promise<boolean> {
  return (await db.$count(replacedTickets, eq(replacedTickets.ticketHash, hashSecret(secret.toLowerCase())))) > 0
}
