// A submission that comes again, or whose contact has a place already.
import { and, eq, inArray, or } from 'drizzle-orm'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { PreparedRegistration } from './prepare-registration.server.ts'
import type { RegisterOutcome } from './register-outcome.ts'
import type { SlotNow } from './slot-seats.server.ts'
import { tellLinks } from './tell-registration.server.ts'

/** The answer for a key or a contact that is registered already; undefined for a newcomer. */
export async function knownAlready(
  work: Work,
  slot: SlotNow,
  { input, hashes }: PreparedRegistration,
): Promise<RegisterOutcome | undefined> {
  if (hashes.idempotencyKey) {
    const [earlier] = await work.tx
      .select()
      .from(registrations)
      .where(eq(registrations.idempotencyKey, hashes.idempotencyKey))
    if (earlier && earlier.idempotencyBody !== hashes.idempotencyBody) return { outcome: 'idempotencyKeyReused' }
    if (earlier) {
      const { id, eventId, slotId, status, waitingPosition, partySize, shortCode, ticketSecret, manageToken } = earlier
      return {
        outcome: 'registered',
        id,
        eventId,
        slotId,
        status,
        waitingPosition,
        partySize,
        shortCode,
        ticketSecret,
        manageToken,
        repeated: true,
      }
    }
  }
  const contacts = [
    ...(hashes.phone ? [eq(registrations.phoneHash, hashes.phone)] : []),
    ...(hashes.email ? [eq(registrations.emailHash, hashes.email)] : []),
  ]
  const owners = await work.tx
    .select({
      name: registrations.name,
      phone: registrations.phone,
      email: registrations.email,
      language: registrations.language,
    })
    .from(registrations)
    .where(and(eq(registrations.slotId, slot.id), inArray(registrations.status, [...LIVE_STATUSES]), or(...contacts)))
  if (owners.length === 0) return undefined
  // Staff see the registration in the console; nobody is written to on their account.
  if (input.source !== 'staff') {
    for (const owner of owners) await tellLinks(work, { ...owner, departmentId: slot.departmentId })
  }
  return { outcome: 'alreadyRegistered' }
}
