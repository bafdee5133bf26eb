// A submission that comes again, or whose contact has a place already.
import { eq } from 'drizzle-orm'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { PreparedRegistration } from './prepare-registration.server.ts'
import type { RegisterOutcome } from './register-outcome.ts'
import type { SlotNow } from './slot-seats.server.ts'
import { contactsAtOnce } from './slots-at-once.server.ts'
import { tellLinks } from './tell-registration.server.ts'

/** What is answered, and who is sent the links of what they have: once it is certain that this is the answer. */
export type Known = { outcome: RegisterOutcome; owners: Parameters<typeof tellLinks>[1][] }

const answered = (outcome: RegisterOutcome): Known => ({ outcome, owners: [] })

/** The answer for a key or a contact that is registered already; undefined for a newcomer. Writes nothing. */
export async function knownAlready(
  work: Work,
  slot: SlotNow,
  { input, hashes }: PreparedRegistration,
): Promise<Known | undefined> {
  if (hashes.idempotencyKey) {
    const [earlier] = await work.tx
      .select()
      .from(registrations)
      .where(eq(registrations.idempotencyKey, hashes.idempotencyKey))
    if (earlier && earlier.idempotencyBody !== hashes.idempotencyBody)
      return answered({ outcome: 'idempotencyKeyReused' })
    if (earlier) {
      const { id, eventId, slotId, status, waitingPosition, partySize, shortCode, ticketSecret, manageToken } = earlier
      return answered({
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
      })
    }
  }
  const owners = await contactsAtOnce(work.tx, slot, hashes)
  if (owners.length === 0) return undefined
  // Staff see the registration in the console; nobody is written to on their account.
  const told = input.source === 'staff' ? [] : owners
  return {
    outcome: { outcome: 'alreadyRegistered' },
    owners: told.map((owner) => ({ ...owner, departmentId: slot.departmentId })),
  }
}

/** Sends the links to whoever has them, and answers. */
export async function answerKnown(work: Work, { outcome, owners }: Known): Promise<RegisterOutcome> {
  for (const owner of owners) await tellLinks(work, owner)
  return outcome
}
