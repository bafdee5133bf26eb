// Who runs the question wall of an event. What a visitor wrote is read by those who handle questions, and by nobody else.
import { type Actor, holdsRole, type Role } from '#app/platform/actor.ts'

type Placed = { departmentId: string }

/** Roles that run a wall; others get 404. */
export const WALL_ROLES = ['organiser', 'answerOfficer'] as const satisfies readonly Role[]

/** Steers what is up: order, pin, now answering, down again. */
export function mayHost(actor: Actor, event: Placed): boolean {
  return actor.kind === 'system' || WALL_ROLES.some((role) => holdsRole(actor, role, event.departmentId))
}
