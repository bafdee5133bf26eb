// Writing, reviewing and publishing the result of an event. Every save is a version; nobody publishes their own work.
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { eventPhotos, eventResults } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { PUBLIC_STATES } from './event.ts'
import { type CheckedPicture, storePicture } from './event-pictures.server.ts'
import { isOwnWork, mayReadEvent, mayReviewEvent } from './event-policy.ts'
import type { EventRecord } from './event-queries.server.ts'
import {
  contentOfResult,
  MOST_PHOTOS,
  missingInResult,
  type ResultGap,
  type ResultInput,
  resultChanges,
} from './result.ts'
import { findLatestResult, type ResultRecord } from './result-queries.server.ts'
import { getEvent, getEventToEdit } from './save-event.server.ts'

const subject = (event: EventRecord) => ({ kind: 'event', id: event.id, departmentId: event.departmentId })
const staffOf = (work: Work) => (work.actor.kind === 'staff' ? work.actor.staffId : null)

/** Only of what the public could visit, and after its end; a cancelled event has no result. */
export function mayHaveResult(event: Pick<EventRecord, 'state' | 'endsAt'>, now: Date): boolean {
  return event.state !== 'cancelled' && PUBLIC_STATES.includes(event.state) && event.endsAt <= now
}

export type SaveResultOutcome =
  | { outcome: 'saved' | 'unchanged'; version: number }
  /** the event is not over, was never public, or was cancelled */
  | { outcome: 'notOver' }
  /** somebody saved meanwhile */
  | { outcome: 'olderVersion' }
  | { outcome: 'tooManyPhotos' }

/**
 * Saves a version on top of `input.version` (0: the first). `added` photographs come last, without a text yet. A version in
 * review is overtaken by the new draft; the published one stays public until another is published.
 */
export async function saveResult(
  work: Work,
  eventId: string,
  input: ResultInput,
  added: readonly CheckedPicture[] = [],
): Promise<SaveResultOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (!mayHaveResult(event, work.now)) return { outcome: 'notOver' }
  const latest = await findLatestResult(work.tx, event.id)
  if ((latest?.version ?? 0) !== input.version) return { outcome: 'olderVersion' }
  const kept = input.photos.flatMap(({ hash, alt, altEn }) => {
    const known = latest?.photos.find((photo) => photo.hash === hash)
    return known ? [{ ...known, alt, altEn }] : []
  })
  const fresh = [...new Map(added.map((picture) => [picture.hash, picture])).values()].filter(
    ({ hash }) => !kept.some((photo) => photo.hash === hash),
  )
  if (kept.length + fresh.length > MOST_PHOTOS) return { outcome: 'tooManyPhotos' }
  const content = contentOfResult({
    ...input,
    photos: [
      ...kept,
      ...fresh.map(({ hash, header: { width, height } }) => ({ hash, width, height, alt: '', altEn: '' })),
    ],
  })
  const changes = latest ? resultChanges(latest, content) : undefined
  if (latest && changes?.length === 0) return { outcome: 'unchanged', version: latest.version }
  const version = input.version + 1
  const [saved] = await work.tx
    .insert(eventResults)
    .values({
      id: newId(),
      eventId: event.id,
      version,
      state: 'draft',
      ...content,
      staffId: staffOf(work),
      savedAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: eventResults.id })
  if (!saved) return { outcome: 'olderVersion' }
  for (const picture of fresh) {
    await storePicture(work, picture, subject(event))
    await work.tx
      .insert(eventPhotos)
      .values({ id: newId(), eventId: event.id, hash: picture.hash })
      .onConflictDoNothing()
  }
  await recordAudit(work, 'result.saved', subject(event), {
    version,
    ...(changes ? { fields: changes.map((change) => change.field) } : {}),
  })
  return { outcome: 'saved', version }
}

/** Moves one version on if it stands where it was read. */
async function moveResult(
  work: Work,
  result: ResultRecord,
  values: Partial<typeof eventResults.$inferInsert>,
): Promise<boolean> {
  const moved = await work.tx
    .update(eventResults)
    .set(values)
    .where(and(eq(eventResults.id, result.id), eq(eventResults.state, result.state)))
    .returning({ id: eventResults.id })
  return moved.length > 0
}

export type SubmitResultOutcome =
  | { outcome: 'submitted' }
  | { outcome: 'incomplete'; gaps: ResultGap[] }
  | { outcome: 'olderVersion' | 'notDraft' }

/** Hands the latest version in for review. `consent`: recognisable people agreed to their picture, or cannot be recognised. */
export async function submitResult(
  work: Work,
  eventId: string,
  version: number,
  consent: boolean,
): Promise<SubmitResultOutcome> {
  const event = await getEventToEdit(work, eventId)
  const latest = await findLatestResult(work.tx, event.id)
  if (!latest || latest.version !== version) return { outcome: 'olderVersion' }
  if (latest.state !== 'draft' && latest.state !== 'returned') return { outcome: 'notDraft' }
  const gaps = missingInResult(latest, consent)
  if (gaps.length > 0) return { outcome: 'incomplete', gaps }
  const moved = await moveResult(work, latest, {
    state: 'inReview',
    submittedBy: staffOf(work),
    submittedAt: work.now,
    reviewNote: null,
  })
  if (!moved) return { outcome: 'notDraft' }
  await recordAudit(work, 'result.submitted', subject(event), { version, photos: latest.photos.length })
  return { outcome: 'submitted' }
}

export type DecideResultOutcome = { outcome: 'published' | 'returned' | 'ownWork' | 'notInReview' | 'olderVersion' }

/** Makes the version that was read public, or with a `note` sends it back. Who wrote it or handed it in may not decide. */
export async function decideResult(
  work: Work,
  eventId: string,
  version: number,
  decision: { publish: true } | { publish: false; note: string },
): Promise<DecideResultOutcome> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayReviewEvent(work.actor, event)) throw new Forbidden('review this result')
  const latest = await findLatestResult(work.tx, event.id)
  if (latest?.state !== 'inReview') return { outcome: 'notInReview' }
  if (latest.version !== version) return { outcome: 'olderVersion' }
  if (isOwnWork(work.actor, { submittedBy: latest.submittedBy, lastEditor: latest.staffId })) {
    return { outcome: 'ownWork' }
  }
  const decided = { decidedBy: staffOf(work), decidedAt: work.now }
  const moved = await moveResult(
    work,
    latest,
    decision.publish
      ? { ...decided, state: 'published' }
      : { ...decided, state: 'returned', reviewNote: decision.note },
  )
  if (!moved) return { outcome: 'notInReview' }
  if (!decision.publish) {
    await recordAudit(work, 'result.returned', subject(event), { version })
    return { outcome: 'returned' }
  }
  await showPhotos(
    work,
    event.id,
    latest.photos.map((photo) => photo.hash),
  )
  await recordAudit(work, 'result.published', subject(event), { version })
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'published' }
}

/** A photograph that the published version leaves out is public no longer. */
async function showPhotos(work: Work, eventId: string, hashes: string[]): Promise<void> {
  await work.tx.update(eventPhotos).set({ shown: false }).where(eq(eventPhotos.eventId, eventId))
  if (hashes.length === 0) return
  await work.tx
    .update(eventPhotos)
    .set({ shown: true })
    .where(and(eq(eventPhotos.eventId, eventId), inArray(eventPhotos.hash, hashes)))
}
