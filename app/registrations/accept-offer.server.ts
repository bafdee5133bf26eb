import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Work } from '#db/work.ts'
import { expireOffer } from './expire-offers.server.ts'
import { openRegistration, stepRegistration, subjectOf, tellableOf } from './open-registration.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

export type AcceptOutcome = { outcome: 'accepted' | 'alreadyAccepted' | 'expired' | 'noOffer' | 'unknown' }

/**
 * Takes the offered place: its seats are held already and become a confirmed registration. An offer that has run out is
 * ended here and now, whether or not the clock's job has seen it. Declining is cancelling.
 */
export async function acceptOffer(work: Work, id: string): Promise<AcceptOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  if (registration.status === 'confirmed') return { outcome: 'alreadyAccepted' }
  if (registration.status === 'expired') return { outcome: 'expired' }
  if (registration.status !== 'offered' || !registration.offerExpiresAt) return { outcome: 'noOffer' }
  if (await expireOffer(work, open)) return { outcome: 'expired' }
  const companions = registration.companions?.slice(0, registration.partySize - 1) ?? null
  const taken = { offerExpiresAt: null, companions }
  if (!(await stepRegistration(work, registration, 'confirmed', taken))) return { outcome: 'noOffer' }
  await recordAudit(work, 'registration.offer-accepted', subjectOf(open), {
    partySize: registration.partySize,
    ...(registration.askedPeople ? { asked: registration.askedPeople } : {}),
  })
  await tellRegistration(work, 'registration-promoted', tellableOf(open), {}, { dedupe: `promoted:${slot.id}` })
  work.changed({ kind: 'seats', eventId: slot.eventId, slotId: slot.id })
  return { outcome: 'accepted' }
}
