// A class or delegation, from a checked form and list to one registration with companions and one code.
import type { Language } from '#app/platform/language.ts'
import { CURRENT_CONSENT, GUARDIAN_NOTICE } from './consent.ts'
import type { GroupForm } from './list-forms.ts'
import { companionsOf, type ListPerson } from './people-list.ts'
import type { RegistrationInput } from './prepare-registration.server.ts'
import { registerParty } from './register.server.ts'
import { orBusy, type SubmitOutcome, stampRefusal } from './submit-registration.server.ts'

/** People who come: those on the list and the leader. */
export const groupSize = (leader: string, people: readonly ListPerson[]) => companionsOf(leader, people).length + 1

/**
 * The registration of a group. Where somebody is under 14, the leader stands for the guardians, whose consent the school
 * or office declares to have (个人信息保护法 art. 31).
 */
export function groupInput(
  form: GroupForm,
  people: readonly ListPerson[],
  answers: Record<string, string | string[]>,
): Omit<RegistrationInput, 'consentVersion' | 'language'> {
  const { slot, groupName, name, phone, email, needsOther, child, identity, key } = form
  const companions = companionsOf(name, people)
  return {
    slotId: slot,
    groupName,
    name,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    partySize: companions.length + 1,
    ...(companions.length > 0 ? { companions } : {}),
    ...(child === 'yes' ? { guardian: { name, ...(phone ? { phone } : {}), consent: GUARDIAN_NOTICE.version } } : {}),
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
    ...(identity ? { identity } : {}),
    ...(needsOther ? { needs: needsOther } : {}),
    takesFewer: form.waitingChoice === 'fewer',
    idempotencyKey: key,
  }
}

/** As the leader hands it in. The event must take groups, and of this size. */
export async function submitGroup(
  form: GroupForm & { stamp: string; consentVersion: string; question?: string; mayPublish?: 'yes' },
  people: readonly ListPerson[],
  answers: Record<string, string | string[]>,
  from: { address: string; arrivedAt: Date; language: Language },
): Promise<SubmitOutcome> {
  const early = await stampRefusal(form.stamp, from.arrivedAt)
  if (early) return early
  const registering = registerParty(
    { kind: 'citizen', address: from.address },
    {
      ...groupInput(form, people, answers),
      ...(form.question ? { question: form.question, mayPublish: form.mayPublish === 'yes' } : {}),
      consentVersion: form.consentVersion,
      language: from.language,
      source: 'web',
      arrivedAt: from.arrivedAt,
    },
  )
  return orBusy(registering)
}

/** What staff write down: the notice was read aloud, in the version of today. */
export function staffGroupInput(
  form: GroupForm,
  people: readonly ListPerson[],
  answers: Record<string, string | string[]>,
  arrivedAt: Date,
): Omit<RegistrationInput, 'source'> {
  return { ...groupInput(form, people, answers), consentVersion: CURRENT_CONSENT.version, language: 'zh-CN', arrivedAt }
}
