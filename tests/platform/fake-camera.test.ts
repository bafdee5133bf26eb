// The journeys' camera: what it shows is what a decoder reads.
import { expect, test } from 'vitest'
import { cameraShowing, firstFrame, qrVideo, SECONDS } from '#tests/support/fake-camera.ts'
import { greyPixels, readPixels } from '#tests/support/qr-decoder.ts'
import { PICTURE } from '#tests/support/qr-picture.ts'

const TICKET = 'HTTP://LOCALHOST:3000/T/0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a decoder reads the text in a frame of the video', () => {
  const light = firstFrame(qrVideo(TICKET))
  expect(readPixels(greyPixels(light, PICTURE.width, PICTURE.height))).toBe(TICKET)
})

test('the video is whole frames of 640 × 480 with colour planes of a quarter each, one a second', () => {
  const video = qrVideo(TICKET)
  const header = video.subarray(0, video.indexOf('\n') + 1).toString()
  expect(header).toBe('YUV4MPEG2 W640 H480 F1:1 Ip A1:1\n')
  const frame = 'FRAME\n'.length + 640 * 480 * 1.5
  expect(video.length - header.length).toBe((SECONDS.shown + SECONDS.away) * frame)
})

test('the browser is told to use it without asking', () => {
  expect(cameraShowing(TICKET).map((argument) => argument.split('=')[0])).toEqual([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--use-file-for-fake-video-capture',
  ])
})
