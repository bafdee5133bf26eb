// 审核发布: an organiser hands an event in; another person publishes it or sends it back.
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { events } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { isOwnWork, mayReadEvent, mayReviewEvent } from './event-policy.ts'
import type { EventRecord } from './event-queries.server.ts'
import { readPlanFacts } from './plan-event.server.ts'
import { type ChecklistKey, missingForPublishing, publishChecklist } from './publish-checklist.ts'
import { getEvent, getEventToEdit, indexEvent, lastEditorOf, slotsOfEvent } from './save-event.server.ts'
import { tellReviewers, tellWriters } from './tell-of-review.server.ts'

const subject = (event: EventRecord) => ({ kind: 'event', id: event.id, departmentId: event.departmentId })

/** State changes do not raise the version: what was read is what is published. */
async function moveEvent(
  work: Work,
  event: EventRecord,
  values: Partial<typeof events.$inferInsert> & { state: EventRecord['state'] },
): Promise<EventRecord | undefined> {
  const [moved] = await work.tx
    .update(events)
    .set({ ...values, updatedAt: work.now })
    .where(and(eq(events.id, event.id), eq(events.state, event.state), eq(events.version, event.version)))
    .returning()
  if (moved) work.changed({ kind: 'event', eventId: event.id })
  return moved
}

/** What stands against handing the event in or publishing it now. */
export async function missingNow(work: Work, event: EventRecord): Promise<ChecklistKey[]> {
  const plan = await readPlanFacts(work.tx, event.id)
  return missingForPublishing(publishChecklist(event, await slotsOfEvent(work.tx, event.id), work.now, { plan }))
}

export type SubmitOutcome =
  | { outcome: 'submitted'; event: EventRecord }
  | { outcome: 'incomplete'; missing: ChecklistKey[] }
  | { outcome: 'notDraft' }

/**
 * Hands a draft in for review, and tells those who may publish it. Refused while something required is missing. The note of an
 * earlier review stays, for the next one to read.
 */
export async function submitEvent(work: Work, eventId: string): Promise<SubmitOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state !== 'draft') return { outcome: 'notDraft' }
  const missing = await missingNow(work, event)
  if (missing.length > 0) return { outcome: 'incomplete', missing }
  const staffId = work.actor.kind === 'staff' ? work.actor.staffId : null
  const moved = await moveEvent(work, event, {
    state: 'inReview',
    submittedAt: work.now,
    submittedBy: staffId,
  })
  if (!moved) return { outcome: 'notDraft' }
  await recordAudit(work, 'event.submitted', subject(event), { version: event.version })
  await tellReviewers(work, moved)
  return { outcome: 'submitted', event: moved }
}

export type ReviewOutcome =
  | { outcome: 'published' | 'returned'; event: EventRecord }
  | { outcome: 'incomplete'; missing: ChecklistKey[] }
  /** the reviewer handed it in or edited it last */
  | { outcome: 'ownWork' }
  | { outcome: 'notInReview' }
  /** edited since the reviewer opened it */
  | { outcome: 'olderVersion' }

async function getEventToReview(work: Work, eventId: string): Promise<EventRecord> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayReviewEvent(work.actor, event)) throw new Forbidden('review this event')
  return event
}

/** Why the actor may not decide on this version now; undefined when nothing stands against it. */
export async function reviewRefusal(
  work: Work,
  event: EventRecord,
  version: number,
): Promise<ReviewOutcome | undefined> {
  if (event.state !== 'inReview') return { outcome: 'notInReview' }
  if (event.version !== version) return { outcome: 'olderVersion' }
  const lastEditor = await lastEditorOf(work.tx, event.id)
  if (isOwnWork(work.actor, { submittedBy: event.submittedBy, lastEditor })) return { outcome: 'ownWork' }
  return undefined
}

/** Makes the version that the reviewer read public, and findable; those who wrote it are told. */
export async function publishEvent(work: Work, eventId: string, version: number): Promise<ReviewOutcome> {
  const event = await getEventToReview(work, eventId)
  const refused = await reviewRefusal(work, event, version)
  if (refused) return refused
  const missing = await missingNow(work, event)
  if (missing.length > 0) return { outcome: 'incomplete', missing }
  const staffId = work.actor.kind === 'staff' ? work.actor.staffId : null
  const moved = await moveEvent(work, event, {
    state: 'published',
    publishedAt: work.now,
    publishedBy: staffId,
    reviewNote: null,
  })
  if (!moved) return { outcome: 'notInReview' }
  await indexEvent(work, moved)
  await recordAudit(work, 'event.published', subject(event), { version: event.version })
  await tellWriters(work, moved, { notice: 'published', note: null })
  return { outcome: 'published', event: moved }
}

/** Sends the event back with a note that says what to change, which those who wrote it are mailed. */
export async function returnEvent(work: Work, eventId: string, version: number, note: string): Promise<ReviewOutcome> {
  const event = await getEventToReview(work, eventId)
  const refused = await reviewRefusal(work, event, version)
  if (refused) return refused
  const moved = await moveEvent(work, event, { state: 'draft', reviewNote: note })
  if (!moved) return { outcome: 'notInReview' }
  await recordAudit(work, 'event.returned', subject(event), { version: event.version })
  await tellWriters(work, moved, { notice: 'returned', note })
  return { outcome: 'returned', event: moved }
}
