// The photographs of a report as a Word file can hold them. Place and owner were taken out when they were uploaded.
import { inArray } from 'drizzle-orm'
import { takeTurn } from '#app/events/picture-turn.ts'
import type { ReportedPhoto } from '#db/schema/reports.ts'
import { files } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Block } from './report-paper.ts'

/** A file of photographs stays small enough to be mailed: so many, and so many bytes together. */
export const MOST_PICTURES = 8
export const MOST_PICTURE_BYTES = 4 * 1024 * 1024

/** `upsideDown`: to be drawn turned by half. */
export type ReportPicture = { type: 'jpg' | 'png'; bytes: Uint8Array; upsideDown: boolean }
export type ReportPictures = ReadonlyMap<string, ReportPicture>

const TYPES: Record<string, ReportPicture['type']> = { 'image/jpeg': 'jpg', 'image/png': 'png' }

export const photosOf = (blocks: readonly Block[]): readonly ReportedPhoto[] =>
  blocks.flatMap((block) => (block.type === 'photos' ? block.photos : []))

/**
 * The pictures of a paper's photographs by hash, in their order, as many as the file may hold. Left out are WebP, which many word
 * processors cannot draw, and what is to be turned by a quarter, which they lay out wrongly: those are named instead.
 */
export async function readReportPictures(reader: Reader, photos: readonly ReportedPhoto[]): Promise<ReportPictures> {
  const pictures = new Map<string, ReportPicture>()
  if (photos.length === 0) return pictures
  const kept = await reader
    .select({ hash: files.hash, mediaType: files.mediaType, content: files.content })
    .from(files)
    .where(
      inArray(
        files.hash,
        photos.map(({ hash }) => hash),
      ),
    )
  let size = 0
  for (const { hash } of photos) {
    const file = kept.find((one) => one.hash === hash)
    const type = file && TYPES[file.mediaType]
    if (!type || pictures.has(hash)) continue
    const { bytes, orientation } = takeTurn(new Uint8Array(file.content))
    const fits = pictures.size < MOST_PICTURES && size + bytes.length <= MOST_PICTURE_BYTES
    if (!fits || (orientation !== 1 && orientation !== 3)) continue
    size += bytes.length
    pictures.set(hash, { type, bytes, upsideDown: orientation === 3 })
  }
  return pictures
}
