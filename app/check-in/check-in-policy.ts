// Who may do what around the gate. A phone's own rights are its profile, app/check-in/gate-device.ts.
import { type Actor, holdsRole, type Role } from '#app/platform/actor.ts'

type Owned = { departmentId: string }

/** Roles that see the check-in page of an event of their department. */
export const CHECK_IN_ROLES = ['organiser', 'gate'] as const satisfies readonly Role[]

/** Sees arrivals, makes pairing addresses, cuts phones off. */
export function mayPair(actor: Actor, event: Owned): boolean {
  return actor.kind === 'system' || CHECK_IN_ROLES.some((role) => holdsRole(actor, role, event.departmentId))
}

/** Gives a phone the right to let in against the rule. */
export function mayPairSupervisor(actor: Actor, event: Owned): boolean {
  return actor.kind === 'system' || mayCorrect(actor, event)
}

/** Corrects attendance, and prints the list with full names. */
export function mayCorrect(actor: Actor, event: Owned): boolean {
  return holdsRole(actor, 'organiser', event.departmentId)
}
