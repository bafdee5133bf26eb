// 代为修改: an organiser changes a registration for somebody who calls or comes to the counter.
import type { StaffActor } from '#app/platform/actor.ts'
import { type ChangeOutcome, changeRegistration } from './change-registration.server.ts'
import { needsText } from './needs.ts'
import type { CorrectForm } from './registration-forms.ts'

/**
 * Everything as the form has it, or nothing with the first reason. For organisers of the department, also after sign-up
 * has closed; a registration that changed since the page was opened is refused as outdated. Own codes follow the party.
 */
export function correctRegistration(actor: StaffActor, id: string, form: CorrectForm): Promise<ChangeOutcome> {
  const { name, phone, email, partySize, companions, needs, needsOther, seenAt } = form
  return changeRegistration(actor, id, {
    name,
    contact: { phone: phone ?? null, email: email ?? null },
    partySize,
    companions,
    needs: needsText(needs, needsOther),
    seenAt,
  })
}
