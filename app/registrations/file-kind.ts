// What an uploaded file is, by its first bytes; what its name or its sender says is not believed.
import { readImageHeader } from '#app/events/image-header.ts'

export const ANSWER_FILE_BYTES = 2 * 1024 * 1024
export type AnswerFileKind = 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/webp'
export const EXTENSION_OF: Readonly<Record<AnswerFileKind, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/** PDF (ISO 32000-1 §7.5.2) or picture; undefined for everything else. */
export function answerFileKind(bytes: Uint8Array): AnswerFileKind | undefined {
  if (String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-') return 'application/pdf'
  return readImageHeader(bytes)?.mediaType
}
