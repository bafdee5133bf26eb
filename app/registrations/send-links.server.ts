import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { registrations, slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { emailHash, phoneHash } from './prepare-registration.server.ts'
import { tellLinks } from './tell-registration.server.ts'

export type Contact = { phone: string } | { email: string }

/**
 * Sends the links of somebody's live registrations, of sessions that are not over, to the contact itself. Runs in the
 * background: whoever asked is answered before anything is looked up.
 */
export async function sendLinks(work: Work, contact: Contact): Promise<void> {
  const isTheirs =
    'phone' in contact
      ? eq(registrations.phoneHash, phoneHash(contact.phone))
      : eq(registrations.emailHash, emailHash(contact.email))
  const [latest] = await work.tx
    .select({ name: registrations.name, language: registrations.language })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(and(isTheirs, inArray(registrations.status, [...LIVE_STATUSES]), gt(slots.endsAt, work.now)))
    .orderBy(desc(registrations.arrival))
    .limit(1)
  if (latest) await tellLinks(work, { ...latest, ...contact, departmentId: null })
}
