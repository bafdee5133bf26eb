// The letter that asks to confirm a contact has not left the house: nobody loses a place because our mail did not go.
import { and, eq, inArray, isNotNull, isNull, like, lte, or } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { UNREACHABLE } from '#app/outbox/claim-messages.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { outboxMessages, registrations } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { TIME_TO_CONFIRM } from './given-form.server.ts'

/** Whoever gets the letter late still has this long. */
const LEAST_LEFT = minutes(5)
const AT_ONCE = 200

const unsent = and(
  eq(outboxMessages.kind, 'registration-confirm'),
  or(
    eq(outboxMessages.state, 'queued'),
    // What the mailbox itself put off is no fault of ours: it may be an invented one.
    and(
      eq(outboxMessages.state, 'retry'),
      or(isNull(outboxMessages.lastError), like(outboxMessages.lastError, `${UNREACHABLE}%`)),
    ),
  ),
)

/**
 * Gives the full time again to contacts whose time is nearly over while their letter waits for its carrier; the letter then
 * tells the new time. Returns how many.
 */
export async function waitForLetters(): Promise<number> {
  const channels = [
    ...(config().smtpUrl ? (['email'] as const) : []),
    ...(config().smsGateway ? (['sms'] as const) : []),
  ]
  if (channels.length === 0) return 0
  const waiting = await reader()
    .select({ id: registrations.id, messageId: outboxMessages.id, values: outboxMessages.values })
    .from(registrations)
    .innerJoin(outboxMessages, eq(outboxMessages.subjectId, registrations.id))
    .where(
      and(
        isNotNull(registrations.confirmBy),
        lte(registrations.confirmBy, after(now(), LEAST_LEFT)),
        eq(outboxMessages.subjectKind, 'registration'),
        inArray(outboxMessages.channel, channels),
        unsent,
      ),
    )
    .limit(AT_ONCE)
  for (const { id, messageId, values } of waiting) {
    await inTransaction({ kind: 'system', job: 'release-unconfirmed' }, async (work) => {
      const confirmBy = after(work.now, TIME_TO_CONFIRM)
      const told = await work.tx
        .update(outboxMessages)
        .set({ values: { ...values, until: confirmBy.toISOString() } })
        .where(and(eq(outboxMessages.id, messageId), unsent))
        .returning({ id: outboxMessages.id })
      if (told.length === 0) return
      await work.tx
        .update(registrations)
        .set({ confirmBy })
        .where(and(eq(registrations.id, id), isNotNull(registrations.confirmBy)))
    })
  }
  return waiting.length
}
