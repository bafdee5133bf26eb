// Staff register somebody who asked at the counter or by telephone.
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { inTransaction, type Work } from '#db/work.ts'
import {
  type PreparedRegistration,
  prepareRegistration,
  type RegistrationInput,
} from './prepare-registration.server.ts'
import { fileGone, type RegisterOutcome, register } from './register.server.ts'
import { requireOrganiserOf } from './registration-policy.ts'
import { readSlot } from './slot-seats.server.ts'

/** As anybody's registration, also outside the sign-up window while the session has not ended. Nobody jumps the queue. */
export function addRegistration(
  actor: Actor,
  eventId: string,
  given: Omit<RegistrationInput, 'source'>,
): Promise<RegisterOutcome> {
  const party = prepareRegistration({ ...given, source: 'staff' })
  return inTransaction(actor, (work) => add(work, eventId, party), {
    lane: given.slotId,
    at: party.arrivedAt,
  }).catch(fileGone)
}

async function add(work: Work, eventId: string, party: PreparedRegistration): Promise<RegisterOutcome> {
  const slot = await readSlot(work.tx, party.input.slotId)
  if (!slot || slot.eventId !== eventId) throw new NotFound()
  requireOrganiserOf(work.actor, slot.departmentId)
  return register(work, party)
}
