// A camera before which tickets are held up one after the other, and a browser that says how long each took to become a colour.
import { createWriteStream } from 'node:fs'
import type { Page } from 'playwright-core'
import { NO_COLOUR, PICTURE, qrLight, WHITE } from '#tests/support/qr-picture.ts'

/** As a phone's camera in a hall with little light. */
export const FRAMES_A_SECOND = 15
const FRAMES = { shown: 13, away: 8 }
/** Of one pass of all tickets. */
export const secondsFor = (tickets: number) => (tickets * (FRAMES.shown + FRAMES.away)) / FRAMES_A_SECOND

/** Writes the video; the browser plays it over and over. Returns the arguments for Chromium. */
export async function cameraPassing(file: string, texts: readonly string[]): Promise<string[]> {
  const out = createWriteStream(file)
  const write = (bytes: Buffer | string) =>
    out.write(bytes) ? undefined : new Promise<void>((resolve) => out.once('drain', () => resolve()))
  await write(`YUV4MPEG2 W${PICTURE.width} H${PICTURE.height} F${FRAMES_A_SECOND}:1 Ip A1:1\n`)
  const colour = Buffer.alloc((PICTURE.width * PICTURE.height) / 2, NO_COLOUR)
  const frame = (light: Buffer) => Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  const away = frame(Buffer.alloc(PICTURE.width * PICTURE.height, WHITE))
  for (const text of texts) {
    const held = frame(qrLight(text))
    for (let count = 0; count < FRAMES.shown; count++) await write(held)
    for (let count = 0; count < FRAMES.away; count++) await write(away)
  }
  await new Promise<void>((resolve) => out.end(() => resolve()))
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]
}

export type Seen = { verdict: string; milliseconds: number }

/**
 * Begins to measure: from the moment the first frame with a ticket is handed to the page, to the picture after its verdict was
 * put on the screen. Frames that a busy page never got to see count as if the ticket had been on the first of them.
 */
export async function watchVerdicts(page: Page, frameMs: number): Promise<void> {
  await page.evaluate((perFrame) => {
    type Frame = { presentationTime: number; presentedFrames: number }
    const video = document.querySelector('video') as HTMLVideoElement & {
      requestVideoFrameCallback(call: (now: number, frame: Frame) => void): void
    }
    const seen: Seen[] = []
    Object.assign(globalThis, { seen })
    const probe = document.createElement('canvas')
    probe.width = 8
    probe.height = 8
    const look = probe.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
    let before = true
    let last = 0
    let since: number | undefined
    const onFrame = (_now: number, { presentationTime, presentedFrames }: Frame) => {
      look.drawImage(video, video.videoWidth / 2 - 120, video.videoHeight / 2 - 120, 240, 240, 0, 0, 8, 8)
      const { data } = look.getImageData(0, 0, 8, 8)
      let light = 0
      for (let index = 0; index < data.length; index += 4) light += data[index] as number
      const held = light / 64 < 200
      if (held && !before) since = presentationTime - Math.max(0, presentedFrames - last - 1) * perFrame
      before = held
      last = presentedFrames
      video.requestVideoFrameCallback(onFrame)
    }
    video.requestVideoFrameCallback(onFrame)
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (!(node instanceof HTMLElement)) continue
          const screen = node.matches('[data-verdict]') ? node : node.querySelector<HTMLElement>('[data-verdict]')
          if (!screen || since === undefined) continue
          const start = since
          since = undefined
          // The callback of the frame after this one runs when this one has been drawn.
          requestAnimationFrame(() =>
            setTimeout(() =>
              seen.push({ verdict: screen.dataset.verdict ?? '', milliseconds: performance.now() - start }),
            ),
          )
        }
      }
    }).observe(document.body, { childList: true, subtree: true })
  }, frameMs)
}

export function verdictsSeen(page: Page): Promise<Seen[]> {
  return page.evaluate(() => (globalThis as unknown as { seen: Seen[] }).seen)
}
