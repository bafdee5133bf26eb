/** Which ticket this phone opened last: goes to the page behind the venue's code, /here, and nowhere else. */
export const TICKET_COOKIE = 'ticket-here'
const THREE_DAYS = 3 * 24 * 3600

/** `secure`: the site is served over https. */
export function ticketCookie(secret: string, secure: boolean): string {
  const end = secure ? '; Secure' : ''
  return `${TICKET_COOKIE}=${secret.toLowerCase()}; Path=/here; Max-Age=${THREE_DAYS}; HttpOnly; SameSite=Lax${end}`
}
