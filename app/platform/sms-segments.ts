// How many parts a text message is sent in, which is what it costs (3GPP TS 23.038 §6.2.1, TS 23.040 §9.2.3.24). Pure.

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Written with an escape, so they count twice. */
const GSM_EXTENSION = '^{}\\[~]|€\f'
const BASIC = new Set(GSM)
const EXTENDED = new Set(GSM_EXTENSION)

export type SmsLength = {
  /** GSM 7-bit holds 160 characters; one character outside of it turns the whole text into UCS-2 with 70 */
  encoding: 'GSM-7' | 'UCS-2'
  /** in septets or in 16-bit units */
  units: number
  segments: number
}

export function smsLength(text: string): SmsLength {
  const characters = [...text]
  if (characters.every((one) => BASIC.has(one) || EXTENDED.has(one))) {
    const units = characters.reduce((sum, one) => sum + (EXTENDED.has(one) ? 2 : 1), 0)
    return { encoding: 'GSM-7', units, segments: units <= 160 ? 1 : packed(characters, 153, gsmWidth) }
  }
  const units = text.length
  return { encoding: 'UCS-2', units, segments: units <= 70 ? 1 : packed(characters, 67, (one) => one.length) }
}

const gsmWidth = (one: string) => (EXTENDED.has(one) ? 2 : 1)

/** Parts of `room` units; neither an escape nor a pair of surrogates is torn apart between two. */
function packed(characters: readonly string[], room: number, width: (one: string) => number): number {
  let parts = 1
  let used = 0
  for (const one of characters) {
    const needed = width(one)
    if (used + needed > room) {
      parts++
      used = 0
    }
    used += needed
  }
  return parts
}
