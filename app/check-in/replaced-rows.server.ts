// Codes that were replaced, as a phone's list names them: by hashes, with nothing of whose they were.
import { createHash } from 'node:crypto'
import { and, asc, eq, gte } from 'drizzle-orm'
import { registrations, replacedTickets } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { CODE_LENGTH, KEY_LENGTH, type ReplacedRow } from './sealed-list.ts'

/** What stands for a short code of an event. */
export function codeKey(eventId: string, shortCode: string): string {
  return createHash('sha256').update(`${eventId}:${shortCode}`).digest('base64url').slice(0, CODE_LENGTH)
}

/** Of the registrations that changed since a moment, all codes they once had. */
export async function changedReplaced(db: Reader, eventId: string, since: Date): Promise<ReplacedRow[]> {
  const rows = await db
    .select({
      hash: replacedTickets.ticketHash,
      shortCode: replacedTickets.shortCode,
      party: registrations.ticketHash,
    })
    .from(replacedTickets)
    .innerJoin(registrations, eq(registrations.id, replacedTickets.registrationId))
    .where(and(eq(replacedTickets.eventId, eventId), gte(registrations.updatedAt, since)))
    .orderBy(asc(replacedTickets.replacedAt), asc(replacedTickets.ticketHash))
  return rows.map(({ hash, shortCode, party }) => [
    hash.slice(0, KEY_LENGTH),
    codeKey(eventId, shortCode),
    party.slice(0, KEY_LENGTH),
  ])
}
