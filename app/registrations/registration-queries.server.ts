// What the pages of a citizen with a link read. A link that nobody has is not there.
import { and, count, eq, lt } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { companionTickets, departments, events, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

const SECRET = /^[a-z2-9]{20,40}$/

const withEvent = (reader: Reader) =>
  reader
    .select({ registration: registrations, slot: slots, event: events, department: departments })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(departments, eq(departments.id, events.departmentId))

export type RegistrationWithEvent = Awaited<ReturnType<typeof withEvent>>[number]

/** By the manage token. Throws NotFound; a ticket secret is no manage token. */
export async function byManageToken(reader: Reader, token: string | undefined): Promise<RegistrationWithEvent> {
  const secret = (token ?? '').toLowerCase()
  const [found] = SECRET.test(secret)
    ? await withEvent(reader).where(eq(registrations.manageHash, hashSecret(secret)))
    : []
  if (!found) throw new NotFound()
  return found
}

/** By the ticket secret, in upper or lower case. Throws NotFound. */
export async function byTicketSecret(reader: Reader, secret: string | undefined): Promise<RegistrationWithEvent> {
  const ticket = (secret ?? '').toLowerCase()
  const [found] = SECRET.test(ticket)
    ? await withEvent(reader).where(eq(registrations.ticketHash, hashSecret(ticket)))
    : []
  if (!found) throw new NotFound()
  return found
}

/** By the secret of a companion's own code, in upper or lower case: the party and the companion. Throws NotFound. */
export async function byCompanionSecret(reader: Reader, secret: string | undefined) {
  const ticket = (secret ?? '').toLowerCase()
  const [companion] = SECRET.test(ticket)
    ? await reader
        .select()
        .from(companionTickets)
        .where(eq(companionTickets.ticketHash, hashSecret(ticket)))
    : []
  const [found] = companion ? await withEvent(reader).where(eq(registrations.id, companion.registrationId)) : []
  if (!companion || !found) throw new NotFound()
  return { ...found, companion }
}

/** How many parties are before this one on the waiting list, itself included: 1 is the next. */
export async function rankOf(
  reader: Reader,
  { slotId, waitingPosition }: { slotId: string; waitingPosition: number | null },
): Promise<number> {
  if (waitingPosition === null) return 1
  const [before] = await reader
    .select({ parties: count() })
    .from(registrations)
    .where(
      and(
        eq(registrations.slotId, slotId),
        eq(registrations.status, 'waiting'),
        lt(registrations.waitingPosition, waitingPosition),
      ),
    )
  return (before?.parties ?? 0) + 1
}

/** Slots of an event, by start. */
export async function slotsOfEvent(reader: Reader, eventId: string) {
  return reader.select().from(slots).where(eq(slots.eventId, eventId)).orderBy(slots.startsAt, slots.id)
}
