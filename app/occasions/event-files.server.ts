// 发布材料: papers and graphics of an interview or a press conference. Kept once by their bytes; public once somebody else has
// released them.
import { and, asc, count, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { PUBLIC_STATES } from '#app/events/event.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanLine } from '#app/platform/text.ts'
import type { CheckedFile } from '#app/questions/answer-files.server.ts'
import { eventFiles, events, files } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { getTalkEvent, type TalkEvent } from './talk-event.server.ts'

export const MOST_EVENT_FILES = 20
const LONGEST_NAME = 80

const subject = (event: TalkEvent) => ({ kind: 'event', id: event.id, departmentId: event.departmentId })

/** Adds a checked file; the same bytes stand there once. */
export async function addEventFile(
  work: Work,
  eventId: string,
  file: CheckedFile & { name: string },
): Promise<{ outcome: 'fileAdded' | 'fileThere' | 'tooManyFiles' }> {
  const event = await getTalkEvent(work.tx, work.actor, eventId)
  if (!event.rights.write || work.actor.kind !== 'staff') throw new Forbidden('add papers')
  const [there] = await work.tx.select({ n: count() }).from(eventFiles).where(eq(eventFiles.eventId, event.id))
  if ((there?.n ?? 0) >= MOST_EVENT_FILES) return { outcome: 'tooManyFiles' }
  await work.tx
    .insert(files)
    .values({
      hash: file.hash,
      mediaType: file.mediaType,
      size: file.bytes.length,
      content: Buffer.from(file.bytes),
      createdAt: work.now,
    })
    .onConflictDoNothing()
  const [added] = await work.tx
    .insert(eventFiles)
    .values({
      id: newId(),
      eventId: event.id,
      hash: file.hash,
      name: [...cleanLine(file.name)].slice(0, LONGEST_NAME).join('') || 'file',
      addedBy: work.actor.staffId,
      addedAt: work.now,
    })
    .onConflictDoNothing({ target: [eventFiles.eventId, eventFiles.hash] })
    .returning({ id: eventFiles.id })
  if (!added) return { outcome: 'fileThere' }
  await recordAudit(work, 'event-file.added', subject(event), { hash: file.hash })
  return { outcome: 'fileAdded' }
}

/** Makes a file public. Reviewers of the department and the overseer may, and not the one who added it. */
export async function releaseEventFile(
  work: Work,
  eventId: string,
  id: string,
): Promise<{ outcome: 'fileReleased' | 'fileNotReleased' }> {
  const event = await getTalkEvent(work.tx, work.actor, eventId)
  if (!event.rights.release || work.actor.kind !== 'staff') throw new Forbidden('release papers')
  const [released] = await work.tx
    .update(eventFiles)
    .set({ releasedBy: work.actor.staffId, releasedAt: work.now })
    .where(
      and(
        eq(eventFiles.id, id),
        eq(eventFiles.eventId, event.id),
        ne(eventFiles.addedBy, work.actor.staffId),
        isNull(eventFiles.releasedAt),
      ),
    )
    .returning({ hash: eventFiles.hash })
  if (!released) return { outcome: 'fileNotReleased' }
  await recordAudit(work, 'event-file.released', subject(event), { hash: released.hash })
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'fileReleased' }
}

/** Takes a file away, public or not. Its bytes stay kept. */
export async function removeEventFile(work: Work, eventId: string, id: string): Promise<{ outcome: 'fileRemoved' }> {
  const event = await getTalkEvent(work.tx, work.actor, eventId)
  if (!event.rights.write) throw new Forbidden('remove papers')
  const [removed] = await work.tx
    .delete(eventFiles)
    .where(and(eq(eventFiles.id, id), eq(eventFiles.eventId, event.id)))
    .returning({ hash: eventFiles.hash })
  if (removed) await recordAudit(work, 'event-file.removed', subject(event), { hash: removed.hash })
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'fileRemoved' }
}

export async function listEventFiles(reader: Reader, eventId: string, { released }: { released: boolean }) {
  return reader
    .select({
      id: eventFiles.id,
      name: eventFiles.name,
      hash: eventFiles.hash,
      addedBy: eventFiles.addedBy,
      releasedAt: eventFiles.releasedAt,
      mediaType: files.mediaType,
    })
    .from(eventFiles)
    .innerJoin(files, eq(files.hash, eventFiles.hash))
    .where(and(eq(eventFiles.eventId, eventId), released ? isNotNull(eventFiles.releasedAt) : undefined))
    .orderBy(asc(eventFiles.addedAt), asc(eventFiles.id))
}

export const eventFileHref = (slug: string, id: string) => `/events/${slug}/files/${id}`

/** A released file of a public event; for the public nothing else is there. */
export async function getPublicEventFile(reader: Reader, slug: string, id: string) {
  const [file] = await reader
    .select({ name: eventFiles.name, mediaType: files.mediaType, content: files.content })
    .from(eventFiles)
    .innerJoin(files, eq(files.hash, eventFiles.hash))
    .innerJoin(events, eq(events.id, eventFiles.eventId))
    .where(
      and(
        eq(eventFiles.id, id),
        eq(events.slug, slug),
        isNotNull(eventFiles.releasedAt),
        inArray(events.state, [...PUBLIC_STATES]),
      ),
    )
  if (!file) throw new NotFound()
  return file
}

/** Any file of the event, for those who write or check its transcript. */
export async function getEventFile(work: Pick<Work, 'actor'>, reader: Reader, eventId: string, id: string) {
  const event = await getTalkEvent(reader, work.actor, eventId)
  const [file] = await reader
    .select({ name: eventFiles.name, mediaType: files.mediaType, content: files.content })
    .from(eventFiles)
    .innerJoin(files, eq(files.hash, eventFiles.hash))
    .where(and(eq(eventFiles.id, id), eq(eventFiles.eventId, event.id)))
  if (!file) throw new NotFound()
  return file
}
