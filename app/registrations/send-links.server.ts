import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { askedBy, registeredBy } from '#app/outbox/mine-link.server.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { questions, registrations, slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { emailHash, phoneHash } from './prepare-registration.server.ts'
import { tellLinks } from './tell-registration.server.ts'

export type Contact = { phone: string } | { email: string }

/**
 * Sends the links of somebody's live registrations, of sessions that are not over, and of their questions to the contact
 * itself. Runs in the background: whoever asked is answered before anything is looked up.
 */
export async function sendLinks(work: Work, contact: Contact): Promise<void> {
  const hash = 'phone' in contact ? phoneHash(contact.phone) : emailHash(contact.email)
  const [latest] = await work.tx
    .select({ name: registrations.name, language: registrations.language })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(and(registeredBy(hash), inArray(registrations.status, [...LIVE_STATUSES]), gt(slots.endsAt, work.now)))
    .orderBy(desc(registrations.arrival))
    .limit(1)
  const [asked] = await work.tx
    .select({ name: questions.askerName, language: questions.language })
    .from(questions)
    .where(and(askedBy(hash), isNull(questions.erasedAt)))
    .orderBy(desc(questions.receivedAt))
    .limit(1)
  const whose = latest ?? asked
  if (!whose) return
  const { name, language } = whose
  const has = { registrations: latest !== undefined, questions: asked !== undefined }
  await tellLinks(work, { name: name ?? '', language, ...contact, departmentId: null }, has)
}
