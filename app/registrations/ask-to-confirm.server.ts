// The address that confirms a contact. It stands in the message to that contact and nowhere else, and is computed from
// the registration, so that nothing more is kept. It is no manage link: opening it shows only what it is about.
import { sign } from '#app/platform/key-ring.server.ts'
import { sameText } from '#app/platform/tokens.server.ts'
import type { Work } from '#db/work.ts'
import { type TellOptions, type Told, tellRegistration } from './tell-registration.server.ts'

const PURPOSE = 'confirm contact'

export function confirmToken(registrationId: string): string {
  return `${registrationId}.${sign(PURPOSE, registrationId)}`
}

/** The registration a token is of; undefined when it was not made here. */
export function registrationOfToken(token: string | undefined): string | undefined {
  const [id = '', mac = ''] = (token ?? '').split('.')
  return id && sameText(sign(PURPOSE, id), mac) ? id : undefined
}

/** Sends the link that confirms; the message about the place follows once it has been used. */
export async function askToConfirm(work: Work, told: Told, until: Date, options: TellOptions): Promise<void> {
  const values = { path: `/confirm/${confirmToken(told.id)}`, until: until.toISOString() }
  await tellRegistration(work, 'registration-confirm', told, values, { ...options, dedupe: 'confirm' })
}
