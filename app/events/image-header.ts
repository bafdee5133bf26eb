// What a picture says of itself in its first bytes: kind and size. Nothing is decoded, so a hostile file costs nothing.

export type ImageHeader = { mediaType: 'image/png' | 'image/jpeg' | 'image/webp'; width: number; height: number }

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Kind and dimensions in pixels of a PNG, JPEG or WebP; undefined for anything else and for a cut-off header. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  try {
    const header = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes)
    return header && header.width > 0 && header.height > 0 ? header : undefined
  } catch (error) {
    // The header points behind the end of the file.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** PNG (W3C), §5.2 signature, §11.2.1 IHDR. */
function readPng(bytes: Uint8Array): ImageHeader | undefined {
  if (bytes[0] !== 0x89 || ascii(bytes, 1, 8) !== 'PNG\r\n\x1a\n' || ascii(bytes, 12, 16) !== 'IHDR') return undefined
  return { mediaType: 'image/png', width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) }
}

/** JPEG (ITU-T T.81), table B.1: the frame header is the first SOF marker; C4, C8 and CC are no frames. */
function readJpeg(bytes: Uint8Array): ImageHeader | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const data = view(bytes)
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
    } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { mediaType: 'image/jpeg', width: data.getUint16(at + 7), height: data.getUint16(at + 5) }
    } else {
      at += 2 + data.getUint16(at + 2)
    }
  }
  return undefined
}

/** WebP (RFC 9649): VP8X §2.7, lossy VP8 §2.5, lossless VP8L §2.6. */
function readWebp(bytes: Uint8Array): ImageHeader | undefined {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP') return undefined
  const data = view(bytes)
  const three = (at: number) => data.getUint16(at, true) + (data.getUint8(at + 2) << 16)
  switch (ascii(bytes, 12, 16)) {
    case 'VP8X':
      return { mediaType: 'image/webp', width: three(24) + 1, height: three(27) + 1 }
    case 'VP8 ':
      return {
        mediaType: 'image/webp',
        width: data.getUint16(26, true) & 0x3fff,
        height: data.getUint16(28, true) & 0x3fff,
      }
    case 'VP8L': {
      const bits = data.getUint32(21, true)
      return { mediaType: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    default:
      return undefined
  }
}
