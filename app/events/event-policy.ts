// Who may see and do what with an event in the console.
import { type Actor, departmentsOf, holdsRole, type Role } from '#app/platform/actor.ts'

/** Roles that see the events of their department in the console; an overseer sees all. */
export const EVENT_READERS: readonly Role[] = ['organiser', 'reviewer', 'overseer']

type Owned = { departmentId: string }

export function mayReadEvent(actor: Actor, event: Owned): boolean {
  return EVENT_READERS.some((role) => holdsRole(actor, role, event.departmentId))
}

/** Organisers of the department that holds the event; co-hosts are told, they do not edit. */
export function mayEditEvent(actor: Actor, event: Owned): boolean {
  return holdsRole(actor, 'organiser', event.departmentId)
}

/** Reviewers of the department and the overseer, by role alone; see isOwnWork for who is left out. */
export function mayReviewEvent(actor: Actor, event: Owned): boolean {
  return holdsRole(actor, 'reviewer', event.departmentId) || holdsRole(actor, 'overseer', event.departmentId)
}

/**
 * True when the actor handed the event in or saved its last version: nobody publishes their own work (先审后发:
 * 政府信息公开条例 art. 17 asks for a review before publication).
 */
export function isOwnWork(actor: Actor, work: { submittedBy: string | null; lastEditor: string | null }): boolean {
  return actor.kind === 'staff' && (actor.staffId === work.submittedBy || actor.staffId === work.lastEditor)
}

/** Departments in which the actor may make events; 'all' for none in particular does not occur with this role. */
export function departmentsToOrganise(actor: Actor): string[] | 'all' {
  return departmentsOf(actor, ['organiser'])
}

/** Campaigns divide work among departments, so only the overseer makes and changes them. */
export function mayRunCampaigns(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.grants.some((grant) => grant.role === 'overseer')
}
