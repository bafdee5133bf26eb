// The registration page's form, from checked fields to a registration.
import type { Language } from '#app/platform/language.ts'
import { StoreBusy } from '#db/store.ts'
import { GUARDIAN_NOTICE } from './consent.ts'
import { checkFormStamp } from './form-stamp.server.ts'
import { needsText } from './needs.ts'
import { type RegisterOutcome, registerParty } from './register.server.ts'
import type { RegistrationForm } from './registration-forms.ts'

export type SubmitOutcome =
  | RegisterOutcome
  | { outcome: 'tooQuick' | 'stale' }
  /** seconds until the next try; `busy`: too many are waiting for the database, nothing was written */
  | { outcome: 'tooMany' | 'busy'; retryAfter: number }

export async function submitRegistration(
  form: RegistrationForm,
  answers: Record<string, string | string[]>,
  from: { address: string; arrivedAt: Date; language: Language },
): Promise<SubmitOutcome> {
  const early = await stampRefusal(form.stamp, from.arrivedAt)
  if (early) return early
  const needs = needsText(form.needs, form.needsOther)
  const registering = registerParty(
    { kind: 'citizen', address: from.address },
    {
      slotId: form.slot,
      name: form.name,
      ...(form.phone ? { phone: form.phone } : {}),
      ...(form.email ? { email: form.email } : {}),
      partySize: form.partySize,
      ...companyOf(form),
      ...(Object.keys(answers).length > 0 ? { answers } : {}),
      ...(needs ? { needs } : {}),
      ...(form.question ? { question: form.question, mayPublish: form.mayPublish === 'yes' } : {}),
      takesFewer: form.waitingChoice === 'fewer',
      consentVersion: form.consentVersion,
      language: from.language,
      source: 'web',
      idempotencyKey: form.key,
      arrivedAt: from.arrivedAt,
    },
  )
  return orBusy(registering)
}

/** Why a form is not taken because of its stamp; undefined when it is. */
export async function stampRefusal(stamp: string, at: Date): Promise<SubmitOutcome | undefined> {
  const verdict = await checkFormStamp(stamp, at)
  if (verdict === 'tooMany') return { outcome: verdict, retryAfter: 60 }
  return verdict === 'ok' ? undefined : { outcome: verdict }
}

/** What came of it, or that too many are waiting. */
export function orBusy(registering: Promise<RegisterOutcome>): Promise<SubmitOutcome> {
  return registering.catch((error: unknown) => {
    if (!(error instanceof StoreBusy)) throw error
    // Spread, so that not all come back at once.
    return { outcome: 'busy' as const, retryAfter: 2 + Math.floor(Math.random() * 6) }
  })
}

/** Companions, guardian and identity number of a checked form. The guardian's consent is the version that was ticked. */
export function companyOf(
  form: Pick<RegistrationForm, 'companions' | 'child' | 'guardian' | 'guardianPhone' | 'identity'>,
) {
  const { companions, child, guardian, guardianPhone, identity } = form
  return {
    ...(companions.length > 0 ? { companions: companions.map((name) => ({ name })) } : {}),
    ...(child === 'yes'
      ? {
          guardian: {
            name: guardian,
            ...(guardianPhone ? { phone: guardianPhone } : {}),
            consent: GUARDIAN_NOTICE.version,
          },
        }
      : {}),
    ...(identity ? { identity } : {}),
  }
}
