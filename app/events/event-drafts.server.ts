// Working drafts of an event's text and of its plan: who may keep one, and how it stands to what is saved.

import type { DraftSubject, DraftValues } from '#app/drafts/draft.ts'
import { discardWorkingDraft, keepWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import type { Work } from '#db/work.ts'
import { readPlan } from './plan-event.server.ts'
import { getEventToEdit } from './save-event.server.ts'

type EventPart = 'event' | 'plan'
type Owned = { id: string; departmentId: string }

export const draftOf = (kind: EventPart, { id, departmentId }: Owned): DraftSubject => ({ kind, id, departmentId })

/**
 * Keeps the form as it stands. `newer`: another version was saved since the writer opened the page. Throws NotFound and
 * Forbidden like saving does; an event that cannot be changed any more keeps what was typed all the same.
 */
export async function keepEventDraft(work: Work, kind: EventPart, eventId: string, values: DraftValues) {
  const event = await getEventToEdit(work, eventId)
  const basedOn = versionOf(values.version)
  const savedAt = await keepWorkingDraft(work, draftOf(kind, event), { values, basedOn })
  const version = kind === 'event' ? event.version : (await readPlan(work.tx, eventId)).version
  return { savedAt, newer: version !== basedOn }
}

/** Throws the acting person's own working draft away. */
export async function discardEventDraft(work: Work, kind: EventPart, eventId: string) {
  return discardWorkingDraft(work, draftOf(kind, await getEventToEdit(work, eventId)))
}
