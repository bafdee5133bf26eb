// Who may send facts out of the house: the admin, for one department or for all.
import { type Actor, holdsRole } from '#app/platform/actor.ts'

export function mayManageWebhooks(actor: Actor): boolean {
  return holdsRole(actor, 'admin', null)
}
