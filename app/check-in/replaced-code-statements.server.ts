// Looking for a code that was replaced. Asked only for a code that is nobody's any more: no other scan pays for it.
import { and, eq, sql } from 'drizzle-orm'
import { replacedTickets } from '#db/schema.ts'
import { prepared, type Reader } from '#db/store.ts'

/** Whose code it once was, in whatever event; a short code is one of this event only. Undefined when it never was one. */
export async function registrationOfReplaced(
  db: Reader,
  eventId: string,
  key: { ticketHash: string } | { shortCode: string },
): Promise<string | undefined> {
  if ('ticketHash' in key) {
    const statement = prepared(db, 'gate.replaced-by-hash', (reader, name) =>
      reader
        .select({ registrationId: replacedTickets.registrationId })
        .from(replacedTickets)
        .where(eq(replacedTickets.ticketHash, sql.placeholder('hash')))
        .prepare(name),
    )
    return (await statement.execute({ hash: key.ticketHash }))[0]?.registrationId
  }
  const statement = prepared(db, 'gate.replaced-by-code', (reader, name) =>
    reader
      .select({ registrationId: replacedTickets.registrationId })
      .from(replacedTickets)
      .where(
        and(
          eq(replacedTickets.eventId, sql.placeholder('event')),
          eq(replacedTickets.shortCode, sql.placeholder('code')),
        ),
      )
      .limit(1)
      .prepare(name),
  )
  return (await statement.execute({ event: eventId, code: key.shortCode }))[0]?.registrationId
}
