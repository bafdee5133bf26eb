// Finding a QR code in a picture: by the browser itself where it can, else by our own copy of zxing. Runs in the browser.
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'

export type QrReader = (picture: HTMLCanvasElement) => Promise<string | undefined>
type Detector = { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** The reader of this browser. The 1 MB of zxing is fetched, from this site, only where the browser has none. */
export async function openQrReader(): Promise<QrReader> {
  const detector = (await nativeDetector()) ?? (await ownDetector())
  return async (picture) => (await detector.detect(picture))[0]?.rawValue
}

/** Longest side at which a photograph is read, in pixels; a code that fills little of it needs many, one that fills it few. */
const PHOTO_SIDES = [1600, 800]

/** The code in a photograph. Fails when the file is no picture; reads wherever scripts run, also without leave for the camera. */
export async function readPhoto(photo: Blob): Promise<{ text: string } | 'noCode'> {
  const picture = await createImageBitmap(photo)
  const read = await openQrReader()
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  for (const side of PHOTO_SIDES) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height))
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    context?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const text = await read(canvas)
    if (text !== undefined) return { text }
  }
  return 'noCode'
}

async function nativeDetector(): Promise<Detector | undefined> {
  const Native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  try {
    if (!Native || !(await Native.getSupportedFormats()).includes('qr_code')) return undefined
    return new Native({ formats: ['qr_code'] })
  } catch {
    return undefined
  }
}

async function ownDetector(): Promise<Detector> {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill')
  // Without this the library would fetch the file from somebody else's server.
  await prepareZXingModule({ overrides: { locateFile: () => wasmAddress }, fireImmediately: true })
  return new BarcodeDetector({ formats: ['qr_code'] }) as Detector
}
