// Messages to the people of one registration.
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageKind } from '#app/outbox/message-kinds.ts'
import { after, days, minutes } from '#app/platform/clock.ts'
import { lookupHash, type Sealed } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { outboxMessages } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { recipientOf } from './prepare-registration.server.ts'

export type Told = {
  id: string
  departmentId: string | null
  language: Language
  name: string
  phone?: string | null
  email?: string | null
}

// What strangers can cause for one address: anybody can type anybody's number into the form.
export const MESSAGES_A_DAY = 10
export const MESSAGES_IN_TEN_MINUTES = 3

/**
 * When a message that a stranger may have caused may go to this address: now, once the last ten minutes hold fewer
 * than three, or never (undefined) after ten in a day.
 */
async function whenAllowed(work: Work, recipientHash: string): Promise<Date | undefined> {
  const statement = prepared(work.tx, 'registrations.recent-messages', (tx, name) =>
    tx
      .select({ at: outboxMessages.createdAt })
      .from(outboxMessages)
      .where(
        and(eq(outboxMessages.recipientHash, sql.placeholder('hash')), gt(outboxMessages.createdAt, sql.placeholder('since'))),
      )
      .orderBy(desc(outboxMessages.createdAt))
      .limit(MESSAGES_A_DAY)
      .prepare(name),
  )
  const recent = await statement.execute({ hash: recipientHash, since: after(work.now, -days(1)) })
  if (recent.length >= MESSAGES_A_DAY) return undefined
  const third = recent[MESSAGES_IN_TEN_MINUTES - 1]?.at
  const free = third ? after(third, minutes(10)) : work.now
  return free > work.now ? free : work.now
}

/**
 * Tells a registration's people. `dedupe` names the cause, so that one cause is told once. `asked` marks what a visitor
 * of the site can cause: it counts against the limits of the address; what the organiser owes people always goes out.
 */
export async function tellRegistration(
  work: Work,
  kind: MessageKind,
  told: Told,
  options: {
    dedupe: string
    asked?: boolean
    values?: Record<string, string | number | boolean | null>
    sealedRecipient?: Sealed
  },
): Promise<void> {
  const recipient = recipientOf(told)
  const recipientHash = lookupHash(recipient.channel, recipient.to.address.toLowerCase())
  const notBefore = options.asked ? await whenAllowed(work, recipientHash) : work.now
  if (!notBefore) return
  await enqueueMessage(work, kind, {
    ...recipient,
    ...(options.sealedRecipient ? { sealedRecipient: options.sealedRecipient } : {}),
    recipientHash,
    language: told.language,
    subject: { kind: 'registration', id: told.id },
    departmentId: told.departmentId,
    values: options.values ?? {},
    dedupeKey: `registration:${told.id}:${options.dedupe}`,
    notBefore,
  })
}

/** Sends the secret links to the owner, and to nobody else, whoever asked. */
export async function tellLinks(work: Work, told: Told, cause: string): Promise<void> {
  await tellRegistration(work, 'registration-links', told, { dedupe: `links:${cause}`, asked: true })
}
