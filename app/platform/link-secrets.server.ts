// Secrets of links that belong to a row for as long as it lives. They are made from the row's id with a key that is not in the
// database, so that nothing has to be stored, a link can be sent again, and whoever reads the database cannot make one.
import { lookupHash } from './key-ring.server.ts'
import { sameText } from './tokens.server.ts'

/** 162 bit, base64url. */
const LENGTH = 27

export function linkSecret(purpose: string, id: string): string {
  return lookupHash(`link ${purpose}`, id).slice(0, LENGTH)
}

export function isLinkSecret(purpose: string, id: string, secret: string): boolean {
  return sameText(linkSecret(purpose, id), secret)
}
