// Roles and accounts as an admin changes them. Effective with the person's next request; their sessions read roles anew.
import { and, eq, isNull, notLike } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Role, RoleGrant } from '#app/platform/actor.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { ERASED_HASH } from '#db/data-catalogue.ts'
import { departments, memberships, sessions, staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { isGeneralRole, mayManageStaff } from './staff-policy.ts'

type RoleOutcome = { outcome: 'done' } | { outcome: 'unchanged' } | { outcome: 'ownAccount' } | { outcome: 'lastAdmin' }

/** Gives a role in a department; overseer and admin hold over all, the others need one. Nobody changes their own. */
export async function grantRole(work: Work, staffId: string, grant: RoleGrant): Promise<RoleOutcome> {
  const refusal = await mayChange(work, staffId)
  if (refusal) return refusal
  const departmentId = await placeOf(work, grant)
  const held = await work.tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(sameGrant(staffId, { role: grant.role, departmentId }))
  if (held.length > 0) return { outcome: 'unchanged' }
  await work.tx
    .insert(memberships)
    .values({ id: newId(), staffId, departmentId, role: grant.role, createdAt: work.now })
  await recordAudit(work, 'staff.role-granted', { kind: 'staff', id: staffId, departmentId }, { role: grant.role })
  return { outcome: 'done' }
}

/** Takes a role away. The last admin keeps theirs. */
export async function withdrawRole(work: Work, staffId: string, membershipId: string): Promise<RoleOutcome> {
  const refusal = await mayChange(work, staffId)
  if (refusal) return refusal
  const [grant] = await work.tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.id, membershipId), eq(memberships.staffId, staffId)))
  if (!grant) return { outcome: 'unchanged' }
  if (grant.role === 'admin' && (await isLastAdmin(work, staffId))) return { outcome: 'lastAdmin' }
  await work.tx.delete(memberships).where(eq(memberships.id, membershipId))
  const subject = { kind: 'staff', id: staffId, departmentId: grant.departmentId }
  await recordAudit(work, 'staff.role-withdrawn', subject, { role: grant.role })
  return { outcome: 'done' }
}

/** Closes an account: its sessions end at once, it can no longer sign in, its history stays. */
export async function disableStaff(work: Work, staffId: string): Promise<RoleOutcome> {
  const refusal = await mayChange(work, staffId)
  if (refusal) return refusal
  if (await isLastAdmin(work, staffId)) return { outcome: 'lastAdmin' }
  const [changed] = await work.tx
    .update(staff)
    .set({ disabledAt: work.now })
    .where(and(eq(staff.id, staffId), isNull(staff.disabledAt)))
    .returning({ id: staff.id })
  if (!changed) return { outcome: 'unchanged' }
  await work.tx.delete(sessions).where(eq(sessions.staffId, staffId))
  await recordAudit(work, 'staff.disabled', { kind: 'staff', id: staffId })
  return { outcome: 'done' }
}

/** Opens a closed account again, with the password and roles it had; one whose person has been erased is not there. */
export async function enableStaff(work: Work, staffId: string): Promise<RoleOutcome> {
  const refusal = await mayChange(work, staffId)
  if (refusal) return refusal
  const [opened] = await work.tx
    .update(staff)
    .set({ disabledAt: null })
    .where(and(eq(staff.id, staffId), notLike(staff.emailHash, `${ERASED_HASH}%`)))
    .returning({ id: staff.id })
  if (!opened) throw new NotFound()
  await recordAudit(work, 'staff.changed', { kind: 'staff', id: staffId }, { enabled: true })
  return { outcome: 'done' }
}

async function mayChange(work: Work, staffId: string): Promise<{ outcome: 'ownAccount' } | undefined> {
  if (!mayManageStaff(work.actor)) throw new Forbidden('manage staff')
  const [person] = await work.tx.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId))
  if (!person) throw new NotFound()
  return work.actor.kind === 'staff' && work.actor.staffId === staffId ? { outcome: 'ownAccount' } : undefined
}

/** The department of the grant: none for general roles; for the others one that exists. */
async function placeOf({ tx }: Work, { role, departmentId }: RoleGrant): Promise<string | null> {
  if (isGeneralRole(role)) return null
  const [department] = await tx
    .select({ id: departments.id })
    .from(departments)
    .where(eq(departments.id, departmentId ?? ''))
  if (!department) throw new NotFound()
  return department.id
}

function sameGrant(staffId: string, { role, departmentId }: { role: Role; departmentId: string | null }) {
  const place = departmentId === null ? isNull(memberships.departmentId) : eq(memberships.departmentId, departmentId)
  return and(eq(memberships.staffId, staffId), eq(memberships.role, role), place)
}

/** True if nobody else with an open account is admin. Locks the admins' rows, so that two cannot leave together. */
async function isLastAdmin({ tx }: Work, staffId: string): Promise<boolean> {
  await tx.update(memberships).set({ role: 'admin' }).where(eq(memberships.role, 'admin'))
  const admins = await tx
    .select({ id: staff.id })
    .from(memberships)
    .innerJoin(staff, eq(staff.id, memberships.staffId))
    .where(and(eq(memberships.role, 'admin'), isNull(memberships.departmentId), isNull(staff.disabledAt)))
  return admins.some((admin) => admin.id === staffId) && admins.every((admin) => admin.id === staffId)
}
