// Telephone numbers and e-mail addresses as people write them, brought to the one form that is stored and compared.

// Mainland mobile: 11 digits, 1 then 3–9. Landline: area code of 3 or 4 digits from 0, then 7 or 8 digits (numbering
// plan of the Ministry of Industry and Information Technology). Hong Kong 8 digits, Macao 8, Taiwan mobile and landline.
const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{2,3}[2-9]\d{6,7}$/
const NEIGHBOURS = [/^852[2-9]\d{7}$/, /^853[268]\d{7}$/, /^886(9\d{8}|[2-8]\d{7,8})$/]

/** The number in its stored form: `13905320174`, `053288551234`, `+85291234567`; undefined when it is none. */
export function normalisePhone(typed: string): string | undefined {
  const compact = typed.normalize('NFKC').replace(/[\s\-–—().（）]/g, '')
  if (!/^\+?\d{8,16}$/.test(compact)) return undefined
  const international = compact.replace(/^(\+|00)/, '')
  if (international.length < compact.length) {
    if (NEIGHBOURS.some((shape) => shape.test(international))) return `+${international}`
    if (!international.startsWith('86')) return undefined
  }
  const national = international.replace(/^86(?=1\d{10}$|0?\d{9,12}$)/, '')
  if (MOBILE.test(national)) return national
  if (LANDLINE.test(national)) return national
  return international.startsWith('86') && LANDLINE.test(`0${national}`) ? `0${national}` : undefined
}

/** Digits typed, for the sentence that says how many there should be. */
export function countDigits(typed: string): number {
  return typed
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(0086|86)(?=1)/, '').length
}

export const LONGEST_EMAIL = 254
// One address and nothing else: no comma, semicolon, quote, angle bracket, space or control character, so that a mail
// program can never read two recipients or a header into it (RFC 5321 §4.1.2, dot-string form only).
const LOCAL = /^[A-Za-z0-9!#$%&*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** The address with its domain in lower case; undefined when it is not exactly one plain address. */
export function normaliseEmail(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim()
  const at = text.indexOf('@')
  if (text.length > LONGEST_EMAIL || at < 1 || at > 64) return undefined
  const local = text.slice(0, at)
  const domain = text.slice(at + 1).toLowerCase()
  const labels = domain.split('.')
  if (!LOCAL.test(local) || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined
  if (!/^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1) as string)) return undefined
  return `${local}@${domain}`
}

/** The form in which two addresses are one person's. */
export function emailKey(email: string): string {
  return email.toLowerCase()
}
