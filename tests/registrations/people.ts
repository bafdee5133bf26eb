// People who register in tests.

import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { prepareRegistration, type RegistrationInput } from '#app/registrations/prepare-registration.server.ts'
import { type Registered, register, registerParty } from '#app/registrations/register.server.ts'
import { inTransaction } from '#db/work.ts'

export const CITIZEN = { kind: 'citizen', address: '203.0.113.7' } as const

let count = 0

/** A submission of somebody new; what is not given is invented. */
export function person(slotId: string, given: Partial<RegistrationInput> = {}): RegistrationInput {
  count += 1
  const number = String(count).padStart(8, '0')
  return {
    slotId,
    name: '孙玉梅',
    ...('email' in given ? {} : { phone: `139${number}` }),
    partySize: 1,
    consentVersion: CURRENT_CONSENT.version,
    language: 'zh-CN',
    ...given,
  }
}

/** Registers somebody new and expects it to succeed. */
export async function registered(slotId: string, given: Partial<RegistrationInput> = {}): Promise<Registered> {
  const outcome = await registerParty(CITIZEN, person(slotId, given))
  if (outcome.outcome !== 'registered') throw new Error(`was refused: ${outcome.outcome}`)
  return outcome
}

/** Registers outside of a lane, as two processes do. */
export function registerAlone(input: RegistrationInput, at?: Date) {
  const party = prepareRegistration(input)
  return inTransaction(CITIZEN, (work) => register(work, party), at ? { at } : {})
}
