// Who reads an internal note. A case is seen by its department, by departments asked for a part or to co-ordinate, and by the
// overseer; a note is for all of them, or for the author's own department alone. Pure.
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import type { NOTE_AUDIENCES } from '#db/schema/case-notes.ts'
import { QUESTION_ROLES } from './question-policy.ts'

export type NoteAudience = (typeof NOTE_AUDIENCES)[number]

/**
 * The department for which somebody writes: the first of the case's departments in which they work with questions; null for
 * the overseer over all, who belongs to none of them.
 */
export function noteDepartmentOf(actor: Actor, places: readonly string[]): string | null {
  if (actor.kind !== 'staff') return null
  const isTheirs = (place: string) =>
    actor.grants.some(({ role, departmentId }) => QUESTION_ROLES.some((one) => one === role) && departmentId === place)
  return places.find(isTheirs) ?? null
}

/** Of people who may see the case. The overseer over all reads what is for a department too. */
export function maySeeNote(actor: Actor, note: { audience: NoteAudience; departmentId: string | null }): boolean {
  if (note.audience === 'case') return true
  return QUESTION_ROLES.some((role) => holdsRole(actor, role, note.departmentId))
}
