// Who runs a programme on the air, and who writes down what comes in. Pure.
import { type Actor, holdsRole, type Role } from '#app/platform/actor.ts'

export const PROGRAMME_ROLES = ['organiser', 'answerOfficer', 'overseer'] as const satisfies readonly Role[]

/** The schedule binds every department, so the overseer makes and changes it. */
export function mayRunProgrammes(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.grants.some((grant) => grant.role === 'overseer')
}

/** People of the department on duty and of the office that runs the programme, and the overseer. */
export function mayTakeCalls(actor: Actor, dutyDepartmentId: string, officeId: string): boolean {
  return (
    mayRunProgrammes(actor) ||
    [dutyDepartmentId, officeId].some(
      (id) => holdsRole(actor, 'organiser', id) || holdsRole(actor, 'answerOfficer', id),
    )
  )
}
