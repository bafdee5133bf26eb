// The identity of the provider that opens an account: added by its owner, taken off by its owner or an admin.
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { Identity } from './oidc-flow.server.ts'
import { identityHash } from './sign-in-by-identity.server.ts'
import { mayManageStaff } from './staff-policy.ts'

export type LinkOutcome = { outcome: 'linked' | 'unchanged' | 'taken' | 'other' }

/**
 * Links an identity to the acting person's own account. `taken`: it opens somebody else's; `other`: the account has another one,
 * which is taken off first.
 */
export async function linkIdentity(work: Work, staffId: string, identity: Identity): Promise<LinkOutcome> {
  if (work.actor.kind !== 'staff' || work.actor.staffId !== staffId) throw new Forbidden('link an identity')
  const hash = identityHash(identity)
  const [owner] = await work.tx.select({ id: staff.id }).from(staff).where(eq(staff.identityHash, hash))
  if (owner) return { outcome: owner.id === staffId ? 'unchanged' : 'taken' }
  const [linked] = await work.tx
    .update(staff)
    .set({ identityHash: hash })
    .where(and(eq(staff.id, staffId), isNull(staff.identityHash)))
    .returning({ id: staff.id })
  if (!linked) return { outcome: 'other' }
  await recordAudit(work, 'staff.identity-linked', { kind: 'staff', id: staffId })
  return { outcome: 'linked' }
}

/** Takes the identity off an account; the verified address counts again at the next sign-in. For its owner and admins. */
export async function unlinkIdentity(work: Work, staffId: string): Promise<{ outcome: 'done' | 'unchanged' }> {
  const isOwn = work.actor.kind === 'staff' && work.actor.staffId === staffId
  if (!isOwn && !mayManageStaff(work.actor)) throw new Forbidden('unlink an identity')
  const [person] = await work.tx.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId))
  if (!person) throw new NotFound()
  const [unlinked] = await work.tx
    .update(staff)
    .set({ identityHash: null })
    .where(and(eq(staff.id, staffId), isNotNull(staff.identityHash)))
    .returning({ id: staff.id })
  if (!unlinked) return { outcome: 'unchanged' }
  await recordAudit(work, 'staff.identity-unlinked', { kind: 'staff', id: staffId })
  return { outcome: 'done' }
}
