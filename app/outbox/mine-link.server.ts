// `/mine/DAY.HASH.SECRET`: everything that was registered and asked with one address, for whoever gets its messages. The link is
// made from the look-up hash of the address and the last day on which it opens; nothing of it is stored
// (docs/decisions/0044).
import { eq, or, type SQL } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { after, days } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { isLinkSecret, linkSecret } from '#app/platform/link-secrets.server.ts'
import { questions, registrations } from '#db/schema.ts'

const MINE_LINK = 'mine'
/** Days on which the link opens, after the day it was sent. */
export const MINE_OPEN_DAYS = 7
const WRITTEN = /^(\d{8})\.([\w-]{20,64})\.([\w-]{22})$/

/** The link for the address behind the hash, sent at `now`. */
export function mineLink(contactHash: string, now: Date): string {
  const signed = `${dayOf(after(now, days(MINE_OPEN_DAYS))).replaceAll('-', '')}.${contactHash}`
  return `${config().publicOrigin}/mine/${signed}.${linkSecret(MINE_LINK, signed)}`
}

/** The hash of the address whose link it is; undefined for any link that we did not make, and after its last day. */
export function contactOfMineLink(token: string, now: Date): string | undefined {
  const written = WRITTEN.exec(token)
  if (!written) return undefined
  const [, until, contactHash, secret] = written as unknown as [string, string, string, string]
  if (!isLinkSecret(MINE_LINK, `${until}.${contactHash}`, secret)) return undefined
  return until < dayOf(now).replaceAll('-', '') ? undefined : contactHash
}

/** Registrations and questions that were made with the address behind the hash. */
export const registeredBy = (contactHash: string): SQL =>
  or(eq(registrations.emailHash, contactHash), eq(registrations.phoneHash, contactHash)) as SQL
export const askedBy = (contactHash: string): SQL =>
  or(eq(questions.contactHash, contactHash), eq(questions.phoneHash, contactHash)) as SQL
