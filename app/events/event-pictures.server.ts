// Pictures of an event, its cover, its map and its entrance: checked by their bytes, kept once under the hash of their content.
import { createHash } from 'node:crypto'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Work } from '#db/work.ts'
import { cleanPicture } from './clean-picture.ts'
import type { EventRecord } from './event-queries.server.ts'
import { type ImageHeader, readImageHeader } from './image-header.ts'
import { PICTURE_BYTES, PICTURE_PIXELS } from './picture-limits.ts'
import { getEventToEdit, saveEventSlots } from './save-event.server.ts'
import { storeFile } from './store-file.server.ts'

export type PictureCheck =
  | { outcome: 'fits'; header: ImageHeader; hash: string; bytes: Uint8Array }
  | { outcome: 'empty' | 'tooLarge' | 'notAPicture' | 'tooManyPixels' }

/**
 * Checks an uploaded picture by its bytes: PNG, JPEG or WebP, within the limits of picture-limits.ts. `bytes` of the answer are the
 * picture without what the camera wrote beside it; only they are kept. Call before the transaction.
 */
export function checkPicture(uploaded: Uint8Array): PictureCheck {
  if (uploaded.length === 0) return { outcome: 'empty' }
  if (uploaded.length > PICTURE_BYTES) return { outcome: 'tooLarge' }
  const header = readImageHeader(uploaded)
  if (!header) return { outcome: 'notAPicture' }
  if (header.width * header.height > PICTURE_PIXELS) return { outcome: 'tooManyPixels' }
  const clean = cleanPicture(uploaded)
  if (!clean) return { outcome: 'notAPicture' }
  const { bytes, turned } = clean
  const shown = turned ? { ...header, width: header.height, height: header.width } : header
  return { outcome: 'fits', header: shown, hash: createHash('sha256').update(bytes).digest('hex'), bytes }
}

export type CheckedPicture = { bytes: Uint8Array; header: ImageHeader; hash: string }

/** Keeps a checked picture under the hash of its bytes; the same bytes once. */
export async function storePicture(
  work: Work,
  picture: CheckedPicture,
  subject: { kind: string; id: string; departmentId: string },
): Promise<void> {
  const { hash, bytes, header } = picture
  await storeFile(work, { hash, bytes, mediaType: header.mediaType }, subject)
}

/** The cover stands on top of the event's page, the map and the entrance beside its address. */
export type EventPicture = 'coverHash' | 'entranceHash' | 'mapHash'
export type PictureOutcome =
  | { outcome: 'set' | 'removed'; event: EventRecord }
  | { outcome: 'notEditable' | 'noPicture' }

/** What a picture shows, in words, Chinese and English. */
export type PictureWords = { alt: string | null; altEn: string | null }

const wordColumns = (which: EventPicture, words: PictureWords) =>
  which === 'mapHash'
    ? { mapAlt: words.alt, mapAltEn: words.altEn }
    : which === 'entranceHash'
      ? { entranceAlt: words.alt, entranceAltEn: words.altEn }
      : {}

/**
 * Sets one of the event's pictures to a checked one, with its words; without a picture only the words, `noPicture` where
 * there is none. The same bytes are kept once, and nothing is saved where nothing changes.
 */
export async function setPicture(
  work: Work,
  eventId: string,
  which: EventPicture,
  picture: CheckedPicture | undefined,
  words?: PictureWords,
): Promise<PictureOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled' || event.state === 'archived') return { outcome: 'notEditable' }
  if (!picture && event[which] === null) return { outcome: 'noPicture' }
  const subject = { kind: 'event', id: event.id, departmentId: event.departmentId }
  if (picture) await storePicture(work, picture, subject)
  const wanted = { ...(picture ? { [which]: picture.hash } : {}), ...(words ? wordColumns(which, words) : {}) }
  const changed = Object.entries(wanted).filter(([field, value]) => event[field as keyof EventRecord] !== value)
  if (changed.length === 0) return { outcome: 'set', event }
  const saved = await saveEventSlots(work, event, Object.fromEntries(changed))
  await recordAudit(work, 'event.changed', subject, {
    version: saved.version,
    fields: changed.map(([field]) => field),
  })
  return { outcome: 'set', event: saved }
}

/** Goes on without the picture; instead of a cover stands the drawing of the theme. It stays kept: earlier versions name it. */
export async function removePicture(work: Work, eventId: string, which: EventPicture): Promise<PictureOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled' || event.state === 'archived') return { outcome: 'notEditable' }
  if (event[which] === null) return { outcome: 'removed', event }
  const saved = await saveEventSlots(work, event, { [which]: null, ...wordColumns(which, { alt: null, altEn: null }) })
  await recordAudit(
    work,
    'event.changed',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { version: saved.version, fields: [which] },
  )
  return { outcome: 'removed', event: saved }
}
