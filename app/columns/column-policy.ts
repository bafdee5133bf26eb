// Who makes, reviews and reads columns in the console. Pure.
import { type Actor, departmentsOf, holdsRole, type Role } from '#app/platform/actor.ts'

export const COLUMN_EDITORS: readonly Role[] = ['organiser', 'answerOfficer']
export const COLUMN_REVIEWERS: readonly Role[] = ['reviewer', 'overseer']
export const COLUMN_READERS: readonly Role[] = [...COLUMN_EDITORS, ...COLUMN_REVIEWERS]

/** `coordinates`: the department is an office that oversees openness (政务公开办). */
export type ColumnOwner = { departmentId: string; coordinates: boolean }

const isOverseer = (actor: Actor) => actor.kind === 'staff' && actor.grants.some((grant) => grant.role === 'overseer')

export function mayReadColumn(actor: Actor, { departmentId }: Pick<ColumnOwner, 'departmentId'>): boolean {
  return COLUMN_READERS.some((role) => holdsRole(actor, role, departmentId))
}

/** Organisers and answer officers of the department; the overseer edits the columns of the overseeing offices. */
export function mayEditColumn(actor: Actor, { departmentId, coordinates }: ColumnOwner): boolean {
  return COLUMN_EDITORS.some((role) => holdsRole(actor, role, departmentId)) || (coordinates && isOverseer(actor))
}

/** By role alone: who wrote or handed in the version is left out by `wroteColumn`. */
export function mayReviewColumn(actor: Actor, { departmentId }: Pick<ColumnOwner, 'departmentId'>): boolean {
  return COLUMN_REVIEWERS.some((role) => holdsRole(actor, role, departmentId))
}

/** Whoever may edit or review it may take it down: what is wrong must not wait for a review. */
export function mayWithdrawColumn(actor: Actor, column: ColumnOwner): boolean {
  return mayEditColumn(actor, column) || mayReviewColumn(actor, column)
}

/** Nobody publishes their own words (先审查后公开): everybody who wrote what is new in the version, and who handed it in. */
export function wroteColumn(actor: Actor, work: { writers: readonly string[]; submittedBy: string | null }): boolean {
  return actor.kind === 'staff' && (actor.staffId === work.submittedBy || work.writers.includes(actor.staffId))
}

/** Departments in whose name the actor may make columns, by role; the overseer's offices come on top. */
export const departmentsToEdit = (actor: Actor): string[] | 'all' => departmentsOf(actor, COLUMN_EDITORS)
export const mayEditOffices = isOverseer
