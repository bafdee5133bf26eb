// A camera before which one QR code is held up, taken away, and held up again: a YUV4MPEG2 file that Chromium plays over
// and over as its video device.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './embedded.ts'
import { NO_COLOUR, PICTURE, qrLight, WHITE } from './qr-picture.ts'

/** At one frame a second: how long the code is in view, and how long it is away. */
export const SECONDS = { shown: 2, away: 5 }
const FRAME = 'FRAME\n'
const HEADER = `YUV4MPEG2 W${PICTURE.width} H${PICTURE.height} F1:1 Ip A1:1\n`

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
