// Who may see and do what with a question. The responsible department's people, and the overseer over all departments.
// Who wrote an answer neither reviews nor publishes it (answer-writers.ts).
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

/** The assignment by which a department has a question. */
type Assigned = { departmentId: string; fromDepartmentId: string; designated: boolean }

/**
 * Why whoever has the question may neither send it on nor decline it; undefined where they may. A department that was sent a
 * question returns it or objects; the office that sent it and the overseer decide where it goes (首接负责, 潍坊 12345 条例
 * art. 22). Of what was designated only the overseer disposes.
 */
export function boundBy(actor: Actor, lead: Assigned | undefined): 'designated' | 'returnInstead' | undefined {
  if (!lead || holdsRole(actor, 'overseer', lead.departmentId)) return undefined
  if (lead.designated) return 'designated'
  const isSender =
    lead.fromDepartmentId !== lead.departmentId && holdsRole(actor, 'answerOfficer', lead.fromDepartmentId)
  return isSender ? undefined : 'returnInstead'
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

/** Who asked: whoever sees the question, unless the asker is concealed from the department (济南市12345条例第三十二条); then the overseer. */
export function mayKnowAsker(actor: Actor, question: { departmentId: string; concealed: boolean }): boolean {
  return question.concealed ? holdsRole(actor, 'overseer', null) : maySeeQuestion(actor, question)
}
