// Who oversees whom: the overseer everybody, a department its children, through those who sign off there (reviewers).
import { eq, inArray } from 'drizzle-orm'
import { type Actor, departmentsOf, holdsRole } from '#app/platform/actor.ts'
import { departments } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import { questionDepartmentsOf } from './question-policy.ts'

type Readable = Pick<Tx, 'select'> | Reader
export type Scope = string[] | 'all'

/** Departments that the actor may urge and supervise. */
export async function overseenBy(reader: Readable, actor: Actor): Promise<Scope> {
  const own = departmentsOf(actor, ['overseer'])
  if (own === 'all') return 'all'
  const above = departmentsOf(actor, ['reviewer', 'overseer'])
  if (above === 'all' || above.length === 0) return own
  const children = await reader
    .select({ id: departments.id })
    .from(departments)
    .where(inArray(departments.parentId, above))
  return [...new Set([...own, ...children.map(({ id }) => id)])]
}

/** Departments of whose orders and overdue cases the actor knows: their own, and those they oversee. */
export async function ledgerScope(reader: Readable, actor: Actor): Promise<Scope> {
  const own = questionDepartmentsOf(actor)
  const overseen = await overseenBy(reader, actor)
  return own === 'all' || overseen === 'all' ? 'all' : [...new Set([...own, ...overseen])]
}

export const within = (scope: Scope, departmentId: string) => scope === 'all' || scope.includes(departmentId)

/** Whether this department is the actor's to supervise; `forDepartment` is the one above it, null for the overseer. */
export async function supervisorOf(
  reader: Readable,
  actor: Actor,
  departmentId: string,
): Promise<{ may: false } | { may: true; forDepartment: string | null }> {
  if (holdsRole(actor, 'overseer', departmentId)) return { may: true, forDepartment: null }
  const [row] = await reader
    .select({ parentId: departments.parentId })
    .from(departments)
    .where(eq(departments.id, departmentId))
  const parentId = row?.parentId ?? null
  return parentId !== null && holdsRole(actor, 'reviewer', parentId)
    ? { may: true, forDepartment: parentId }
    : { may: false }
}

/** Whoever answers for the department: signs for the order and says what was done. */
export function mayAnswerOrder(actor: Actor, order: { departmentId: string }): boolean {
  return holdsRole(actor, 'answerOfficer', order.departmentId) || holdsRole(actor, 'reviewer', order.departmentId)
}
