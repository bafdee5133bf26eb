// One frame of a camera before which a ticket is held.
import QRCode from 'qrcode'

export const PICTURE = { width: 640, height: 480 }
/** Light and colour of a pixel in a video's range. */
const BLACK = 16
export const WHITE = 235
export const NO_COLOUR = 128
/** Share of the height that the code takes, as somebody holds a ticket: well inside the frame on the screen. */
const FILLS = 0.7
const QUIET = 4

/** The light of each pixel (video range, 16 to 235), line by line: the code in the middle of white paper. */
export function qrLight(text: string): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const light = Buffer.alloc(PICTURE.width * PICTURE.height, WHITE)
  const scale = Math.floor((PICTURE.height * FILLS) / (modules.size + 2 * QUIET))
  const left = Math.floor((PICTURE.width - modules.size * scale) / 2)
  const top = Math.floor((PICTURE.height - modules.size * scale) / 2)
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      for (let line = 0; line < scale; line++) {
        const start = (top + row * scale + line) * PICTURE.width + left + column * scale
        light.fill(BLACK, start, start + scale)
      }
    }
  }
  return light
}
