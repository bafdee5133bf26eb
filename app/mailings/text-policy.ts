// Who may change what a department says in messages. What one may not know of is not there.
import { sortOf, type TextKind } from '#app/outbox/text-kinds.ts'
import { type Actor, departmentsOf, holdsRole, type Role } from '#app/platform/actor.ts'

export const TEXT_ROLES: readonly Role[] = ['organiser', 'answerOfficer', 'admin']

/** Departments of which somebody may change some text. */
export function textDepartments(actor: Actor): string[] | 'all' {
  return departmentsOf(actor, TEXT_ROLES)
}

/** Organisers of the department and the admin; what is said to those who ask also by its answer officers. */
export function mayChangeText(actor: Actor, departmentId: string, kind: TextKind): boolean {
  const isItsAnswerOfficer = sortOf(kind).about === 'question' && holdsRole(actor, 'answerOfficer', departmentId)
  return isItsAnswerOfficer || holdsRole(actor, 'organiser', departmentId) || holdsRole(actor, 'admin', null)
}
