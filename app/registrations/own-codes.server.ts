// 每人一码: made when the citizen or the staff ask for them, carried along when the party changes.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { companionTickets, registrations } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { openRegistration, subjectOf } from './open-registration.server.ts'
import { companionsOf, MOST_OWN_CODES, numbersAfter, type Party } from './own-codes.ts'
import { requireOrganiserOf } from './registration-policy.ts'

export type OwnCodesOutcome =
  | { outcome: 'made'; codes: number }
  /** everybody has one */
  | { outcome: 'unchanged' }
  /** nobody comes along */
  | { outcome: 'alone' }
  | { outcome: 'tooMany'; most: number }
  /** the party has no place yet, or no longer */
  | { outcome: 'notConfirmed' | 'over' | 'unknown' }

/**
 * Gives every companion of a confirmed party a code, if it has none yet: for the citizen who holds the party's code or link,
 * and for organisers of the department. Asked again it makes what is missing and leaves the others as they are.
 */
export async function makeOwnCodes(work: Work, id: string): Promise<OwnCodesOutcome> {
  // Holds the slot: two who ask at once do not make two codes for one person.
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  if (work.actor.kind === 'staff') requireOrganiserOf(work.actor, slot.departmentId)
  // Walk-ins are inside and have no link.
  if (registration.status !== 'confirmed' || registration.source === 'walkIn') return { outcome: 'notConfirmed' }
  if (work.now >= slot.endsAt) return { outcome: 'over' }
  const companions = companionsOf(registration.partySize)
  if (companions.length === 0) return { outcome: 'alone' }
  if (companions.length > MOST_OWN_CODES) return { outcome: 'tooMany', most: MOST_OWN_CODES + 1 }
  const has = new Set((await liveCodesOf(work.tx, id)).map(({ person }) => person))
  const missing = companions.filter((person) => !has.has(person))
  if (missing.length === 0) return { outcome: 'unchanged' }
  await work.tx.insert(companionTickets).values(
    missing.map((person) => {
      const ticketSecret = newSecret()
      return {
        id: newId(),
        registrationId: id,
        eventId: registration.eventId,
        person,
        ticketSecret,
        ticketHash: hashSecret(ticketSecret),
        createdAt: work.now,
      }
    }),
  )
  await touch(work, id)
  await recordAudit(work, 'registration.own-codes-made', subjectOf(open), { codes: missing.length })
  return { outcome: 'made', codes: missing.length }
}

/** Codes that are not void, by the number of their person. */
export function liveCodesOf(db: Pick<Reader, 'select'>, registrationId: string) {
  return db
    .select({ id: companionTickets.id, person: companionTickets.person, ticketSecret: companionTickets.ticketSecret })
    .from(companionTickets)
    .where(and(eq(companionTickets.registrationId, registrationId), isNull(companionTickets.voidedAt)))
    .orderBy(asc(companionTickets.person), asc(companionTickets.id))
}

/** The same for several registrations. */
export async function liveCodesOfMany(db: Pick<Reader, 'select'>, registrationIds: readonly string[]) {
  if (registrationIds.length === 0) return []
  return db
    .select({
      registrationId: companionTickets.registrationId,
      person: companionTickets.person,
      ticketSecret: companionTickets.ticketSecret,
    })
    .from(companionTickets)
    .where(and(inArray(companionTickets.registrationId, [...registrationIds]), isNull(companionTickets.voidedAt)))
    .orderBy(asc(companionTickets.person), asc(companionTickets.id))
}

/** How many people a party has, and the names of those who come along. */
export async function partyOf(tx: Tx, registrationId: string): Promise<Party | undefined> {
  const [row] = await tx
    .select({ people: registrations.partySize, companions: registrations.companions })
    .from(registrations)
    .where(eq(registrations.id, registrationId))
  return row && { people: row.people, names: row.companions?.map(({ name }) => name) ?? [] }
}

/** After a change of the party: who still comes keeps the code, under the new number; the codes of others are void for good. */
export async function carryOwnCodes(work: Work, registrationId: string, before: Party): Promise<void> {
  const after = await partyOf(work.tx, registrationId)
  if (!after || JSON.stringify(after) === JSON.stringify(before)) return
  const codes = await liveCodesOf(work.tx, registrationId)
  if (codes.length === 0) return
  const numbers = numbersAfter(before, after)
  for (const { id, person } of codes) {
    const number = numbers.get(person)
    if (number === person) continue
    await work.tx
      .update(companionTickets)
      .set(number === undefined ? { voidedAt: work.now } : { person: number })
      .where(eq(companionTickets.id, id))
  }
  await touch(work, registrationId)
}

/** Phones at the gate ask for what has changed by the time of the registration. */
async function touch(work: Work, registrationId: string): Promise<void> {
  await work.tx.update(registrations).set({ updatedAt: work.now }).where(eq(registrations.id, registrationId))
}
