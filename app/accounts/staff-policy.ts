// Who may manage accounts: the admin, and nobody their own roles (no one can raise themselves).
import { type Actor, holdsRole, type Role } from '#app/platform/actor.ts'

export function mayManageStaff(actor: Actor): boolean {
  return holdsRole(actor, 'admin', null)
}

/** Roles that hold over all departments; the others belong to one. */
export const GENERAL_ROLES: readonly Role[] = ['overseer', 'admin']

export function isGeneralRole(role: Role): boolean {
  return GENERAL_ROLES.includes(role)
}
