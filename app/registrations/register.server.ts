// Registering one party: what everybody calls. How many are registered at once is in register-together.server.ts.
import { prepareAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { inSharedTransaction, type Work } from '#db/work.ts'
import { FileGone } from './given-form.server.ts'
import {
  type PreparedRegistration,
  prepareRegistration,
  type RegistrationInput,
} from './prepare-registration.server.ts'
import type { RegisterOutcome, RegisterRefusal } from './register-outcome.ts'
import { registerTogether } from './register-together.server.ts'
import { repeatedSignUp, takeSignUp } from './sign-up-budgets.server.ts'

export type { Registered, RegisterOutcome, RegisterRefusal } from './register-outcome.ts'

/** Registers one party in an open transaction; see registerTogether for what it promises. */
export async function register(work: Work, party: PreparedRegistration): Promise<RegisterOutcome> {
  const [outcome] = await registerTogether([{ work, input: party }])
  return outcome as RegisterOutcome
}

/** Prepares and registers in one go: the order of calls is the order of places. Citizens have budgets. */
export async function registerParty(actor: Actor, input: RegistrationInput): Promise<RegisterOutcome> {
  const party = prepareRegistration(input)
  const address = actor.kind === 'citizen' ? actor.address : undefined
  if (actor.kind === 'citizen') {
    const { phone, email } = party.hashes
    const taken = takeSignUp(
      [phone, email].filter((hash) => hash !== null),
      address,
      party.arrivedAt,
    )
    // Only what must wait for the other processes waits: places follow the order of calls.
    const over = taken instanceof Promise ? await taken : taken
    if (over) return { outcome: over.spent === 'contact' ? 'tooManyTries' : 'networkBusy', retryAfter: over.retryAfter }
  }
  prepareAudit(actor)
  const { slotId } = input
  const options = { lane: slotId, at: party.arrivedAt, patient: true, key: `register:${slotId}` }
  const outcome = await inSharedTransaction(actor, party, registerTogether, options).catch(fileGone)
  if (outcome.outcome === 'registered' && outcome.repeated) repeatedSignUp(address, party.arrivedAt)
  return outcome
}

/** The answer when a file given in answer is not there; everything else is thrown on. */
export function fileGone(error: unknown): RegisterRefusal {
  if (!(error instanceof FileGone)) throw error
  return { outcome: 'formRefused', faults: { [`answers.${error.questionId}`]: 'fileMissing' } }
}
