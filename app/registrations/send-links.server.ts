import { and, desc, eq, gte } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, days } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { registrations, slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { emailHash, phoneHash } from './prepare-registration.server.ts'
import { tellLinks } from './tell-registration.server.ts'

/** Registrations of slots that ended longer ago are not looked for. */
const STILL_FOUND = days(30)

export type Contact = { phone: string } | { email: string }

/**
 * Sends the links of somebody's registrations to the contact itself. Answers nothing: whoever asks learns neither that
 * there is one nor that there is none, and it takes equally long.
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
    .where(and(isTheirs, gte(slots.endsAt, after(work.now, -STILL_FOUND))))
    .orderBy(desc(registrations.arrival))
    .limit(1)
  await recordAudit(work, 'registration.links-requested', { kind: 'links', id: newId() }, { found: Boolean(latest) })
  if (latest) await tellLinks(work, { ...latest, ...contact, departmentId: null })
}
