import { and, eq } from 'drizzle-orm'
import { auditEntries, outboxMessages } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'

/** Whether the organiser has moved this registration, or time or place of its session, since it was made. */
export async function wasChangedByOrganiser(reader: Reader, registrationId: string): Promise<boolean> {
  const told = await preparedBy(reader, 'registrations.event-changes', registrationId, (db, value) =>
    db
      .select({ id: outboxMessages.id })
      .from(outboxMessages)
      .where(
        and(
          eq(outboxMessages.subjectKind, 'registration'),
          eq(outboxMessages.subjectId, value),
          eq(outboxMessages.kind, 'event-changed'),
        ),
      )
      .limit(1),
  )
  if (told.length > 0) return true
  const moves = await preparedBy(reader, 'registrations.moves', registrationId, (db, value) =>
    db
      .select({ detail: auditEntries.detail })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectKind, 'registration'),
          eq(auditEntries.subjectId, value),
          eq(auditEntries.action, 'registration.moved'),
        ),
      ),
  )
  return moves.some(({ detail }) => detail?.by === 'organiser')
}
