// QR codes (ISO/IEC 18004) as pictures. The library computes the modules; drawing them is ours: its PNG writer takes twelve
// times as long and four times the bytes.
import { crc32, deflateSync } from 'node:zlib'
import QRCode from 'qrcode'

/** Empty modules around the symbol that readers need, ISO/IEC 18004 §5.3.8. */
const QUIET = 4

type Modules = { size: number; isDark: (row: number, column: number) => boolean }

/** The alphanumeric alphabet of QR codes: text of these alone is one segment, without a search for the best division. */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/

/** Level M survives a scratched print (15 %); upper-case text is packed as alphanumeric and gives a smaller symbol. */
function modulesOf(text: string, maskPattern?: 0): Modules {
  const segments = ALPHANUMERIC.test(text) ? [{ data: text, mode: 'alphanumeric' as const }] : text
  const { modules } = QRCode.create(segments, { errorCorrectionLevel: 'M', maskPattern })
  return { size: modules.size, isDark: (row, column) => modules.data[row * modules.size + column] === 1 }
}

/** SVG markup on white, with its quiet zone and without a fixed size. Name it where it is shown: it has no title. */
export function qrSvg(text: string): string {
  const { size, isDark } = modulesOf(text)
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(row, column)) continue
      const start = column
      while (column + 1 < size && isDark(row, column + 1)) column++
      const run = column - start + 1
      path += `M${start + QUIET} ${row + QUIET}h${run}v1h-${run}z`
    }
  }
  const side = size + 2 * QUIET
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

/** The modules row by row, one bit each from the left, dark is 1, as base64: small enough to send hundreds. */
export function qrBits(text: string): { size: number; bits: string } {
  const { size, isDark } = modulesOf(text, 0)
  const bytes = Buffer.alloc(Math.ceil((size * size) / 8))
  for (let at = 0; at < size * size; at++) {
    if (isDark(Math.floor(at / size), at % size)) bytes[at >> 3] = (bytes[at >> 3] as number) | (128 >> (at & 7))
  }
  return { size, bits: bytes.toString('base64') }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, body: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + body.length)
  bytes.writeUInt32BE(body.length, 0)
  bytes.write(type, 4, 'latin1')
  body.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + body.length)), 8 + body.length)
  return bytes
}

/** One module is eight pixels wide, that is one byte of a black-and-white PNG. */
const SCALE = 8
const [GREY, UP] = [0, 2]

/**
 * A black-and-white PNG with quiet zone, eight pixels a module: about 330 pixels square and half a kilobyte for a link.
 * Made in thousands when a crowd registers, therefore with the chequered mask: comparing all eight takes five times as long,
 * and a random secret needs no balancing.
 */
export function qrPng(text: string): Buffer {
  const { size, isDark } = modulesOf(text, 0)
  const side = size + 2 * QUIET
  const line = 1 + side
  const raw = Buffer.alloc(line * side * SCALE)
  const dots = Buffer.alloc(side, 0xff)
  const above = Buffer.alloc(side)
  for (let row = 0; row < side; row++) {
    above.set(dots)
    dots.fill(0xff)
    const inside = row >= QUIET && row < size + QUIET
    for (let column = 0; inside && column < size; column++) {
      if (isDark(row - QUIET, column)) dots[column + QUIET] = 0
    }
    // Filter "up": only the first of eight equal lines differs from the one above; the others are zero already.
    const start = row * SCALE * line
    for (let copy = 0; copy < SCALE; copy++) raw[start + copy * line] = UP
    for (let column = 0; column < side; column++) {
      raw[start + 1 + column] = ((dots[column] as number) - (row === 0 ? 0 : (above[column] as number))) & 0xff
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side * SCALE, 0)
  header.writeUInt32BE(side * SCALE, 4)
  header.set([1, GREY], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
