// Ways to reach the asker, as people type them, brought to the form that is stored.
import { isMailAddress } from '#app/platform/mail-address.ts'

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{2,3}[2-9]\d{6,7}$/

/** `13905320174` or `053288551234`; undefined when it is no telephone number of the mainland. */
export function readPhone(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\-—–().（）]/g, '')
    .replace(/^(\+|00)86/, '')
  return MOBILE.test(digits) || LANDLINE.test(digits) ? digits : undefined
}

/** The address with its domain in lower case; undefined when it is not exactly one plain address. */
export function readEmail(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim()
  if (!isMailAddress(text) || !text.includes('.', text.indexOf('@'))) return undefined
  const at = text.indexOf('@')
  return text.slice(0, at) + text.slice(at).toLowerCase()
}
