// The registration page's form, from checked fields to a registration.
import type { Language } from '#app/platform/language.ts'
import { checkFormStamp } from './form-stamp.server.ts'
import { type RegisterOutcome, registerParty } from './register.server.ts'
import type { Need, RegistrationForm } from './registration-forms.ts'

export type SubmitOutcome = RegisterOutcome | { outcome: 'tooQuick' | 'stale' | 'tooMany' }

/** How staff read what help is wanted, in their language. */
const NEED_WORDS: Record<Need, string> = {
  wheelchair: '轮椅席',
  signLanguage: '手语翻译',
  hearing: '听力不便，请安排前排',
}

export async function submitRegistration(
  form: RegistrationForm,
  from: { address: string; arrivedAt: Date; language: Language },
): Promise<SubmitOutcome> {
  const verdict = checkFormStamp(form.stamp, from.arrivedAt)
  if (verdict !== 'ok') return { outcome: verdict }
  const needs = [...form.needs.map((need) => NEED_WORDS[need]), form.needsOther ?? ''].filter(Boolean).join('；')
  return registerParty(
    { kind: 'citizen', address: from.address },
    {
      slotId: form.slot,
      name: form.name,
      ...(form.phone ? { phone: form.phone } : {}),
      ...(form.email ? { email: form.email } : {}),
      partySize: form.partySize,
      ...(form.companions.length > 0 ? { companions: form.companions.map((name) => ({ name })) } : {}),
      ...(form.child === 'yes' ? { guardian: { name: form.guardian } } : {}),
      ...(needs ? { needs } : {}),
      takesFewer: form.waitingChoice === 'fewer',
      consentVersion: form.consentVersion,
      language: from.language,
      source: 'web',
      idempotencyKey: form.key,
      arrivedAt: from.arrivedAt,
    },
  )
}
