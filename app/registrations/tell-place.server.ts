// The message that tells a registration's people where they stand: the ticket, the place in the line, an offer.
import type { Work } from '#db/work.ts'
import { askToConfirm } from './ask-to-confirm.server.ts'
import { MESSAGE_OF } from './message-of-status.ts'
import { type OpenRegistration, tellableOf } from './open-registration.server.ts'
import { type TellOptions, tellRegistration } from './tell-registration.server.ts'

/** Sends it to the contact on file; one that is still to be confirmed gets the link that confirms. Nothing when it has ended. */
export async function tellPlace(work: Work, open: OpenRegistration, options: TellOptions): Promise<void> {
  const { status, confirmBy, offerExpiresAt, askedPeople } = open.registration
  const told = tellableOf(open)
  if (status === 'cancelled' || status === 'expired') return
  if (status === 'offered') {
    if (!offerExpiresAt || offerExpiresAt <= work.now) return
    const values = { expiresAt: offerExpiresAt.toISOString(), ...(askedPeople ? { asked: String(askedPeople) } : {}) }
    await tellRegistration(work, 'registration-offered', told, values, options)
  } else if (confirmBy) await askToConfirm(work, told, confirmBy, options)
  else await tellRegistration(work, MESSAGE_OF[status], told, {}, options)
}
