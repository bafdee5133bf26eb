// Who may change departments and areas: the admin. Everybody on the staff may read them; they are public.
import { type Actor, holdsRole } from '#app/platform/actor.ts'

export function mayManageDepartments(actor: Actor): boolean {
  return holdsRole(actor, 'admin', null)
}
