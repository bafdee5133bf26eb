// What a scanner read or somebody typed, turned into what is looked up. Pure; hostile input is expected here.

/** Longest text that is looked at. A ticket's address is far shorter; a QR code can hold 4,296 characters. */
const LONGEST = 300
/** The alphabet and length of a ticket's secret, app/platform/tokens.server.ts; longer ones may come with a later version. */
const SECRET = /^[a-z2-9]{20,64}$/

export type ScannedTicket = { secret: string } | { shortCode: string }

/**
 * The ticket meant by a text: its address `…/t/SECRET` (in upper or lower case, of whatever host: nothing but the secret
 * counts), the bare secret, or the eight digits of the short code with or without spaces. Undefined for everything else.
 */
export function ticketIn(text: string): ScannedTicket | undefined {
  if (text.length > LONGEST) return undefined
  const trimmed = text.trim().normalize('NFKC').toLowerCase()
  const digits = trimmed.replace(/[\s-]/g, '')
  if (/^\d{8}$/.test(digits)) return { shortCode: digits }
  const address = /^https?:\/\/[^/\s]+\/t\/([^/?#\s]+)(?:[?#]\S*)?$/.exec(trimmed)
  const secret = address?.[1] ?? trimmed
  return SECRET.test(secret) ? { secret } : undefined
}
