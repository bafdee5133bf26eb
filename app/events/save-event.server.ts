// Saving an event: one place raises its version, keeps what it said, and refuses to overwrite somebody else's edit.
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { isoOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { departments, events, eventVersions, slots } from '#db/schema.ts'
import { indexDocument, removeDocument } from '#db/search-index.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { spanOf } from './event.ts'
import { contentOf } from './event-content.ts'
import { mayEditEvent, mayReadEvent } from './event-policy.ts'
import type { EventRecord, SlotRecord } from './event-queries.server.ts'

export async function getEvent(reader: Reader, eventId: string): Promise<EventRecord> {
  const [event] = await reader.select().from(events).where(eq(events.id, eventId))
  if (!event) throw new NotFound()
  return event
}

/** The event, for somebody who may edit it. Who may not even see it learns nothing: NotFound. */
export async function getEventToEdit(work: Work, eventId: string): Promise<EventRecord> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayEditEvent(work.actor, event)) throw new Forbidden('edit this event')
  return event
}

export async function slotsOfEvent(reader: Reader, eventId: string): Promise<SlotRecord[]> {
  return reader.select().from(slots).where(eq(slots.eventId, eventId)).orderBy(asc(slots.startsAt), asc(slots.id))
}

/** Who saved the latest version. */
export async function lastEditorOf(reader: Reader, eventId: string): Promise<string | null> {
  const [latest] = await reader
    .select({ staffId: eventVersions.staffId })
    .from(eventVersions)
    .where(eq(eventVersions.eventId, eventId))
    .orderBy(desc(eventVersions.version))
    .limit(1)
  return latest?.staffId ?? null
}

/** What a version keeps of a slot: its rules, not who has signed up. */
export function slotContent(slot: SlotRecord) {
  return {
    id: slot.id,
    startsAt: isoOf(slot.startsAt),
    endsAt: isoOf(slot.endsAt),
    ...(slot.reservedFor !== null && { reservedFor: slot.reservedFor, reservedForEn: slot.reservedForEn }),
    capacity: slot.capacity,
    waitingCapacity: slot.waitingCapacity,
    partyMax: slot.partyMax,
    allocation: slot.allocation,
    signUpOpensAt: isoOf(slot.signUpOpensAt),
    signUpClosesAt: isoOf(slot.signUpClosesAt),
    state: slot.state,
  }
}

/** The pictures beside the address, with what they show in words. */
export const picturesOf = (event: EventRecord) => ({
  entranceHash: event.entranceHash,
  entranceAlt: event.entranceAlt,
  entranceAltEn: event.entranceAltEn,
  mapHash: event.mapHash,
  mapAlt: event.mapAlt,
  mapAltEn: event.mapAltEn,
})

/** The content of a version: all that the event says, with its slots. */
export function versionContent(event: EventRecord, eventSlots: readonly SlotRecord[]): Record<string, unknown> {
  return {
    ...contentOf(event),
    startsAt: isoOf(event.startsAt),
    endsAt: isoOf(event.endsAt),
    coverHash: event.coverHash,
    ...picturesOf(event),
    attachments: event.attachments,
    slots: eventSlots.map(slotContent),
  }
}

export async function keepVersion(work: Work, event: EventRecord): Promise<void> {
  await work.tx.insert(eventVersions).values({
    id: newId(),
    eventId: event.id,
    version: event.version,
    content: versionContent(event, await slotsOfEvent(work.tx, event.id)),
    staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
    savedAt: work.now,
  })
}

/**
 * Writes `values` into the event if it still is at `version`, raises the version and keeps what it says now. The span
 * follows the slots. An event in review goes back to draft: what was reviewed is no longer what would be published.
 * undefined when somebody saved before; nothing is written then.
 */
export async function saveEvent(
  work: Work,
  event: EventRecord,
  version: number,
  values: Partial<typeof events.$inferInsert>,
): Promise<EventRecord | undefined> {
  const eventSlots = await slotsOfEvent(work.tx, event.id)
  await markSharedTimes(work, eventSlots)
  const span = spanOf(eventSlots)
  const [saved] = await work.tx
    .update(events)
    .set({
      ...values,
      ...span,
      version: version + 1,
      updatedAt: work.now,
      ...(event.state === 'inReview' ? { state: 'draft' as const } : {}),
      ...(event.state === 'published' ? { changedAt: work.now } : {}),
    })
    .where(and(eq(events.id, event.id), eq(events.version, version), eq(events.state, event.state)))
    .returning()
  if (!saved) return undefined
  await keepVersion(work, saved)
  if (saved.state === 'published') await indexEvent(work, saved)
  work.changed({ kind: 'event', eventId: saved.id })
  return saved
}

/** Keeps with every slot whether others take place at its time. */
export async function markSharedTimes(work: Work, eventSlots: readonly SlotRecord[]): Promise<void> {
  const starts = eventSlots.filter(({ state }) => state === 'open').map(({ startsAt }) => startsAt.getTime())
  for (const { id, state, startsAt, sharesTime } of eventSlots) {
    const shares = state === 'open' && starts.filter((start) => start === startsAt.getTime()).length > 1
    if (shares !== sharesTime) await work.tx.update(slots).set({ sharesTime: shares }).where(eq(slots.id, id))
  }
}

/**
 * Raises the version after a change of the event's slots, its stalls or its cover, which do not overwrite each other:
 * on PostgreSQL somebody may have saved since the event was read, and the latest version counts.
 */
export async function saveEventSlots(
  work: Work,
  event: EventRecord,
  values: Partial<typeof events.$inferInsert> = {},
): Promise<EventRecord> {
  const saved = await saveEvent(work, event, event.version, values)
  if (saved) return saved
  const latest = await getEvent(work.tx, event.id)
  const again = await saveEvent(work, latest, latest.version, values)
  if (!again) throw new Error('the event changes faster than it can be saved')
  return again
}

/** Puts a published event into the search index, in both languages. */
export async function indexEvent(work: Work, event: EventRecord): Promise<void> {
  const hosts = [event.departmentId, ...event.coHosts.flatMap((host) => host.departmentId ?? [])]
  const names = await work.tx
    .select({ name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .where(inArray(departments.id, hosts))
  await indexDocument(work.tx, {
    kind: 'event',
    id: event.id,
    title: [event.title, event.titleEn].filter(Boolean).join(' '),
    text: [
      ...[event.summary, event.summaryEn, event.description, event.descriptionEn],
      ...[event.venueName, event.venueNameEn, event.venueAddress, event.venueAddressEn],
      ...event.coHosts.flatMap((host) => [host.name, host.nameEn]),
      ...names.flatMap(({ name, nameEn }) => [name, nameEn]),
      ...event.agenda.flatMap((item) => [item.text, item.textEn]),
      ...(event.attachments ?? []).flatMap((one) => [one.title, one.titleEn]),
    ]
      .filter(Boolean)
      .join('\n'),
  })
}

export async function unindexEvent(work: Work, eventId: string): Promise<void> {
  await removeDocument(work.tx, eventId)
}
