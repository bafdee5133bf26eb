// WCAG 2.2, 1.4.3 and 1.4.11: text 4.5 to 1, edges of controls 3 to 1; in high contrast text 7 to 1 (1.4.6).
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')

/** Colour tokens of the block that begins with `head`. */
function tokens(head: string): Record<string, string> {
  const from = css.indexOf(head)
  const block = css.slice(from, css.indexOf('\n  }', from))
  return Object.fromEntries(
    [...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{3,6})/g)].map((match) => [match[1], match[2]]),
  )
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const standard = tokens('@theme static')
const modes = {
  standard,
  'high contrast': { ...standard, ...tokens('html[data-contrast="high"]') },
  'high contrast by the system': { ...standard, ...tokens('html:not([data-contrast="standard"])') },
  'dark screen': { ...standard, ...tokens('html[data-theme="dark"]') },
}
const TEXT = [
  ['ink', 'paper'],
  ['ink', 'wash'],
  ['ink', 'internal'],
  ['ink', 'mark'],
  ['muted', 'paper'],
  ['muted', 'wash'],
  ['muted', 'idle-tint'],
  ['link', 'paper'],
  ['link', 'link-tint'],
  ['ok', 'ok-tint'],
  ['warn', 'warn-tint'],
  ['bad', 'bad-tint'],
  ['bad', 'paper'],
  ['on-brand', 'brand'],
] as const

describe.each(Object.entries(modes))('in the %s mode', (mode, colour) => {
  const least = mode.startsWith('high') ? 7 : 4.5
  // The dark screen never shows what only staff see, nor marks in their texts.
  const pairs = mode === 'dark screen' ? TEXT.filter(([, ground]) => ground !== 'internal' && ground !== 'mark') : TEXT

  test.each(pairs)(`%s on %s is at least ${least} to 1`, (text, ground) => {
    expect(contrast(colour[text] as string, colour[ground] as string)).toBeGreaterThanOrEqual(least)
  })

  test('edges of controls are at least 3 to 1', () => {
    expect(contrast(colour.control as string, colour.paper as string)).toBeGreaterThanOrEqual(3)
    expect(contrast(colour.control as string, colour.wash as string)).toBeGreaterThanOrEqual(3)
  })
})

test('the system setting and the choice on the page give the same colours', () => {
  expect(modes['high contrast by the system']).toEqual(modes['high contrast'])
})
