// Adding a person to the staff: the account's row, its roles and the audit row.
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { RoleGrant } from '#app/platform/actor.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { memberships, staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'

export type NewStaff = {
  name: string
  email: string
  language: Language
  grants: readonly RoleGrant[]
  /** absent: the person sets a password by a one-time address */
  passwordHash?: string
}

/** Adds an account; `emailTaken` when the mailbox has one already. */
export async function addStaff(
  work: Work,
  { name, email, language, grants, passwordHash }: NewStaff,
): Promise<{ outcome: 'added'; staffId: string } | { outcome: 'emailTaken' }> {
  const id = newId()
  const mailbox = email.trim().toLowerCase()
  const [added] = await work.tx
    .insert(staff)
    .values({
      id,
      email: mailbox,
      emailHash: lookupHash('email', mailbox),
      name,
      passwordHash: passwordHash ?? null,
      passwordChangedAt: passwordHash ? work.now : null,
      language,
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: staff.id })
  if (!added) return { outcome: 'emailTaken' }
  for (const { role, departmentId } of grants) {
    await work.tx.insert(memberships).values({ id: newId(), staffId: id, departmentId, role, createdAt: work.now })
  }
  await recordAudit(work, 'staff.created', { kind: 'staff', id }, { roles: grants.map((grant) => grant.role) })
  return { outcome: 'added', staffId: id }
}
