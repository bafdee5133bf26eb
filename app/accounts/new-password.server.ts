// Setting and changing passwords. Whoever changes one ends all sessions that the old one opened.
import { and, eq, isNull, ne } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { mayWriteAgain } from '#app/outbox/address-limits.server.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { sessions, staff } from '#db/schema.ts'
import { reader, type Work } from '#db/work.ts'
import { useToken } from './account-tokens.server.ts'
import { owePasswordLink } from './invite-staff.server.ts'
import { verifyPassword } from './password.server.ts'

const LINK_LETTERS = ['staff-password-reset', 'staff-invitation'] as const

/**
 * Owes the mail with a new-password address, if the mailbox has an account and is not being filled by somebody who asks again and
 * again: the address sent last then goes on counting. The caller answers the same in each case.
 */
export async function askForNewPassword(work: Work, email: string): Promise<void> {
  const hash = lookupHash('email', email.trim().toLowerCase())
  const [person] = await work.tx
    .select()
    .from(staff)
    .where(and(eq(staff.emailHash, hash), isNull(staff.disabledAt)))
  if (person && (await mayWriteAgain(work, LINK_LETTERS, hash))) await owePasswordLink(work, person)
}

/** Sets the password by a one-time address and ends every session. `gone` when the address no longer counts. */
export async function setPasswordByLink(
  work: Work,
  token: string,
  passwordHash: string,
): Promise<{ outcome: 'set'; staffId: string } | { outcome: 'gone' }> {
  const used = await useToken(work, token)
  if (!used?.staffId || used.purpose === 'setUp') return { outcome: 'gone' }
  const [person] = await work.tx
    .update(staff)
    .set({ passwordHash, passwordChangedAt: work.now, failedSignIns: 0 })
    .where(and(eq(staff.id, used.staffId), isNull(staff.disabledAt)))
    .returning({ id: staff.id })
  if (!person) return { outcome: 'gone' }
  await work.tx.delete(sessions).where(eq(sessions.staffId, person.id))
  await recordAudit(work, 'staff.password-changed', { kind: 'staff', id: person.id }, { by: 'link' })
  return { outcome: 'set', staffId: person.id }
}

/** True if `password` is the person's present one. Takes as long as signing in; call it outside a transaction. */
export async function isOwnPassword(staffId: string, password: string): Promise<boolean> {
  const [person] = await reader().select({ hash: staff.passwordHash }).from(staff).where(eq(staff.id, staffId))
  return verifyPassword(person?.hash, password)
}

/** Changes the acting person's password; every other session of theirs ends. */
export async function changePassword(
  work: Work,
  input: { staffId: string; passwordHash: string; keepToken: string },
): Promise<void> {
  await work.tx
    .update(staff)
    .set({ passwordHash: input.passwordHash, passwordChangedAt: work.now })
    .where(eq(staff.id, input.staffId))
  await work.tx
    .delete(sessions)
    .where(and(eq(sessions.staffId, input.staffId), ne(sessions.id, hashSecret(input.keepToken))))
  await recordAudit(work, 'staff.password-changed', { kind: 'staff', id: input.staffId }, { by: 'self' })
}

/** Turns the second factor on, or off with null. Other sessions of the person end. */
export async function setTotp(
  work: Work,
  input: { staffId: string; secret: string | null; keepToken: string },
): Promise<void> {
  await work.tx.update(staff).set({ totpSecret: input.secret }).where(eq(staff.id, input.staffId))
  await work.tx
    .delete(sessions)
    .where(and(eq(sessions.staffId, input.staffId), ne(sessions.id, hashSecret(input.keepToken))))
  const detail = { secondFactor: input.secret !== null }
  await recordAudit(work, 'staff.changed', { kind: 'staff', id: input.staffId }, detail)
}
