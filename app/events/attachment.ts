// 附件 of an event people come to: what may be attached, told by its bytes and not by its name. Pure.
// Talks have papers instead, which somebody else releases: app/occasions/event-files.server.ts.
import type { Attachment } from '#db/schema/events.ts'
import { cleanPicture } from './clean-picture.ts'
import { type EventKind, isTalk } from './event.ts'
import { readImageHeader } from './image-header.ts'

export type { Attachment }

export const MOST_ATTACHMENTS = 20
/** bytes */
export const ATTACHMENT_BYTES = 5 * 1024 * 1024
/** characters */
export const LONGEST_TITLE = 80

export const takesAttachments = (kind: EventKind) => !isTalk(kind)

/** The ending of the name under which it is downloaded, by media type. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}
export const ATTACHMENT_ACCEPT = `${Object.keys(ENDINGS).join()},.doc,.docx,.xls,.xlsx`

export const endingOf = (mediaType: string) => ENDINGS[mediaType] ?? 'bin'

/** `PDF` */
export const typeWord = (mediaType: string) => endingOf(mediaType).toUpperCase()

/** Bytes in the unit a reader expects: `320 KB`, `1.2 MB`. */
export function sizeWord(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

export type AttachmentCheck =
  | { outcome: 'fits'; mediaType: string; bytes: Uint8Array }
  | { outcome: 'empty' | 'tooLarge' | 'wrongKind' | 'hasMacros' }

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte)

/**
 * PDF, Word, Excel, PNG, JPEG or WebP of at most 5 MB. Documents that bring programs (macros) are refused; of a picture
 * only what is seen is kept, without where and with what it was taken.
 */
export function checkAttachment(uploaded: Uint8Array): AttachmentCheck {
  if (uploaded.length === 0) return { outcome: 'empty' }
  if (uploaded.length > ATTACHMENT_BYTES) return { outcome: 'tooLarge' }
  const text = latin1(uploaded)
  if (text.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
    return { outcome: 'fits', mediaType: 'application/pdf', bytes: uploaded }
  }
  if (startsWith(uploaded, ZIP) || startsWith(uploaded, OLE)) {
    const found = officeType(text, startsWith(uploaded, ZIP))
    if (found === 'macros') return { outcome: 'hasMacros' }
    return found ? { outcome: 'fits', mediaType: found, bytes: uploaded } : { outcome: 'wrongKind' }
  }
  const header = readImageHeader(uploaded)
  const clean = header && cleanPicture(uploaded)
  return clean ? { outcome: 'fits', mediaType: header.mediaType, bytes: clean.bytes } : { outcome: 'wrongKind' }
}

/** By the names in the directory: of a zip (ECMA-376) in plain, of a compound file ([MS-CFB]) in UTF-16. */
function officeType(file: Buffer, zipped: boolean): string | 'macros' | undefined {
  const has = (name: string) => file.includes(name, 0, zipped ? 'latin1' : 'utf16le')
  if (has(zipped ? 'vbaProject.bin' : '_VBA_PROJECT')) return 'macros'
  if (zipped) {
    if (!has('[Content_Types].xml')) return undefined
    if (has('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    return has('xl/workbook.xml') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : undefined
  }
  if (has('WordDocument')) return 'application/msword'
  return has('Workbook') ? 'application/vnd.ms-excel' : undefined
}
