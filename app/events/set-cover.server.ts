// Cover pictures: checked by their bytes, kept once under the hash of their content.
import { createHash } from 'node:crypto'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { files } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { cleanPicture } from './clean-picture.ts'
import type { EventRecord } from './event-queries.server.ts'
import { type ImageHeader, readImageHeader } from './image-header.ts'
import { PICTURE_BYTES, PICTURE_PIXELS } from './picture-limits.ts'
import { getEventToEdit, saveEventSlots } from './save-event.server.ts'

export type CoverCheck =
  | { outcome: 'fits'; header: ImageHeader; hash: string; bytes: Uint8Array }
  | { outcome: 'empty' | 'tooLarge' | 'notAPicture' | 'tooManyPixels' }

/**
 * Checks an uploaded picture by its bytes: PNG, JPEG or WebP, within the limits of picture-limits.ts. `bytes` of the answer are the
 * picture without what the camera wrote beside it; only they are kept. Call before the transaction.
 */
export function checkCover(uploaded: Uint8Array): CoverCheck {
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
  const [stored] = await work.tx
    .insert(files)
    .values({
      hash: picture.hash,
      mediaType: picture.header.mediaType,
      size: picture.bytes.length,
      content: Buffer.from(picture.bytes),
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ hash: files.hash })
  if (stored) await recordAudit(work, 'file.stored', subject, { hash: picture.hash, size: picture.bytes.length })
}

export type CoverOutcome = { outcome: 'set' | 'removed'; event: EventRecord } | { outcome: 'notEditable' }

/** Sets the cover to a checked picture. The same bytes are kept once. */
export async function setCover(work: Work, eventId: string, picture: CheckedPicture): Promise<CoverOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled' || event.state === 'archived') return { outcome: 'notEditable' }
  const subject = { kind: 'event', id: event.id, departmentId: event.departmentId }
  await storePicture(work, picture, subject)
  if (event.coverHash === picture.hash) return { outcome: 'set', event }
  const saved = await saveEventSlots(work, event, { coverHash: picture.hash })
  await recordAudit(work, 'event.changed', subject, { version: saved.version, fields: ['coverHash'] })
  return { outcome: 'set', event: saved }
}

/** Goes back to the drawing of the theme. The picture stays kept: earlier versions name it. */
export async function removeCover(work: Work, eventId: string): Promise<CoverOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled' || event.state === 'archived') return { outcome: 'notEditable' }
  if (event.coverHash === null) return { outcome: 'removed', event }
  const saved = await saveEventSlots(work, event, { coverHash: null })
  await recordAudit(
    work,
    'event.changed',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { version: saved.version, fields: ['coverHash'] },
  )
  return { outcome: 'removed', event: saved }
}
