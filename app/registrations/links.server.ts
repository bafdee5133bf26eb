// Addresses that people carry. They begin with the configured origin, never with what a request says.
import { config } from '#app/config.server.ts'

export function ticketPath(ticketSecret: string): string {
  return `/t/${ticketSecret}`
}
export function managePath(manageToken: string): string {
  return `/r/${manageToken}`
}
export function calendarPath(manageToken: string): string {
  return `/r/${manageToken}/calendar.ics`
}

export function absolute(path: string): string {
  return `${config().publicOrigin}${path}`
}

/**
 * What the QR code holds: the ticket page's address in upper case, because QR codes pack upper case tighter
 * (alphanumeric mode, ISO/IEC 18004). Hosts are read without case, and so are ticket secrets.
 */
export function qrText(ticketSecret: string): string {
  return absolute(ticketPath(ticketSecret)).toUpperCase()
}
