// Who may read and send again which messages. A message shows what its recipient was told: whoever answers for the cause.
import { type Actor, departmentsOf, holdsRole, type Role } from '#app/platform/actor.ts'

/** Roles that find something in the outbox. */
export const OUTBOX_ROLES: readonly Role[] = ['organiser', 'answerOfficer', 'overseer', 'admin']

type About = {
  kind: string
  subjectKind: 'registration' | 'question' | 'event' | 'staff' | 'none'
  subjectId: string | null
  departmentId: string | null
}

/** Departments by what a message is about; 'all' where a role covers every department. */
export function outboxScope(actor: Actor) {
  const everywhere = holdsRole(actor, 'overseer', null) || holdsRole(actor, 'admin', null)
  return {
    /** registrations, events, links */
    registrations: everywhere ? ('all' as const) : departmentsOf(actor, ['organiser']),
    questions: everywhere ? ('all' as const) : departmentsOf(actor, ['answerOfficer']),
    /** invitations and new passwords hold a link that opens an account */
    staff: holdsRole(actor, 'admin', null),
    /** their own test mails */
    ownId: actor.kind === 'staff' ? actor.staffId : '',
  }
}

/** Mails that members of staff send to themselves. */
export const TEST_KINDS = ['test-mail', 'test-letter'] as const
const isTest = (kind: string) => TEST_KINDS.some((test) => test === kind)

const covers = (departments: string[] | 'all', id: string | null) =>
  departments === 'all' || (id !== null && departments.includes(id))

export function mayReadMessage(actor: Actor, message: About): boolean {
  const scope = outboxScope(actor)
  if (message.subjectKind === 'staff') {
    return scope.staff || (isTest(message.kind) && message.subjectId === scope.ownId)
  }
  const departments = message.subjectKind === 'question' ? scope.questions : scope.registrations
  return covers(departments, message.departmentId)
}

/** Who causes a message may cause it again; an overseer looks on. */
export function mayResendMessage(actor: Actor, message: About): boolean {
  if (!mayReadMessage(actor, message)) return false
  if (holdsRole(actor, 'admin', null) || isTest(message.kind)) return true
  return holdsRole(actor, message.subjectKind === 'question' ? 'answerOfficer' : 'organiser', message.departmentId)
}
