// Who may see and do what with a question. The responsible department's people, and the overseer over all departments.
// The one who wrote a version neither reviews nor publishes it (三审三校, 先审查后公开).
import { type Actor, departmentsOf, holdsRole, type Role } from '#app/platform/actor.ts'

type Placed = { departmentId: string }

/** Roles that work with questions; others get 404. */
export const QUESTION_ROLES = ['answerOfficer', 'reviewer', 'overseer'] as const satisfies readonly Role[]

export function maySeeQuestion(actor: Actor, question: Placed): boolean {
  return QUESTION_ROLES.some((role) => holdsRole(actor, role, question.departmentId))
}

/** Departments whose questions the actor sees. */
export function questionDepartmentsOf(actor: Actor): string[] | 'all' {
  return departmentsOf(actor, QUESTION_ROLES)
}

/** Accept, decline, send on, clear the public copy. */
export function mayHandle(actor: Actor, question: Placed): boolean {
  return holdsRole(actor, 'answerOfficer', question.departmentId) || holdsRole(actor, 'overseer', question.departmentId)
}

export function mayDraft(actor: Actor, question: Placed): boolean {
  return holdsRole(actor, 'answerOfficer', question.departmentId)
}

export function mayReview(actor: Actor, question: Placed): boolean {
  return holdsRole(actor, 'reviewer', question.departmentId)
}

/** Sign off: a reviewer or another answer officer of the department, or the overseer. */
export function mayPublish(actor: Actor, question: Placed): boolean {
  return mayReview(actor, question) || mayHandle(actor, question)
}

export function isDrafter(actor: Actor, version: { draftedBy: string }): boolean {
  return actor.kind === 'staff' && actor.staffId === version.draftedBy
}
