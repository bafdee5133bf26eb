// Inviting a colleague: an account without a password, and a one-time address by mail. The admin sees the address once.
import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { issueToken } from './account-tokens.server.ts'
import { addStaff, type NewStaff } from './staff-account.server.ts'
import { mayManageStaff } from './staff-policy.ts'

type Invited = { outcome: 'invited'; staffId: string; path: string }

/** Adds the account and owes the invitation mail. Only an admin may; `emailTaken` when the mailbox has an account. */
export async function inviteStaff(
  work: Work,
  input: Omit<NewStaff, 'passwordHash'>,
): Promise<Invited | { outcome: 'emailTaken' }> {
  if (!mayManageStaff(work.actor)) throw new Forbidden('invite staff')
  const added = await addStaff(work, input)
  if (added.outcome === 'emailTaken') return added
  return sendLink(work, added.staffId)
}

/** Sends a new one-time address: an invitation while there is no password yet, else one for a new password. */
export async function sendLink(work: Work, staffId: string): Promise<Invited> {
  if (!mayManageStaff(work.actor)) throw new Forbidden('send links to staff')
  const [person] = await work.tx.select().from(staff).where(eq(staff.id, staffId))
  if (!person || person.disabledAt) throw new NotFound()
  const path = await owePasswordLink(work, person)
  return { outcome: 'invited', staffId, path }
}

type Person = Pick<typeof staff.$inferSelect, 'id' | 'email' | 'name' | 'language' | 'passwordHash'>

/** Issues the token and puts the mail into the outbox; the path is `/invitation/TOKEN`. */
export async function owePasswordLink(work: Work, person: Person): Promise<string> {
  const purpose = person.passwordHash ? 'passwordReset' : 'invitation'
  const { token, expiresAt } = await issueToken(work, purpose, person.id)
  const path = `/invitation/${token}`
  await enqueueMessage(work, purpose === 'invitation' ? 'staff-invitation' : 'staff-password-reset', {
    channel: 'email',
    to: { address: person.email, name: person.name },
    language: person.language,
    subject: { kind: 'staff', id: person.id },
    values: { path, expiresAt: expiresAt.toISOString() },
    dedupeKey: `staff:${person.id}:${purpose}:${hashSecret(token).slice(0, 12)}`,
  })
  await recordAudit(work, 'staff.link-sent', { kind: 'staff', id: person.id }, { purpose })
  return path
}
