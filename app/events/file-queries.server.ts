// Stored files, for those who may see what they belong to.
import { eq, or } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { eventPhotos, events, files } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { PUBLIC_STATES } from './event.ts'
import { mayReadEvent } from './event-policy.ts'
import { isPreviewOpen } from './open-preview.server.ts'

/** `lasting`: public, and nothing that somebody may ask to be taken down, so that it may be kept for ever. */
export type StoredFile = { mediaType: string; content: Uint8Array; public: boolean; lasting: boolean }

/**
 * A file that a public event or its published result shows; for others the same answer as for one that does not exist, except to staff who may
 * read an event with it and to whoever holds the event's preview link.
 */
export async function getFile(
  reader: Reader,
  hash: string,
  viewer: { actor?: Actor; preview?: { tokenHash: string; now: Date } },
): Promise<StoredFile> {
  const owners = await reader
    .select({
      state: events.state,
      departmentId: events.departmentId,
      previewTokenHash: events.previewTokenHash,
      previewEndsAt: events.previewEndsAt,
    })
    .from(events)
    .where(or(eq(events.coverHash, hash), eq(events.entranceHash, hash), eq(events.mapHash, hash)))
  const photos = await reader
    .select({ shown: eventPhotos.shown, departmentId: events.departmentId })
    .from(eventPhotos)
    .innerJoin(events, eq(events.id, eventPhotos.eventId))
    .where(eq(eventPhotos.hash, hash))
  const lasting = owners.some((owner) => PUBLIC_STATES.includes(owner.state))
  const isPublic = lasting || photos.some((photo) => photo.shown)
  const mayRead =
    isPublic ||
    photos.some((photo) => viewer.actor && mayReadEvent(viewer.actor, photo)) ||
    owners.some(
      (owner) =>
        (viewer.actor && mayReadEvent(viewer.actor, owner)) ||
        (viewer.preview &&
          owner.previewTokenHash === viewer.preview.tokenHash &&
          isPreviewOpen(owner, viewer.preview.now)),
    )
  if (!mayRead) throw new NotFound()
  const [file] = await reader
    .select({ mediaType: files.mediaType, content: files.content })
    .from(files)
    .where(eq(files.hash, hash))
  if (!file) throw new NotFound()
  return { ...file, public: isPublic, lasting }
}
