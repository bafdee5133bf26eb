// Pixels of a PNG, read by the decoder that the qrcode package brings along; our encoder is another program.
import { createRequire } from 'node:module'
import jsQR from 'jsqr'

type Pixels = { width: number; height: number; data: Buffer }
const nearQrcode = createRequire(createRequire(import.meta.url).resolve('qrcode'))
const { PNG } = nearQrcode('pngjs') as { PNG: { sync: { read(bytes: Buffer): Pixels } } }

/** The text of the QR code in a PNG; undefined when there is none. */
export function readQr(png: Buffer): string | undefined {
  const { width, height, data } = PNG.sync.read(png)
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}
