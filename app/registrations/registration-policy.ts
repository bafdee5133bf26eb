// Who of the staff may see and change registrations. What one may not know of is not there.
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'

/** Organisers of the event's department. */
export function mayManageRegistrations(actor: Actor, departmentId: string): boolean {
  return holdsRole(actor, 'organiser', departmentId)
}

/** Throws NotFound for anybody but an organiser of the department. */
export function requireOrganiserOf(actor: Actor, departmentId: string): void {
  if (!mayManageRegistrations(actor, departmentId)) throw new NotFound()
}
