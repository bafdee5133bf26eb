// Two programs that read QR codes and share nothing: jsQR, in JavaScript, and ZXing, in C++, the one our phones use.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { greyPixels, readPixels } from './qr-decoder.ts'
import type { Grey } from './worn-picture.ts'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
let ready: Promise<unknown> | undefined

function byJsQr({ data, width, height }: Grey): string {
  try {
    return readPixels(greyPixels(data, width, height))
  } catch {
    return ''
  }
}

async function byZxing({ data, width, height }: Grey): Promise<string> {
  ready ??= Promise.resolve(
    prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer }, fireImmediately: true }),
  )
  await ready
  const found = await readBarcodes(greyPixels(data, width, height) as unknown as ImageData, { formats: ['QRCode'] })
  return found[0]?.text ?? ''
}

/** What each makes of a picture; empty where it finds nothing. */
export async function readByBoth(picture: Grey): Promise<{ jsqr: string; zxing: string }> {
  return { jsqr: byJsQr(picture), zxing: await byZxing(picture) }
}
