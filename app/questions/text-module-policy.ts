// Who keeps text modules. A department's own are its answer officers' and reviewers'; the common ones are the overseer's and the
// administrator's. Pure.
import { type Actor, departmentsOf, holdsRole, type Role } from '#app/platform/actor.ts'

const KEEPERS: readonly Role[] = ['answerOfficer', 'reviewer']
const COMMON_KEEPERS: readonly Role[] = ['overseer', 'admin']
export const MODULE_ROLES: readonly Role[] = [...KEEPERS, ...COMMON_KEEPERS]

/** `departmentId` null: the common ones. */
export function mayKeepModule(actor: Actor, departmentId: string | null): boolean {
  const roles = departmentId === null ? COMMON_KEEPERS : KEEPERS
  return roles.some((role) => holdsRole(actor, role, departmentId))
}

/** Departments whose modules the actor keeps. */
export function departmentsKept(actor: Actor): string[] | 'all' {
  return departmentsOf(actor, KEEPERS)
}
