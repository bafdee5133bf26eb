// What citizens change besides party, session and name: contact, needs, answers.
import { budgetOverAll } from '#app/budgets/shared-budgets.server.ts'
import { now } from '#app/platform/clock.ts'
import type { ContactChange } from './change-contact.server.ts'
import { type ChangeOutcome, changeRegistration } from './change-registration.server.ts'
import type { GivenAnswers } from './event-form.ts'

/** A refusal tells that a contact is registered: nobody finds out many. */
const triesByRegistration = budgetOverAll('new contacts', { points: 10, secondsEach: 360, quiet: 1 })

/** All of it, or nothing with the first reason; a contact at most ten times an hour. */
export async function changeOwnDetails(
  address: string,
  id: string,
  change: { contact?: ContactChange; needs?: string; answers?: GivenAnswers },
): Promise<ChangeOutcome | { outcome: 'tooManyTries' }> {
  if (change.contact && (await triesByRegistration.take(id, now())) !== undefined) return { outcome: 'tooManyTries' }
  return changeRegistration({ kind: 'citizen', address }, id, change)
}
