// A camera before which one QR code is held up, taken away, and held up again: a YUV4MPEG2 file that Chromium plays over
// and over as its video device.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import QRCode from 'qrcode'
import { temporaryFolder } from './embedded.ts'

export const PICTURE = { width: 640, height: 480 }
/** At one frame a second: how long the code is in view, and how long it is away. */
export const SECONDS = { shown: 2, away: 5 }
/** Share of the height that the code takes, as somebody holds a ticket: well inside the frame on the screen. */
const FILLS = 0.7
const QUIET = 4
const [BLACK, WHITE, NO_COLOUR] = [16, 235, 128]
const FRAME = 'FRAME\n'
const HEADER = `YUV4MPEG2 W${PICTURE.width} H${PICTURE.height} F1:1 Ip A1:1\n`

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

/** The video: frames of full light and of quartered planes without colour (I420), with the code and then without. */
export function qrVideo(text: string): Buffer {
  const light = qrLight(text)
  const colour = Buffer.alloc(light.length / 2, NO_COLOUR)
  const held = Buffer.concat([Buffer.from(FRAME), light, colour])
  const away = Buffer.concat([Buffer.from(FRAME), Buffer.alloc(light.length, WHITE), colour])
  const frames = [...Array(SECONDS.shown).fill(held), ...Array(SECONDS.away).fill(away)] as Buffer[]
  return Buffer.concat([Buffer.from(HEADER), ...frames])
}

/** The light of the first frame of such a video, as a reader of the format finds it. */
export function firstFrame(video: Buffer): Buffer {
  const start = video.indexOf(FRAME) + FRAME.length
  return video.subarray(start, start + PICTURE.width * PICTURE.height)
}

/** Arguments for Chromium: the camera is there, may be used without asking, and shows this text as a QR code. */
export function cameraShowing(text: string): string[] {
  const file = join(temporaryFolder(), 'camera.y4m')
  writeFileSync(file, qrVideo(text))
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]
}
