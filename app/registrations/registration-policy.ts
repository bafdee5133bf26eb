// Who of the staff may see and change registrations. What one may not know of is not there.
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'

/** Organisers of the event's department. */
export function mayManageRegistrations(actor: Actor, departmentId: string): boolean {
  return holdsRole(actor, 'organiser', departmentId)
}

/** On whose account a registration is changed. Throws NotFound for staff who are no organisers of its department. */
export function changerOf(actor: Actor, departmentId: string): 'citizen' | 'organiser' {
  if (actor.kind !== 'staff') return 'citizen'
  requireOrganiserOf(actor, departmentId)
  return 'organiser'
}

/** Throws NotFound for anybody but an organiser of the department. */
export function requireOrganiserOf(actor: Actor, departmentId: string): void {
  if (!mayManageRegistrations(actor, departmentId)) throw new NotFound()
}
