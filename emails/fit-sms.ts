// Text messages cost by the part: none of ours is longer than three, whatever a department called its event.
import { smsLength } from '#app/platform/sms-segments.ts'
import type { FilledValues } from './variables.ts'

export const MOST_SMS_PARTS = 3
/** What three parts hold, in the units of their encoding (3GPP TS 23.040 §9.2.3.24). */
const ROOM = { 'GSM-7': 3 * 153, 'UCS-2': 3 * 67 } as const

/** Values that are understood when their end is missing; codes, times and links are not among them. */
const CUTTABLE = ['reason', 'event', 'place', 'department', 'name']
/** Shorter than this a title says nothing. */
const LEAST = 8
const SHORTEST_CUT = LEAST + 3

/** The text with its longest values cut until it fits three parts; untouched when it does already. */
export function fitSms(write: (values: FilledValues) => string, values: FilledValues): string {
  let fitted = values
  let text = write(fitted)
  for (let length = smsLength(text); length.segments > MOST_SMS_PARTS; length = smsLength(text)) {
    const longest = longestOf(fitted)
    if (longest === undefined) return text
    // The sign that something is missing must not turn the text into the encoding that holds less.
    const mark = length.encoding === 'GSM-7' ? '...' : '…'
    const characters = [...(fitted[longest] ?? '').replace(/(…|\.{3})$/, '')]
    const excess = Math.max(1, Math.ceil((length.units - ROOM[length.encoding]) / 2))
    const kept = characters.slice(0, Math.max(LEAST, characters.length - mark.length - excess))
    fitted = { ...fitted, [longest]: `${kept.join('').trimEnd()}${mark}` }
    text = write(fitted)
  }
  return text
}

function longestOf(values: FilledValues): string | undefined {
  return CUTTABLE.map((key) => ({ key, length: [...(values[key] ?? '')].length }))
    .filter(({ length }) => length > SHORTEST_CUT)
    .sort((a, b) => b.length - a.length)[0]?.key
}
