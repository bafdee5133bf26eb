import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { config } from '#app/config.server.ts'
import { after } from '#app/platform/clock.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { emailKey } from './contact.ts'
import { formAtVersion } from './event-form-queries.server.ts'
import { TIME_TO_CONFIRM } from './given-form.server.ts'
import { type OpenRegistration, openRegistration, subjectOf, tellableOf } from './open-registration.server.ts'
import { emailHash, phoneHash, phoneTailHash } from './prepare-registration.server.ts'
import { isLive, whyClosed } from './registration.ts'
import { changerOf } from './registration-policy.ts'
import { contactsAtOnce } from './slots-at-once.server.ts'
import { tellPlace } from './tell-place.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

/** In normal form. Left out: as it is; null: none any more. */
export type ContactChange = { phone?: string | null; email?: string | null }
type Contact = { phone: string | null; email: string | null }

export type ChangeContactOutcome =
  | { outcome: 'changed' | 'unchanged' | 'unknown' | 'notLive' | 'over' | 'closed' | 'contactMissing' }
  /** somebody is registered for this time with it */
  | { outcome: 'contactTaken'; field: 'phone' | 'email' }

/**
 * Changes phone or e-mail: citizens while sign-up is open, organisers of the department until the session is over. One of
 * the two stays. The former address is told that it no longer counts, without the link; a new one gets what it takes to
 * come, or is asked to confirm where the event wants that of citizens.
 */
export async function changeContact(work: Work, id: string, change: ContactChange): Promise<ChangeContactOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  const by = changerOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'notLive' }
  if (work.now >= slot.endsAt || registration.arrivedPeople > 0) return { outcome: 'over' }
  const before = { phone: registration.phone, email: registration.email }
  const contact = {
    phone: change.phone === undefined ? before.phone : change.phone,
    email: change.email === undefined ? before.email : change.email,
  }
  const fields = (['phone', 'email'] as const).filter((field) => contact[field] !== before[field])
  if (fields.length === 0) return { outcome: 'unchanged' }
  if (by === 'citizen' && whyClosed(slot, work.now)) return { outcome: 'closed' }
  if (!contact.phone && !contact.email) return { outcome: 'contactMissing' }
  const hashes = hashesOf(contact)
  for (const field of fields) {
    const one = { phone: null, email: null, [field]: hashes[`${field}Hash`] }
    if (contact[field] && (await contactsAtOnce(work.tx, slot, one, id)).length > 0) {
      return { outcome: 'contactTaken', field }
    }
  }
  const replaced = addressOf(contact) !== addressOf(before)
  const confirmBy = replaced ? await confirmByOf(work, open, contact, by) : registration.confirmBy
  await work.tx
    .update(registrations)
    .set({ ...contact, ...hashes, confirmBy, updatedAt: work.now })
    .where(eq(registrations.id, id))
  await recordAudit(work, 'registration.changed', subjectOf(open), { field: fields.join(' '), by })
  const options = { asked: by === 'citizen' }
  // An address that was never confirmed may be nobody's who knows of this.
  if (fields.some((field) => before[field]) && !registration.confirmBy) {
    const dedupe = `contact:${work.now.getTime()}`
    await tellRegistration(work, 'registration-contact-changed', tellableOf(open), {}, { ...options, dedupe })
  }
  if (replaced) {
    const now = { ...open, registration: { ...registration, ...contact, ...hashes, confirmBy } }
    await tellPlace(work, now, { ...options, dedupe: `place:${work.now.getTime()}` })
  }
  return { outcome: 'changed' }
}

/** Where messages go. */
const addressOf = ({ phone, email }: Contact) => (email ? emailKey(email) : phone)

function hashesOf({ phone, email }: Contact) {
  return {
    phoneHash: phone ? phoneHash(phone) : null,
    emailHash: email ? emailHash(email) : null,
    phoneTailHash: phone ? phoneTailHash(phone) : null,
  }
}

/** A citizen confirms a new address as the first one; who has not confirmed yet gets no more time. Staff have asked the person. */
async function confirmByOf(
  work: Work,
  { registration, slot }: OpenRegistration,
  { email }: Contact,
  by: 'citizen' | 'organiser',
): Promise<Date | null> {
  const isReachable = email !== null || config().smsGateway !== undefined
  if (by === 'organiser' || !isReachable) return null
  const { rules } = await formAtVersion(work.tx, slot.eventId, slot.formVersion)
  if (!rules.confirmContact) return registration.confirmBy
  return registration.confirmBy ?? after(work.now, TIME_TO_CONFIRM)
}
