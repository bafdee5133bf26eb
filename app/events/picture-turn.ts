// A kept picture for programs that do not heed how it is to be turned, such as word processors: its bytes without the turn, and the
// turn beside them.
import { orientationOf } from './clean-picture.ts'

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Orientation 1 to 8 as Exif counts them, 1 upright. Only a JPEG can have another. `bytes` is a picture that cleanPicture gave. */
export function takeTurn(bytes: Uint8Array): { bytes: Uint8Array; orientation: number } {
  if (bytes[0] !== 0xff) return { bytes, orientation: 1 }
  const data = view(bytes)
  // Segments in front of the coded data; all but the start have a length.
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const end = at + 2 + data.getUint16(at + 2)
    if (bytes[at + 1] === 0xe1) {
      const rest = new Uint8Array(bytes.length - (end - at))
      rest.set(bytes.subarray(0, at))
      rest.set(bytes.subarray(end), at)
      return { bytes: rest, orientation: orientationOf(bytes.subarray(at, end)) ?? 1 }
    }
    at = end
  }
  return { bytes, orientation: 1 }
}
