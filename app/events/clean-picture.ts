// A picture without what a camera writes beside it: place, time, owner, thumbnails, hidden second pictures. Nothing is decoded;
// only the parts that a browser needs to draw it are copied. How a photograph is to be turned is kept.

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export type CleanPicture = {
  bytes: Uint8Array
  /** it is shown turned by a quarter: width and height change places */
  turned: boolean
}

/** The picture without metadata; undefined when its parts cannot be told apart (damaged, cut off, no PNG, JPEG or WebP). */
export function cleanPicture(bytes: Uint8Array): CleanPicture | undefined {
  try {
    if (bytes[0] === 0xff) return cleanJpeg(bytes)
    const parts = bytes[0] === 0x89 ? cleanPng(bytes) : ascii(bytes, 0, 4) === 'RIFF' ? cleanWebp(bytes) : undefined
    return parts && { bytes: parts, turned: false }
  } catch (error) {
    // A length leads behind the end of the file.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** All of `from` to `to`, or a RangeError: a part that is cut off is not copied in half. */
function cut(bytes: Uint8Array, from: number, to: number): Uint8Array {
  if (to > bytes.length || to < from) throw new RangeError('cut off')
  return bytes.subarray(from, to)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * JPEG (ITU-T T.81, annex B). Of the application segments only JFIF (APP0), colour profiles (APP2) and Adobe's colour
 * transform (APP14) stay; comments go; what follows the end marker (moving pictures, previews) goes.
 */
function cleanJpeg(bytes: Uint8Array): CleanPicture | undefined {
  if (bytes[1] !== 0xd8) return undefined
  const data = view(bytes)
  const head: Uint8Array[] = []
  let orientation = 1
  for (let at = 2; ; ) {
    if (data.getUint8(at) !== 0xff) return undefined
    const marker = data.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    const end = at + 2 + data.getUint16(at + 2)
    const segment = cut(bytes, at, end)
    if (marker === 0xe1) orientation = orientationOf(segment) ?? orientation
    if (staysInJpeg(marker, segment)) head.push(segment)
    at = end
    if (marker !== 0xda) continue
    // Coded data: 0xff is followed by zero or a restart marker; anything else is the next segment.
    let stop = at
    while (data.getUint8(stop) !== 0xff || isCoded(data.getUint8(stop + 1))) stop += 1
    head.push(cut(bytes, at, stop))
    at = stop
  }
  const start = Uint8Array.of(0xff, 0xd8)
  const turn = orientation === 1 ? [] : [turnSegment(orientation)]
  const [first, ...rest] = head
  // JFIF comes right after the start where there is one.
  const ordered = first?.[1] === 0xe0 ? [first, ...turn, ...rest] : [...turn, ...head]
  return { bytes: joined([start, ...ordered, Uint8Array.of(0xff, 0xd9)]), turned: orientation >= 5 }
}

const isCoded = (next: number) => next === 0 || (next >= 0xd0 && next <= 0xd7)

function staysInJpeg(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe0) return ascii(segment, 4, 8) === 'JFIF'
  if (marker === 0xe2) return ascii(segment, 4, 15) === 'ICC_PROFILE'
  return marker === 0xee && ascii(segment, 4, 9) === 'Adobe'
}

const ORIENTATION = 0x0112

/** How the picture is to be turned (Exif 2.32, tag 0x0112), 1 to 8, by an Exif segment; undefined where it does not say. */
export function orientationOf(segment: Uint8Array): number | undefined {
  if (ascii(segment, 4, 8) !== 'Exif' || segment.length < 18) return undefined
  const tiff = segment.subarray(10)
  const data = view(tiff)
  const little = data.getUint16(0) === 0x4949
  const directory = data.getUint32(4, little)
  if (directory + 2 > tiff.length) return undefined
  const count = data.getUint16(directory, little)
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > tiff.length) return undefined
    if (data.getUint16(entry, little) !== ORIENTATION) continue
    const value = data.getUint16(entry + 8, little)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An Exif segment that says nothing but the turn. */
function turnSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  return Uint8Array.of(0xff, 0xe1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff)
}

const PNG_PARTS = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD']

/** PNG (W3C), §5.3: chunks that say how it looks stay; texts, times and Exif go, and what follows the end. */
function cleanPng(bytes: Uint8Array): Uint8Array | undefined {
  const data = view(bytes)
  const parts = [cut(bytes, 0, 8)]
  for (let at = 8; ; ) {
    const end = at + 12 + data.getUint32(at)
    const kind = ascii(bytes, at + 4, at + 8)
    const chunk = cut(bytes, at, end)
    if (PNG_PARTS.includes(kind)) parts.push(chunk)
    if (kind === 'IEND') return joined(parts)
    at = end
  }
}

const WEBP_PARTS = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']
/** The bits of VP8X that announce Exif and XMP (RFC 9649, §2.7.1). */
const ANNOUNCED = 0x08 | 0x04

/** WebP (RFC 9649): Exif, XMP and unknown chunks go, with the bits that announce them. */
function cleanWebp(bytes: Uint8Array): Uint8Array | undefined {
  if (ascii(bytes, 8, 12) !== 'WEBP') return undefined
  const data = view(bytes)
  const riff = Math.min(bytes.length, 8 + data.getUint32(4, true))
  const parts: Uint8Array[] = []
  for (let at = 12; at + 8 <= riff; ) {
    const length = data.getUint32(at + 4, true)
    const kind = ascii(bytes, at, at + 4)
    const chunk = Uint8Array.from(cut(bytes, at, at + 8 + length + (length % 2)))
    if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~ANNOUNCED
    if (WEBP_PARTS.includes(kind)) parts.push(chunk)
    at += chunk.length
  }
  if (!parts.some((part) => ['VP8 ', 'VP8L', 'ANMF'].includes(ascii(part, 0, 4)))) return undefined
  const whole = joined([Uint8Array.from(bytes.subarray(0, 12)), ...parts])
  view(whole).setUint32(4, whole.length - 8, true)
  return whole
}
