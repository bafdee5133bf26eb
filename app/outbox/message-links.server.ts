// The addresses that stand in messages. They begin with the configured public origin, never with what a request said.
import { config } from '#app/config.server.ts'
import { linkSecret } from '#app/platform/link-secrets.server.ts'

export function ticketLink(ticketSecret: string): string {
  return `${config().publicOrigin}/t/${ticketSecret}`
}

/** What the QR code of a ticket says: the link in upper case, which QR codes pack tighter. */
export function ticketCode(ticketSecret: string): string {
  return ticketLink(ticketSecret).toUpperCase()
}

export function manageLink(manageToken: string): string {
  return `${config().publicOrigin}/r/${manageToken}`
}

export function eventPageLink(slug: string): string {
  return `${config().publicOrigin}/events/${encodeURIComponent(slug)}`
}

export function askLink(slug: string): string {
  return `${config().publicOrigin}/ask?event=${encodeURIComponent(slug)}`
}

export function questionLink(trackingCode: string): string {
  return `${config().publicOrigin}/questions/${trackingCode}`
}

/** The asker's own page, app/questions/asker-link.server.ts. */
export function askerLink(question: { id: string; trackingCode: string }): string {
  return `${config().publicOrigin}/q/${question.trackingCode}-${linkSecret('asker', question.id)}`
}

export function answerLink(id: string): string {
  return `${config().publicOrigin}/answers/${id}`
}

/** A page of this site from a path we made ourselves. */
export function siteLink(path: string): string {
  return new URL(path, config().publicOrigin).href
}
