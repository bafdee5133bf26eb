// Comments on an event before it is published (审核意见): each about a part of one version, settled by the organiser.
import { aliasedTable, and, asc, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { eventComments, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { COMMENT_PARTS, type CommentPart } from './comment-parts.ts'
import { mayEditEvent, mayReadEvent, mayReviewEvent } from './event-policy.ts'
import { getEvent } from './save-event.server.ts'

/** Oldest first, settled ones too. */
export async function listComments(reader: Reader, eventId: string) {
  const settler = aliasedTable(staff, 'settler')
  const rows = await reader
    .select({ comment: eventComments, by: staff.name, resolvedBy: settler.name })
    .from(eventComments)
    .leftJoin(staff, eq(staff.id, eventComments.staffId))
    .leftJoin(settler, eq(settler.id, eventComments.resolvedBy))
    .where(eq(eventComments.eventId, eventId))
    .orderBy(asc(eventComments.id))
    .limit(500)
  return rows.map(({ comment, by, resolvedBy }) => ({
    id: comment.id,
    version: comment.version,
    part: COMMENT_PARTS.find((part) => part === comment.part) ?? ('whole' as const),
    text: comment.text,
    by,
    createdAt: comment.createdAt,
    resolvedAt: comment.resolvedAt,
    resolvedBy,
  }))
}

export async function countOpenComments(reader: Reader, eventId: string): Promise<number> {
  return reader.$count(eventComments, and(eq(eventComments.eventId, eventId), isNull(eventComments.resolvedAt)))
}

/** Whoever edits or reviews the event may comment on it. The version is the one that stands now. */
export async function addComment(
  work: Work,
  eventId: string,
  { part, text }: { part: CommentPart; text: string },
): Promise<{ outcome: 'commented' }> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayEditEvent(work.actor, event) && !mayReviewEvent(work.actor, event)) throw new Forbidden('comment')
  const id = newId()
  await work.tx.insert(eventComments).values({
    id,
    eventId,
    version: event.version,
    part,
    text,
    staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
    createdAt: work.now,
  })
  await recordAudit(
    work,
    'event.commented',
    { kind: 'event', id: eventId, departmentId: event.departmentId },
    { comment: id, part, version: event.version },
  )
  return { outcome: 'commented' }
}

/** Marks a comment as settled; the second time changes nothing. */
export async function settleComment(
  work: Work,
  eventId: string,
  commentId: string,
): Promise<{ outcome: 'settled' | 'alreadySettled' }> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayEditEvent(work.actor, event) && !mayReviewEvent(work.actor, event)) throw new Forbidden('settle a comment')
  const settled = await work.tx
    .update(eventComments)
    .set({ resolvedAt: work.now, resolvedBy: work.actor.kind === 'staff' ? work.actor.staffId : null })
    .where(and(eq(eventComments.id, commentId), eq(eventComments.eventId, eventId), isNull(eventComments.resolvedAt)))
    .returning({ id: eventComments.id })
  if (settled.length === 0) return { outcome: 'alreadySettled' }
  await recordAudit(
    work,
    'event.comment-settled',
    { kind: 'event', id: eventId, departmentId: event.departmentId },
    { comment: commentId },
  )
  return { outcome: 'settled' }
}
