// Text as people type it: cleaned, compared, shortened, masked.

// Control characters, bidirectional overrides and zero-width marks change what a reader sees without being seen.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** NFC, without unseen characters, one kind of line end, no space at the ends. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(UNSEEN, '').trim()
}

/** As cleanText, on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ')
}

/** Form for comparing and searching: full-width to half-width (NFKC), lower case, one space. */
export function foldText(text: string): string {
  return cleanText(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
}

/** Length as a reader counts it. */
export function lengthOf(text: string): number {
  return [...text].length
}

/** `张*`, `欧阳*`, `J***`: the first character stays, so that staff can compare it with the person before them. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length === 0) return ''
  if (/^[A-Za-z]/.test(name)) return `${characters[0]}***`
  if (characters.length <= 2) return `${characters[0]}*`
  return `${characters[0]}*${characters[characters.length - 1]}`
}

/** `138****5678`. */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** `w***@example.org`. */
export function maskEmail(email: string): string {
  const at = email.indexOf('@')
  return at < 1 ? '***' : `${email[0]}***${email.slice(at)}`
}
