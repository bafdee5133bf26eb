// Codes as cameras meet them: small, out of focus, turned, printed grey. Two decoders that share nothing must read each.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hereUrl } from '#app/check-in/self-url.ts'
import { qrBits, qrPng } from '#app/platform/qr-code.server.ts'
import { readByBoth } from '#tests/support/two-decoders.ts'
import { blurred, type Grey, printedGrey, shrunkTo, turned } from '#tests/support/worn-picture.ts'
import { greyOf } from './png.ts'

/** Pixels of a module before anything happens to it, and modules of white around the symbol. */
const FINE = 8
const QUIET = 4
/** As a code stands on a small phone, or in a mail's preview. */
const SMALL = 120

/** As the venue’s screen draws what it fetched. */
function screenDrawing(text: string): Grey {
  const { size, bits } = qrBits(text)
  const bytes = Buffer.from(bits, 'base64')
  const side = (size + 2 * QUIET) * FINE
  const data = new Uint8Array(side * side).fill(255)
  for (let place = 0; place < size * size; place++) {
    if (!((bytes[place >> 3] as number) & (128 >> (place & 7)))) continue
    const [row, column] = [Math.floor(place / size) + QUIET, (place % size) + QUIET]
    for (let line = 0; line < FINE; line++) {
      const start = (row * FINE + line) * side + column * FINE
      data.fill(0, start, start + FINE)
    }
  }
  return { data, width: side, height: side }
}

const roomFor = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180
  return Math.round(SMALL * (Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle))))
}
/** Turned, the code itself keeps its size. */
const askew = (degrees: number) => (picture: Grey) => shrunkTo(roomFor(degrees), turned(degrees, picture))
const WORN: Record<string, (picture: Grey) => Grey> = {
  'at 120 pixels': (picture) => shrunkTo(SMALL, picture),
  'out of focus': (picture) => blurred(1, shrunkTo(SMALL, picture)),
  'a little askew': askew(7),
  'held aslant': askew(33),
  'on its corner': askew(45),
  'on its side': askew(90),
  'upside down': askew(180),
  'from a grey print': (picture) => printedGrey(shrunkTo(SMALL, picture)),
}

/** What the product puts in codes at the door, with a long name of the site; tickets are below. */
const ORIGIN = 'https://kaifangri.jimo.gov.cn'
const OTHERS: Record<string, Grey> = Object.fromEntries(
  [
    `${ORIGIN}/gate/pair/h7m2pq9xk4vd8wz3ncrt6yfgbj`,
    `${ORIGIN}/ask?event=jimo-water-open-day&stall=2`,
    `${ORIGIN}/events/jimo-social-security-open-day`,
    `${ORIGIN}/find`,
  ].map((text) => [text, greyOf(qrPng(text))]),
)
const HERE = hereUrl(ORIGIN, 'jimo-water-open-day', '482913')

const letters = fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZ23456789')
const ticket = fc
  .array(letters, { minLength: 26, maxLength: 26 })
  .map((secret) => `${ORIGIN.toUpperCase()}/T/${secret.join('')}`)

test.each(Object.entries(WORN))('both decoders read every code %s', async (_, wear) => {
  await fc.assert(
    fc.asyncProperty(ticket, async (text) => {
      expect(await readByBoth(wear(greyOf(qrPng(text))))).toEqual({ jsqr: text, zxing: text })
    }),
    { numRuns: 40, seed: 20261205, endOnFailure: true },
  )
  for (const [text, picture] of Object.entries({ ...OTHERS, [HERE]: screenDrawing(HERE) }))
    expect(await readByBoth(wear(picture))).toEqual({ jsqr: text, zxing: text })
})
