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
