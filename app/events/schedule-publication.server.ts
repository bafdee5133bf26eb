// Publishing at a time: a reviewer passes a version now, and it becomes public by itself later.
import { and, asc, eq, lte } from 'drizzle-orm'
import { findStaffActor } from '#app/accounts/staff-actor.server.ts'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { eventComments, scheduledPublications, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { mayReadEvent, mayReviewEvent } from './event-policy.ts'
import { missingNow, publishEvent, type ReviewOutcome, reviewRefusal } from './review-event.server.ts'
import { getEvent } from './save-event.server.ts'

export type ScheduleOutcome = { outcome: 'scheduled' | 'timePast' } | ReviewOutcome

/**
 * Passes the version that the reviewer read, to be published at `publishAt`. Refused like publishing itself. An edit meanwhile
 * sends the event back to draft, and nothing is published.
 */
export async function schedulePublication(
  work: Work,
  eventId: string,
  version: number,
  publishAt: Date,
): Promise<ScheduleOutcome> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event) || work.actor.kind !== 'staff') throw new NotFound()
  if (!mayReviewEvent(work.actor, event)) throw new Forbidden('review this event')
  const refused = await reviewRefusal(work, event, version)
  if (refused) return refused
  const missing = await missingNow(work, event)
  if (missing.length > 0) return { outcome: 'incomplete', missing }
  if (publishAt <= work.now || publishAt >= event.endsAt) return { outcome: 'timePast' }
  const values = { version, publishAt, staffId: work.actor.staffId, createdAt: work.now }
  await work.tx
    .insert(scheduledPublications)
    .values({ eventId, ...values })
    .onConflictDoUpdate({ target: scheduledPublications.eventId, set: values })
  await recordAudit(
    work,
    'event.publication-scheduled',
    { kind: 'event', id: eventId, departmentId: event.departmentId },
    { version, publishAt: publishAt.toISOString() },
  )
  return { outcome: 'scheduled' }
}

/** Takes the time back; the event stays in review. */
export async function cancelSchedule(
  work: Work,
  eventId: string,
): Promise<{ outcome: 'unscheduled' | 'notScheduled' }> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayReviewEvent(work.actor, event)) throw new Forbidden('review this event')
  const gone = await work.tx
    .delete(scheduledPublications)
    .where(eq(scheduledPublications.eventId, eventId))
    .returning({ eventId: scheduledPublications.eventId })
  if (gone.length === 0) return { outcome: 'notScheduled' }
  await recordAudit(work, 'event.publication-unscheduled', {
    kind: 'event',
    id: eventId,
    departmentId: event.departmentId,
  })
  return { outcome: 'unscheduled' }
}

/** When this very version will be published, and who passed it; undefined when it will not. */
export async function findSchedule(db: Reader, event: { id: string; version: number; state: string }) {
  const [row] = await db
    .select({
      publishAt: scheduledPublications.publishAt,
      version: scheduledPublications.version,
      by: staff.name,
    })
    .from(scheduledPublications)
    .leftJoin(staff, eq(staff.id, scheduledPublications.staffId))
    .where(eq(scheduledPublications.eventId, event.id))
  return row && row.version === event.version && event.state === 'inReview' ? row : undefined
}

const SYSTEM: Actor = { kind: 'system', job: 'publish-scheduled' }

/**
 * Publishes what is due, as the reviewer who passed it. What can no longer be published (edited, returned, something missing,
 * the role withdrawn) is dropped with a comment that says so.
 */
export async function publishScheduled(signal?: AbortSignal): Promise<void> {
  const due = await reader()
    .select()
    .from(scheduledPublications)
    .where(lte(scheduledPublications.publishAt, now()))
    .orderBy(asc(scheduledPublications.publishAt), asc(scheduledPublications.eventId))
  for (const { eventId, version, staffId } of due) {
    if (signal?.aborted) return
    const reviewer = await findStaffActor(reader(), staffId)
    await inTransaction(reviewer ?? SYSTEM, async (work) => {
      // Deleted first: of two processes one goes on.
      const taken = await work.tx
        .delete(scheduledPublications)
        .where(and(eq(scheduledPublications.eventId, eventId), eq(scheduledPublications.version, version)))
        .returning({ eventId: scheduledPublications.eventId })
      if (taken.length === 0) return
      if ((await outcomeOf(work, eventId, version)) === 'published') return
      await work.tx.insert(eventComments).values({
        id: newId(),
        eventId,
        version,
        part: 'whole',
        text: '定时发布没有进行：内容、状态或权限在审核以后有变化，请重新审核。',
        createdAt: work.now,
      })
    })
  }
}

async function outcomeOf(work: Work, eventId: string, version: number): Promise<string> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReviewEvent(work.actor, event)) return 'notAllowed'
  return (await publishEvent(work, eventId, version)).outcome
}
