// The address that confirms a contact. It stands in the message to that contact and nowhere else, and is computed from
// registration and contact, so that nothing more is kept and a contact that was replaced confirms nothing. It is no manage link: opening it shows only what it is about.
import { sign } from '#app/platform/key-ring.server.ts'
import { sameText } from '#app/platform/tokens.server.ts'
import type { Work } from '#db/work.ts'
import { emailHash, phoneHash } from './prepare-registration.server.ts'
import { type TellOptions, type Told, tellRegistration } from './tell-registration.server.ts'

const PURPOSE = 'confirm contact'

/** Hashes of a registration's contact; messages go to the e-mail address where there is one. */
type Confirmed = { id: string; phoneHash: string | null; emailHash: string | null }

export function confirmToken({ id, phoneHash, emailHash }: Confirmed): string {
  return `${id}.${sign(PURPOSE, `${id} ${emailHash ?? phoneHash ?? ''}`)}`
}

/** The registration that a token names; whether it was made here for its contact, `isConfirmTokenOf` tells. */
export function registrationOfToken(token: string | undefined): string {
  return (token ?? '').split('.')[0] ?? ''
}

export function isConfirmTokenOf(confirmed: Confirmed, token: string | undefined): boolean {
  return sameText(confirmToken(confirmed), token ?? '')
}

/** Sends the link that confirms; the message about the place follows once it has been used. */
export async function askToConfirm(work: Work, told: Told, until: Date, options: TellOptions): Promise<void> {
  const { id, phone, email } = told
  const hashes = { phoneHash: phone ? phoneHash(phone) : null, emailHash: email ? emailHash(email) : null }
  const values = { path: `/confirm/${confirmToken({ id, ...hashes })}`, until: until.toISOString() }
  await tellRegistration(work, 'registration-confirm', told, values, {
    ...options,
    dedupe: `confirm:${options.dedupe}`,
  })
}
