import fc from 'fast-check'
import { expect, it } from 'vitest'
import { qrPng, qrSvg } from '#app/platform/qr-code.server.ts'
import { readQr } from './png.ts'

const TICKET = 'HTTPS://OPEN.JIMO.EXAMPLE/T/H7M2PQ9XK4VD8WZ3NCRT6YFGBJ'

it('draws a picture that another program reads back', () => {
  expect(readQr(qrPng(TICKET))).toBe(TICKET)
  expect(readQr(qrPng('https://open.jimo.example/ask?event=水利开放日&stall=2'))).toBe(
    'https://open.jimo.example/ask?event=水利开放日&stall=2',
  )
})

it('reads back for any ticket, whatever the pattern of its modules', () => {
  const letters = fc.array(fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZ23456789'), { minLength: 26, maxLength: 26 })
  fc.assert(
    fc.property(letters, (secret) => {
      const text = `HTTPS://OPEN.JIMO.EXAMPLE/T/${secret.join('')}`
      return readQr(qrPng(text)) === text
    }),
    { numRuns: 60 },
  )
})

it('is small, black and white, and has the quiet zone that readers need', () => {
  const png = qrPng(TICKET)
  expect(png.length).toBeLessThan(1000)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // Bit depth 1, grey.
  expect([...png.subarray(24, 26)]).toEqual([1, 0])
  const side = png.readUInt32BE(16)
  expect(side).toBe(png.readUInt32BE(20))
  expect((side / 8 - 8 - 17) % 4).toBe(0)
})

it('draws a symbol of the same size as scalable markup', () => {
  const svg = qrSvg(TICKET)
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  expect(side * 8).toBe(qrPng(TICKET).readUInt32BE(16))
  expect(svg).not.toMatch(/<svg[^>]*(width|height)=/)
  // Nothing is drawn in the quiet zone.
  const starts = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, x, y, run]) => [Number(x), Number(y), Number(run)])
  expect(starts.length).toBeGreaterThan(100)
  for (const [x = 0, y = 0, run = 0] of starts) {
    expect(x).toBeGreaterThanOrEqual(4)
    expect(x + run).toBeLessThanOrEqual(side - 4)
    expect(y).toBeGreaterThanOrEqual(4)
    expect(y).toBeLessThan(side - 4)
  }
})
