// Finds what looks like personal data in a text, so that a person can take it out of the public copy. Hints, not proof:
// names, and places without a building's number, are for the reader to see. Full-width digits count.
export const HINT_KINDS = ['idNumber', 'mobile', 'bankCard', 'landline', 'plate', 'email', 'address'] as const
export type HintKind = (typeof HINT_KINDS)[number]
/** Places in the text, counted in UTF-16 units; `to` is one past the end. */
export type PersonalDataHint = { kind: HintKind; from: number; to: number; text: string }

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

/** 18-digit citizen number: date of birth and check digit are right (GB 11643, ISO 7064 MOD 11-2). */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(text)) return false
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]
}

/** Luhn check of a card number (ISO/IEC 7812-1). */
export function isCardNumber(digits: string): boolean {
  let sum = 0
  ;[...digits].reverse().forEach((digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  })
  return sum % 10 === 0
}

const digitsOf = (text: string) => text.replace(/[^0-9X]/g, '')

type Finder = { kind: HintKind; pattern: RegExp; holds?: (text: string) => boolean }
// In order of certainty; a place is claimed by the first finder.
const FINDERS: readonly Finder[] = [
  {
    kind: 'idNumber',
    pattern: /(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dX](?![\dX])/g,
    holds: (text) => isIdNumber(digitsOf(text)),
  },
  { kind: 'mobile', pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g },
  {
    kind: 'bankCard',
    pattern: /(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g,
    holds: (text) => isCardNumber(digitsOf(text)),
  },
  { kind: 'landline', pattern: /(?<!\d)(?:0\d{2,3}[ -]?|\(0\d{2,3}\) ?)[2-8]\d{3} ?\d{3,4}(?!\d)/g },
  { kind: 'plate', pattern: new RegExp(`[${PROVINCES}][A-HJ-Z][ ·•.-]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])`, 'g') },
  { kind: 'email', pattern: /[A-Z0-9._%+-]+@[A-Z0-9-]+(?:\.[A-Z0-9-]+)+/g },
  // The building, the staircase, the door: 3号楼2单元501室. Storeys and numbers of buildings are ordinary figures.
  {
    kind: 'address',
    pattern:
      /(?<![\d第])\d{1,4}号楼(?:[东西南北中]?\d{0,2}单元)?(?:[ -]?\d{2,5}[室户房号]?)?|(?<!\d)\d{1,4}[栋幢座](?:\d{1,2}单元)?[ -]?\d{2,5}[室户房号]?(?!\d)|(?<!\d)\d{1,2}单元[ -]?\d{2,5}[室户房]?(?!\d)|(?<![\d第])\d{3,4}室(?![内外])/g,
  },
]

/** One UTF-16 unit for each of the text's, so that places stay: full-width forms become ASCII, letters upper case. */
function plain(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

/** What looks like personal data, in the order of the text, without overlaps. */
export function findPersonalData(text: string): PersonalDataHint[] {
  const searched = plain(text)
  const hints: PersonalDataHint[] = []
  for (const { kind, pattern, holds } of FINDERS) {
    for (const match of searched.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (holds && !holds(match[0])) continue
      if (hints.some((hint) => from < hint.to && hint.from < to)) continue
      hints.push({ kind, from, to, text: text.slice(from, to) })
    }
  }
  return hints.sort((a, b) => a.from - b.from)
}

/** Kinds that may stand in an answer: an office gives its telephone number, its address and that for letters. */
const OFFICIAL: readonly HintKind[] = ['landline', 'email', 'address']

/** Hints in a text that an office writes itself. */
export function findPersonalDataInAnswer(text: string): PersonalDataHint[] {
  return findPersonalData(text).filter((hint) => !OFFICIAL.includes(hint.kind))
}

export const REDACTION_MARK = '［已隐去］'

/** A first public copy: every hint replaced by a mark. A person still reads it before it is used. */
export function withoutPersonalData(text: string): string {
  let copy = ''
  let place = 0
  for (const hint of findPersonalData(text)) {
    copy += text.slice(place, hint.from) + REDACTION_MARK
    place = hint.to
  }
  return copy + text.slice(place)
}

export type HintedPart = { text: string; kind: HintKind | null }

/** The text in parts, with those marked that look like personal data. */
export function hintedParts(text: string): HintedPart[] {
  const parts: HintedPart[] = []
  let place = 0
  for (const hint of findPersonalData(text)) {
    if (hint.from > place) parts.push({ text: text.slice(place, hint.from), kind: null })
    parts.push({ text: hint.text, kind: hint.kind })
    place = hint.to
  }
  if (place < text.length) parts.push({ text: text.slice(place), kind: null })
  return parts
}
