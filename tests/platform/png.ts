// Pixels of a PNG, read by the decoder that the qrcode package brings along; our encoder is another program.
import { createRequire } from 'node:module'
import jsQR from 'jsqr'
import type { Grey } from '#tests/support/worn-picture.ts'

type Pixels = { width: number; height: number; data: Buffer }
const nearQrcode = createRequire(createRequire(import.meta.url).resolve('qrcode'))
const { PNG } = nearQrcode('pngjs') as { PNG: { sync: { read(bytes: Buffer): Pixels } } }

/** Its pixels as grey values, one byte each; the picture has no colours. */
export function greyOf(png: Buffer): Grey {
  const { width, height, data } = PNG.sync.read(png)
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, index) => data[index * 4] as number) }
}

/** The text of the QR code in a PNG; undefined when there is none. */
export function readQr(png: Buffer): string | undefined {
  const { width, height, data } = PNG.sync.read(png)
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}
