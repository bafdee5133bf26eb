// Who makes and keeps templates of events. A department's own are its organisers'; the common ones are the overseer's. Pure.
import { type Actor, departmentsOf, holdsRole, type Role } from '#app/platform/actor.ts'

export const TEMPLATE_ROLES: readonly Role[] = ['organiser', 'overseer']

/** `departmentId` null: the common ones. */
export function mayKeepTemplate(actor: Actor, departmentId: string | null): boolean {
  return departmentId === null ? holdsRole(actor, 'overseer', null) : holdsRole(actor, 'organiser', departmentId)
}

/** Departments whose templates the actor keeps and begins events with. */
export function departmentsOfTemplates(actor: Actor): string[] | 'all' {
  return departmentsOf(actor, ['organiser'])
}
