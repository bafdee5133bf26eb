// Reads QR codes with a decoder that shares nothing with the programs that draw them.
import jsqr from 'jsqr'
import type { Browser } from 'playwright-core'

type Pixels = { data: Uint8ClampedArray; width: number; height: number }

// The package is CommonJS whose default export is one level further down when Node imports it as it is.
const decode = ('default' in jsqr ? jsqr.default : jsqr) as typeof jsqr

/** The text of the one QR code in a picture, as it stands; fails when no code can be read. */
export function readPixels({ data, width, height }: Pixels): string {
  const found = decode(data, width, height, { inversionAttempts: 'dontInvert' })
  if (!found) throw new Error(`no QR code can be read in a picture of ${width} × ${height} pixels`)
  return found.data
}

/** Grey values, one byte a pixel, as pixels of four. */
export function greyPixels(grey: Uint8Array, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let index = 0; index < grey.length; index++) data.fill(grey[index] as number, index * 4, index * 4 + 3)
  for (let index = 3; index < data.length; index += 4) data[index] = 255
  return { data, width, height }
}

/** The text of the QR code in a file: the browser draws it, whatever its format, and its pixels are read. */
export async function readQr(browser: Browser, type: 'image/png' | 'image/svg+xml', file: Uint8Array): Promise<string> {
  const page = await browser.newPage()
  try {
    const drawn = await page.evaluate(
      async (address) => {
        const image = new Image()
        image.src = address
        await image.decode()
        const canvas = document.createElement('canvas')
        // A drawing without a size of its own gets one that leaves each module several pixels.
        canvas.width = Math.max(image.naturalWidth, 480)
        canvas.height = Math.round((canvas.width * image.naturalHeight) / image.naturalWidth)
        const context = canvas.getContext('2d') as CanvasRenderingContext2D
        context.fillStyle = '#fff'
        context.fillRect(0, 0, canvas.width, canvas.height)
        context.imageSmoothingEnabled = false
        context.drawImage(image, 0, 0, canvas.width, canvas.height)
        const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
        let grey = ''
        for (let index = 0; index < data.length; index += 4) grey += String.fromCharCode(data[index] as number)
        return { grey: btoa(grey), width, height }
      },
      `data:${type};base64,${Buffer.from(file).toString('base64')}`,
    )
    return readPixels(greyPixels(Buffer.from(drawn.grey, 'base64'), drawn.width, drawn.height))
  } finally {
    await page.close()
  }
}
